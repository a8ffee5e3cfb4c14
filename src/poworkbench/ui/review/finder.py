"""Finds the order that a document answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from poworkbench.services.views import CandidateView
from poworkbench.ui.review.candidates import CandidateDelegate, CandidateModel
from poworkbench.ui.theme import Theme
from poworkbench.ui.widgets.line_editor import LineEditor
from poworkbench.ui.widgets.naming import named, quiet, wrapping

TYPING_MS = 120


class Finder(QWidget):
    """Typing asks by `searched` (empty: the document's own candidates), Enter says `taken`, Esc says `left`."""

    searched = Signal(str)
    taken = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineEditor("Order this document answers", "PO number, vendor, item or sales order", self)
        self.model = CandidateModel(self)
        self.list = named(QListView(uniformItemSizes=True), "candidates")
        self.list.setModel(self.model)
        self.list.setItemDelegate(CandidateDelegate(theme, self.list))
        self.list.setAccessibleName("Orders that fit")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title = wrapping(quiet())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._title, self.line, self.list):
            column.addWidget(widget)
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._typing.timeout.connect(lambda: self.searched.emit(self.line.text().strip()))
        self.line.textEdited.connect(self._typing.start)
        self.line.entered.connect(self._take)
        self.line.left.connect(self.left)
        self.line.moved.connect(self._move)
        self.list.doubleClicked.connect(self._take)

    def start(self) -> None:
        """A new search, with the keyboard in it."""
        self.line.clear()
        self.line.setFocus()

    def show_candidates(self, candidates: Sequence[CandidateView]) -> None:
        """The best first, and that one chosen."""
        self.model.show_candidates(candidates)
        self._choose(0)
        found = "Which order does it answer? L, then Enter takes the marked one; or type to search."
        self._title.setText(found if candidates else "No open order fits. L, then type an order, vendor or item.")

    def _take(self) -> None:
        row = self.list.currentIndex().row()
        if self._typing.isActive():
            self._typing.stop()
            self.searched.emit(self.line.text().strip())
        elif 0 <= row < len(self.model.candidates):
            self.taken.emit(self.model.candidates[row].po_number)

    def _move(self, by: int) -> None:
        self._choose(self.list.currentIndex().row() + by)

    def _choose(self, row: int) -> None:
        index = self.model.index(row) if 0 <= row < self.model.rowCount() else QModelIndex()
        if index.isValid():
            self.list.setCurrentIndex(index)
