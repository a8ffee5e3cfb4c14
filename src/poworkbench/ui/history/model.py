"""The history of a value as a table: when, who, what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from poworkbench.services.views import HistoryRow
from poworkbench.ui.widgets import present
from poworkbench.ui.widgets.present import today
from poworkbench.ui.wording.events import about, happened
from poworkbench.ui.wording.values import when

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("when", "who", "what")


class HistoryModel(QAbstractTableModel):
    """The newest entry first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[HistoryRow] = []
        self._whole = False

    def show_rows(self, rows: Sequence[HistoryRow], *, whole: bool = False) -> None:
        """These instead of those before; in the history of a whole order each says which value it is about."""
        newest_first = sorted(rows, key=lambda row: row.at, reverse=True)
        if (newest_first, whole) == (self.rows, self._whole):
            return
        self.beginResetModel()
        self.rows, self._whole = newest_first, whole
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        horizontal = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section] if horizontal else None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row, now = self.rows[index.row()], present.now()
        what = ": ".join(part for part in (about(row) if self._whole else "", happened(row, today())) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.at.isoformat(timespec='seconds')} ({row.zone})\n{row.person}\n{what}"
        return (when(row.at, now), row.person, what)[index.column()]
