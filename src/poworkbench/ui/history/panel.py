"""The panel below the differences: who decided what about the focused value, when, why, from where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from poworkbench.services.views import HistoryRow
from poworkbench.ui.history.model import HistoryModel
from poworkbench.ui.widgets.labels import Elided
from poworkbench.ui.widgets.listing import as_list
from poworkbench.ui.widgets.naming import named

OWN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down)
ROW_HEIGHT = 21


class HistoryTable(QTableView):
    """Keeps Enter, Esc and the arrows to itself while it has the focus."""

    entered = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class HistoryPanel(QWidget):
    """Says `place` with the entry whose place on the page is asked for, `left` when the keyboard goes back."""

    place = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = HistoryModel(self)
        self.table = self._table()
        self._title = Elided()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 6)
        column.setSpacing(3)
        column.addWidget(self._title)
        column.addWidget(self.table, 1)

    def show_rows(self, title: str, rows: Sequence[HistoryRow], *, whole: bool = False) -> None:
        """The history of another value, or of the same one further on."""
        self._title.setText(title if rows else f"{title} · nothing happened yet")
        self.model.show_rows(rows, whole=whole)

    def take_focus(self) -> None:
        """The keyboard goes into the list; Enter shows an entry's place on the page."""
        self.table.setFocus()
        if self.model.rows:
            self.table.selectRow(max(self.table.currentIndex().row(), 0))

    def _entered(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.rows):
            self.place.emit(self.model.rows[row])

    def _table(self) -> HistoryTable:
        table = named(HistoryTable(), "history")
        table.setModel(self.model)
        table.setAccessibleName("History of the focused value")
        as_list(table, ROW_HEIGHT)
        head = table.horizontalHeader()
        head.hide()
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(0, 108)
        table.setColumnWidth(1, 96)
        table.entered.connect(self._entered)
        table.left.connect(self.left)
        table.clicked.connect(self._entered)
        return table
