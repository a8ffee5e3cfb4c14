"""A screen's own keys as one row of caps, each with its word."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QLabel

from poworkbench.ui.shortcuts import Shortcut, caps
from poworkbench.ui.widgets.naming import named, quiet


def key_row(shortcuts: Iterable[Shortcut]) -> QHBoxLayout:
    """The first key of each."""
    row = QHBoxLayout()
    row.setSpacing(5)
    for shortcut in shortcuts:
        row.addWidget(named(QLabel(caps(shortcut)[0]), "cap"))
        row.addWidget(quiet(shortcut.cap))
        row.addSpacing(7)
    row.addStretch(1)
    return row
