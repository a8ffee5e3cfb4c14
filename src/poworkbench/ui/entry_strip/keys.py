"""The caps of the strip's keys, each with its word."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel

from poworkbench.ui.exchange_keys import STRIP_KEYS
from poworkbench.ui.shortcuts import caps
from poworkbench.ui.widgets.naming import named, quiet


def key_row() -> QHBoxLayout:
    """The first key of each verb."""
    row = QHBoxLayout()
    row.setSpacing(5)
    for shortcut in STRIP_KEYS:
        row.addWidget(named(QLabel(caps(shortcut)[0]), "cap"))
        row.addWidget(quiet(shortcut.cap))
        row.addSpacing(7)
    row.addStretch(1)
    return row
