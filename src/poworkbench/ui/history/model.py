"""The history of a value as a table: when, who, what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from poworkbench.services.views import HistoryRow
from poworkbench.ui.wording.events import happened
from poworkbench.ui.wording.values import when

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("when", "who", "what")


class HistoryModel(QAbstractTableModel):
    """The newest entry first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[HistoryRow] = []

    def show_rows(self, rows: Sequence[HistoryRow]) -> None:
        """These instead of those before."""
        newest_first = sorted(rows, key=lambda row: row.at, reverse=True)
        if newest_first == self.rows:
            return
        self.beginResetModel()
        self.rows = newest_first
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
        row, now = self.rows[index.row()], datetime.now(UTC)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.at.isoformat(timespec='seconds')} ({row.zone})\n{row.person}\n{happened(row, now.date())}"
        return (when(row.at, now), row.person, happened(row, now.date()))[index.column()]
