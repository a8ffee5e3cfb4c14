"""The queue as a list that keeps still while a person works in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from poworkbench.services.views import QueueRow
from poworkbench.ui.widgets.present import now
from poworkbench.ui.wording.deadline import explained
from poworkbench.ui.wording.states import badge, second_line

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole) + 1


class QueueModel(QAbstractListModel):
    """Rows in the order in which they were last sorted; new ones wait at the end, done ones stay until sorted anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QueueRow] = []
        self._folded: list[str] = []
        self._shown: list[int] = []
        self._filter = ""
        self._newest: Sequence[QueueRow] = ()
        self.new = 0

    def update_rows(self, rows: Sequence[QueueRow]) -> None:
        """Take over what changed without moving anything."""
        self._newest = rows
        if not self._rows:
            self.resort()
            return
        coming = {row.document: row for row in rows}
        self._rows = [_newer(row, coming) for row in self._rows]
        arrived = [row for row in coming.values() if row.state != "done"]
        self.new += len(arrived)
        self._append(arrived)
        self._folded = [fold(row) for row in self._rows]
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def resort(self) -> None:
        """The order of urgency again; what is done leaves."""
        self.beginResetModel()
        self._rows = [row for row in self._newest if row.state != "done"]
        self._folded = [fold(row) for row in self._rows]
        self._shown = self._matching()
        self.new = 0
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Show the rows that hold every word of `text`."""
        self.beginResetModel()
        self._filter = folded(text)
        self._shown = self._matching()
        self.endResetModel()

    def mark_done(self, document: str) -> None:
        """Show a row as done before the desk says so."""
        for place, row in enumerate(self._rows):
            if row.document == document:
                self._rows[place] = replace(row, state="done", needs=0)
        self._touch(document)

    def row_of(self, document: str | None) -> int:
        """Where a document is shown, -1 where it is not."""
        return next((i for i, place in enumerate(self._shown) if self._rows[place].document == document), -1)

    def at(self, row: int) -> QueueRow | None:
        """The document shown in that row."""
        return self._rows[self._shown[row]] if 0 <= row < len(self._shown) else None

    @property
    def is_filtered(self) -> bool:
        """Whether some rows may be hidden."""
        return bool(self._filter)

    def waiting(self) -> int:
        """How many are not done."""
        return sum(row.state != "done" for row in self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Rows shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row itself for the painter, its words for everybody else."""
        row = self.at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return words(row)
        return None

    def _append(self, rows: list[QueueRow]) -> None:
        first = len(self._rows)
        matching = [first + i for i, row in enumerate(rows) if self._matches(fold(row))]
        if matching:
            self.beginInsertRows(QModelIndex(), len(self._shown), len(self._shown) + len(matching) - 1)
        self._rows += rows
        self._shown += matching
        if matching:
            self.endInsertRows()

    def _matching(self) -> list[int]:
        if not self._filter:
            return list(range(len(self._rows)))
        return [place for place, text in enumerate(self._folded) if self._matches(text)]

    def _matches(self, text: str) -> bool:
        return all(word in text for word in self._filter.split())

    def _touch(self, document: str) -> None:
        row = self.row_of(document)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))


def _newer(row: QueueRow, coming: dict[str, QueueRow]) -> QueueRow:
    """The row as it is now; one that waits no longer is done."""
    return coming.pop(row.document) if row.document in coming else replace(row, state="done", needs=0)


def folded(text: str) -> str:
    """Without case and without accents, as people type it."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


def fold(row: QueueRow) -> str:
    """What the filter looks into."""
    return folded(" ".join(t for t in (row.po_number, row.vendor_name, row.name, row.sales_order) if t))


def words(row: QueueRow) -> str:
    """A row for the hint and the screen reader, with the reason for its place."""
    return "\n".join((f"{row.po_number or row.name}, {badge(row)[0]}", second_line(row), explained(row.due_at, now())))
