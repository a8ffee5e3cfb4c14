"""Panes side by side that a person may widen and that are never closed by accident."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget


def split(orientation: Qt.Orientation, panes: Mapping[QWidget, tuple[int, int]]) -> QSplitter:
    """A splitter with these panes, each with its size in pixels and its share of further room."""
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for place, (pane, (_size, share)) in enumerate(panes.items()):
        splitter.addWidget(pane)
        splitter.setStretchFactor(place, share)
    splitter.setSizes([size for size, _share in panes.values()])
    return splitter
