"""The page of keys, drawn from the table of shortcuts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from poworkbench.ui.shortcuts import SHORTCUTS, Shortcut, caps
from poworkbench.ui.widgets.naming import named, quiet, wrapping

COLUMNS = (("Decide", "Window"), ("Move", "Look", "The vendor's page"))
WORDS = (
    "A document that agrees in everything takes one key: Enter. Enter goes from one value that needs you to the next "
    "and never accepts anything; when nothing is open it is done with the document and opens the next one. Typing goes "
    "into an editor only; Esc leaves it. A click on a word of the vendor's page offers it as the focused value; "
    "Enter takes it."
)


class HelpPage(QScrollArea):
    """All keys on one page, by what they are for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Keys")
        page = named(QWidget(), "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(40, 18, 40, 18)
        title = QLabel("Keys")
        title.setStyleSheet("font-size: 17px; font-weight: 600;")
        column.addWidget(title)
        words = wrapping(quiet(WORDS))
        words.setMaximumWidth(900)
        column.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(48)
        for groups in COLUMNS:
            row.addLayout(_column(groups), 1)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(page)


def _column(groups: tuple[str, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    for group in groups:
        head = QLabel(group)
        head.setStyleSheet("font-weight: 600; padding-top: 12px;")
        grid.addWidget(head, grid.rowCount(), 0, 1, 2)
        for shortcut in (one for one in SHORTCUTS if one.group == group):
            row = grid.rowCount()
            grid.addWidget(_caps(shortcut), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(QLabel(shortcut.words), row, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return grid


def _caps(shortcut: Shortcut) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for cap in caps(shortcut):
        row.addWidget(named(QLabel(cap), "cap"))
    return box
