"""A document beside its order as a table: field, ordered, vendor says, ERP now, decision."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from poworkbench.domain.differences import LINE_SPLIT
from poworkbench.services.views import ReviewView
from poworkbench.ui.review.rows import Key, Shown, shown_rows
from poworkbench.ui.widgets.present import now, today
from poworkbench.ui.wording.fields import field_name
from poworkbench.ui.wording.flags import flag
from poworkbench.ui.wording.heading import freshness, line_title
from poworkbench.ui.wording.states import decided, next_step, spoken
from poworkbench.ui.wording.values import amounts
from poworkbench.ui.wording.values import shown as worded

Index = QModelIndex | QPersistentModelIndex
SHOWN = int(Qt.ItemDataRole.UserRole) + 1
COLUMNS = ("field", "ordered", "vendor says", "ERP now", "decision")
FIELD, ORDERED, VENDOR, ERP, DECISION = range(5)


class ReviewModel(QAbstractTableModel):
    """Rows of several kinds; headings, notes and the fold stand in the first column and span the others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: ReviewView | None = None
        self.rows: list[Shown] = []
        self.unfolded = False
        self.pending: frozenset[Key] = frozenset()

    def show_view(self, view: ReviewView | None) -> None:
        """Take over a view; where its shape is the same, nothing is moved."""
        self.view = view
        rows = self._laid_out()
        if [_shape(row) for row in rows] == [_shape(row) for row in self.rows]:
            self.rows = rows
            self._repaint()
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def fold(self, unfolded: bool) -> None:
        """Show every line, or only what differs."""
        self.unfolded = unfolded
        self.show_view(self.view)

    def set_pending(self, keys: frozenset[Key]) -> None:
        """The values whose decision is being saved."""
        self.pending = keys
        self._repaint()

    def open_editor(self, key: Key) -> int:
        """Make room for an editor under a value; the row it stands in."""
        place = 1 + max(i for i, shown in enumerate(self.rows) if shown.owner == key)
        owner = self.rows[self.row_of(key)]
        self.beginInsertRows(QModelIndex(), place, place)
        self.rows.insert(place, Shown("editor", line=owner.line, row=owner.row, owner=key))
        self.endInsertRows()
        return place

    def close_editor(self) -> None:
        """Take the editor's row away."""
        for place, shown in enumerate(self.rows):
            if shown.kind == "editor":
                self.beginRemoveRows(QModelIndex(), place, place)
                del self.rows[place]
                self.endRemoveRows()
                return

    def row_of(self, key: Key | None) -> int:
        """Where a value stands, -1 where it is not shown."""
        return next((i for i, shown in enumerate(self.rows) if shown.kind == "value" and shown.owner == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Rows of every kind."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The five columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only values take the focus."""
        if not index.isValid() or self.rows[index.row()].kind != "value":
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """The columns' names."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if ORDERED <= section <= ERP else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if section == ERP and role == Qt.ItemDataRole.ToolTipRole and self.view:
            return freshness(self.view, now())
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row itself for the painter, its words for everybody else."""
        if not index.isValid():
            return None
        shown = self.rows[index.row()]
        if role == SHOWN:
            return shown
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(shown, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and shown.kind == "value" and shown.row:
            return spoken(shown.row, today())
        return None

    def _laid_out(self) -> list[Shown]:
        if self.view is None:
            return []
        day = today()
        return shown_rows(self.view, lambda row: flag(row, day), unfolded=self.unfolded)

    def _text(self, shown: Shown, column: int) -> str:
        if shown.kind == "value" and shown.row:
            return _cell(shown, column)
        if column != FIELD:
            return ""
        if shown.kind == "line" and shown.line:
            return "  ".join(part for part in line_title(shown.line) if part)
        return shown.text

    def _repaint(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, DECISION))


def _cell(shown: Shown, column: int) -> str:
    row, day = shown.row, today()
    assert row is not None
    if column == FIELD:
        return field_name(row.field)
    if column == DECISION:
        if row.decision:
            return "\n".join(part for part in decided(row.decision, row.field, day)[:2] if part)
        return next_step(row) if row.needs_person else ""
    text = (row.ordered, row.acknowledged, row.erp_now)[column - ORDERED]
    return amounts(text) if text and row.field == LINE_SPLIT else worded(row.field, text, day)


def _shape(shown: Shown) -> tuple[object, ...]:
    decision = shown.row.decision if shown.row else None
    return shown.kind, shown.owner, shown.text, decision is None, shown.line.number if shown.line else None
