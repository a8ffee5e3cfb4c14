"""The first rows of an export, and the layout that a person gives them column by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from poworkbench.domain.exchange import ABOVE, DATE_ORDERS, MARKS, REPEATED, OrdersLayout
from poworkbench.domain.exported_orders import NoSuchColumn, columns_of
from poworkbench.domain.exported_values import plain_text
from poworkbench.services.exchange.mapping import column_name
from poworkbench.services.exchange.tables import Table
from poworkbench.ui.wording.exchange import column_field

Index = QModelIndex | QPersistentModelIndex

#: So many rows are shown.
SHOWN = 40


class MappingModel(QAbstractTableModel):
    """The rows as a table; over each column stands what it holds. `here` is the column that a key is about."""

    def __init__(self, table: Table, layout: OrdersLayout, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table, self.layout, self.here = table, layout, 0
        self._held = {at: name for name, at in self.places().items()}
        self.width = max((len(row) for row in table.rows[:SHOWN]), default=0)

    @property
    def headings(self) -> list[str]:
        """The titles as they stand in the heading row."""
        return [plain_text(cell) for cell in self.table.rows[self.layout.heading_row - 1]]

    def places(self) -> dict[str, int]:
        """Where each field stands; one whose title is not in this export stands nowhere."""
        found: dict[str, int] = {}
        for name, title in self.layout.columns.items():
            try:
                found |= columns_of(self.headings, replace(self.layout, columns={name: title}))
            except NoSuchColumn:
                continue
        return found

    def field_at(self, column: int) -> str | None:
        """What a column holds."""
        return self._held.get(column)

    def title(self, column: int) -> str:
        """How a person finds a column."""
        return " ".join(column_name(self.headings, column).split())

    def point(self, name: str | None) -> None:
        """The column that is pointed at holds this field; None: nothing."""
        columns = dict(self.layout.columns)
        old = self.field_at(self.here)
        if old:
            del columns[old]
        if name:
            columns[name] = column_name(self.headings, self.here)
        self.take(replace(self.layout, columns=columns))

    def step(self, by: int) -> None:
        """To the next or previous column."""
        self.here = min(max(self.here + by, 0), max(self.width - 1, 0))
        self._touch()

    def move_headings(self, by: int) -> None:
        """The headings stand in another row; what was named by title is named by what stands there now."""
        row = min(max(self.layout.heading_row + by, 1), len(self.table.rows), SHOWN)
        places = self.places()
        moved = replace(self.layout, heading_row=row)
        titles = [plain_text(cell) for cell in self.table.rows[row - 1]]
        self.take(replace(moved, columns={name: column_name(titles, at) for name, at in places.items()}))

    def turn(self, name: str, ways: Sequence[object]) -> None:
        """The next way of writing: of dates, of decimals, of heads."""
        now = getattr(self.layout, name)
        self.take(replace(self.layout, **{name: ways[(ways.index(now) + 1) % len(ways)]}))  # type: ignore[arg-type]

    def turn_prices(self) -> None:
        """Prices are for the next usual number of units, where no column says for how many."""
        others = {name: value for name, value in self.layout.otherwise.items() if name != "price_unit"}
        now = self.layout.otherwise.get("price_unit", "")
        at = PRICES_PER.index(now) + 1 if now in PRICES_PER else 0
        following = PRICES_PER[at % len(PRICES_PER)]
        self.take(replace(self.layout, otherwise=others | ({"price_unit": following} if following else {})))

    def take(self, layout: OrdersLayout) -> None:
        """Another layout."""
        self.layout = layout
        self._held = {at: name for name, at in self.places().items()}
        self._touch()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Rows shown."""
        return 0 if parent.isValid() else min(len(self.table.rows), SHOWN)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As wide as the widest row."""
        return 0 if parent.isValid() else self.width

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """A cell as a person reads it."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            row = self.table.rows[index.row()]
            return plain_text(row[index.column()]) if index.column() < len(row) else ""
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Over a column what it holds, beside a row its number."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_field(self.field_at(section)) if way == Qt.Orientation.Horizontal else str(section + 1)

    def _touch(self) -> None:
        if self.width:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.width - 1)
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.width - 1))


#: For how many units the prices of an export usually are, "" for one.
PRICES_PER = ("", "100", "1000")

#: The ways that a digit goes through.
WAYS: dict[str, tuple[object, ...]] = {
    "dates": DATE_ORDERS, "decimal": MARKS, "heads": (REPEATED, ABOVE), "full": (False, True),
}  # fmt: skip
