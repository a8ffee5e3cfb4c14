"""The queue's pane: how many wait, the list, and what has arrived since it was sorted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QToolButton, QVBoxLayout, QWidget

from poworkbench.services.views import QueueRow
from poworkbench.ui.queue.delegate import QueueDelegate
from poworkbench.ui.queue.model import QueueModel
from poworkbench.ui.shortcuts import key_cap
from poworkbench.ui.theme import Theme
from poworkbench.ui.widgets.labels import Elided

MINUTE_MS = 60_000


class QueueScreen(QWidget):
    """Says `chosen` when a person goes to another document, `counted` when the number of waiting ones changed."""

    chosen = Signal(str)
    counted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = QueueModel(self)
        self.list = self._list(theme)
        self._summary = Elided()
        self._summary.setObjectName("quiet")
        self.news = QToolButton()
        self.news.hide()
        self.news.setAccessibleName("Sort the queue anew")
        self.news.clicked.connect(self.resort)
        self._document: str | None = None
        self._lay_out()
        ticking = QTimer(self, interval=MINUTE_MS)
        ticking.timeout.connect(self.list.viewport().update)
        ticking.start()

    def show_rows(self, rows: Sequence[QueueRow]) -> None:
        """What waits now; nothing moves, and the first row is opened where none is."""
        self.model.update_rows(rows)
        self._count()
        if self._document is None:
            self._go(0)

    def resort(self) -> None:
        """The order of urgency again."""
        self.model.resort()
        self._count()
        self._mark()

    def filter(self, text: str) -> None:
        """Show only what matches; the open document stays open."""
        self.model.set_filter(text)
        self._count()
        self._mark()

    def step(self, by: int) -> bool:
        """Go to the next or previous document; False where there is none."""
        return self._go(max(self.model.row_of(self._document), -1) + by)

    def following(self) -> str | None:
        """The document that the next one will be, for fetching it ahead."""
        shown = self.model.at(self.next_open())
        return shown.document if shown else None

    def to_next_open(self) -> bool:
        """Go to the next document that is not done, from the top again after the last; False where none is left."""
        row = self.next_open()
        return self._go(row)

    def next_open(self) -> int:
        """The row of the next document that is not done, -1 where none is left."""
        here, count = self.model.row_of(self._document), self.model.rowCount()
        rows: list[int] = [*range(here + 1, count), *range(max(here, 0))]
        for row in rows:
            shown = self.model.at(row)
            if shown and shown.state != "done":
                return row
        return -1

    def choose(self, document: str) -> None:
        """Open that document where it is in the list."""
        self._go(self.model.row_of(document))

    def mark_done(self, document: str) -> None:
        """The row is done as far as the hand is concerned."""
        self.model.mark_done(document)
        self._count()

    def _go(self, row: int) -> bool:
        shown = self.model.at(row)
        if shown is None:
            return False
        self._document = shown.document
        self._mark()
        self.chosen.emit(shown.document)
        return True

    def _mark(self) -> None:
        index = self.model.index(self.model.row_of(self._document))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, flags)
        if index.isValid():
            self.list.scrollTo(index)

    def _clicked(self, index: QModelIndex) -> None:
        self._go(index.row())

    def _count(self) -> None:
        waiting, shown = self.model.waiting(), self.model.rowCount()
        self._summary.setText("Most urgent first" if waiting else "Nothing waits")
        if self.model.is_filtered:
            self._summary.setText(f"{shown:,} found of {waiting:,} waiting")
        self.news.setText(f"{self.model.new:,} new  {key_cap('resort')}")
        self.news.setToolTip("Sort the queue anew, with what has arrived and without what is done")
        self.news.setVisible(self.model.new > 0)
        self.counted.emit(waiting)

    def _list(self, theme: Theme) -> QListView:
        view = QListView(uniformItemSizes=True)
        view.setModel(self.model)
        view.setItemDelegate(QueueDelegate(theme, view))
        view.setAccessibleName("Queue of documents")
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(self._clicked)
        return view

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 5, 8, 5)
        head.addWidget(self._summary, 1)
        head.addWidget(self.news)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
