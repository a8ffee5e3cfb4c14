"""The page of keys, drawn from the table of shortcuts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from poworkbench.ui.shortcuts import (
    DECIDE,
    LOOK,
    MOVE,
    PAGE,
    SHORTCUTS,
    TRAY,
    TRAY_KEYS,
    WINDOW,
    Shortcut,
    caps,
)  # fmt: skip
from poworkbench.ui.widgets.naming import named, quiet, wrapping

#: The page's own: it may be longer than the window.
_TURNING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
#: A group with so many keys stands in rows of so many.
_MANY, _BESIDE = 20, 3

COLUMNS = ((DECIDE, WINDOW, TRAY), (MOVE, LOOK, PAGE))
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
        self._rows = QVBoxLayout()
        column.addLayout(self._rows)
        column.addStretch(1)
        self.setWidget(page)
        self.listed: list[Shortcut] = []
        self.add(COLUMNS, (*SHORTCUTS, *TRAY_KEYS))

    def add(self, columns: Sequence[Sequence[str]], shortcuts: Sequence[Shortcut]) -> None:
        """More keys, group by group in columns beside each other."""
        row = QHBoxLayout()
        row.setSpacing(48)
        for groups in columns:
            row.addLayout(_column(groups, shortcuts), 1)
        self._rows.addLayout(row)
        self.listed += [one for one in shortcuts if any(one.group in groups for groups in columns)]

    def event(self, event: QEvent) -> bool:
        """The arrows turn the page, whatever else they mean in the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _TURNING
            and not event.modifiers()
        ):
            event.accept()
            return True
        return super().event(event)


def _column(groups: Sequence[str], shortcuts: Sequence[Shortcut]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    for group in groups:
        head = QLabel(group)
        head.setStyleSheet("font-weight: 600; padding-top: 12px;")
        grid.addWidget(head, grid.rowCount(), 0, 1, 2)
        listed = [one for one in shortcuts if one.group == group]
        if len(listed) >= _MANY:
            grid.addLayout(_packed(listed), grid.rowCount(), 0, 1, 2)
            continue
        for shortcut in listed:
            row = grid.rowCount()
            grid.addWidget(_caps(shortcut), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(QLabel(shortcut.words), row, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return grid


def _packed(shortcuts: Sequence[Shortcut]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(3)
    for at, shortcut in enumerate(shortcuts):
        row, column = divmod(at, _BESIDE)
        grid.addWidget(_caps(shortcut), row, 2 * column, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(QLabel(shortcut.words), row, 2 * column + 1)
        grid.setColumnStretch(2 * column + 1, 1)
    return grid


def _caps(shortcut: Shortcut) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for cap in caps(shortcut):
        row.addWidget(named(QLabel(cap), "cap"))
    return box
