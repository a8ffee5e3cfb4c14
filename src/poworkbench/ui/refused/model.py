"""What the ERP refused as a table: who, which value, what was to be written, why not, how often, where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from poworkbench.services.tray_views import RefusedRow
from poworkbench.ui.theme import Theme
from poworkbench.ui.widgets.present import now, today
from poworkbench.ui.wording import tray

Index = QModelIndex | QPersistentModelIndex

#: The colour of each tone.
_INK = {"bad": "bad", "warn": "warn", "soft": "ink2", "plain": "ink"}
_LAST = len(tray.HEADINGS) - 1


class RefusedModel(QAbstractTableModel):
    """What waits for a person first."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[RefusedRow] = []

    def show_rows(self, rows: Sequence[RefusedRow]) -> None:
        """As the desk has it now."""
        if list(rows) != self.rows:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()

    def row_of(self, operation: str | None) -> int:
        """Where a write stands; -1 where it is not there any more."""
        return next((at for at, row in enumerate(self.rows) if row.operation == operation), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(tray.HEADINGS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        horizontal = way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return tray.HEADINGS[section] if horizontal else None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return tray.cells(row, now(), today())[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tray.told(row, now(), today())
        if role == Qt.ItemDataRole.ForegroundRole:
            tone = tray.STANDING[row.standing][1]
            return self._theme.colour(_INK[tone if index.column() == _LAST or tone == "soft" else "plain"])
        return None
