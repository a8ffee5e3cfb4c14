"""Names by which the style sheet knows a widget."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QLabel, QWidget

Named = TypeVar("Named", bound=QWidget)


def named(widget: Named, name: str) -> Named:
    """The widget, with the name that the style sheet paints."""
    widget.setObjectName(name)
    return widget


def quiet(text: str = "") -> QLabel:
    """A label in the second ink."""
    return named(QLabel(text), "quiet")


def wrapping(label: QLabel) -> QLabel:
    """A label that takes as many lines as it needs."""
    label.setWordWrap(True)
    return label
