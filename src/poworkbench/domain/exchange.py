"""How a client's ERP without an interface lays out its files, as data: the orders it gives, the updates it takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from poworkbench.domain.merging import Values
from poworkbench.domain.orders import LINE_FIELDS

#: What a column of an export may hold, by where it belongs.
HEAD_FIELDS = (
    "po_number", "vendor_code", "vendor_name", "buyer_name", "buyer_email", "order_date", "currency", "sales_order",
    "customer_promise", "ship_to", "terms", "total", "vendor_order_number", "acknowledged_on", "state",
)  # fmt: skip
ROW_FIELDS = ("line", "buyer_item", "description", "price_unit", *LINE_FIELDS)
ORDER_FIELDS = HEAD_FIELDS + ROW_FIELDS

#: Without these there is no order.
NEEDED = ("po_number", "line", "quantity", "unit_price")

#: What the ERP is told last of an order.
HEAD_WRITES = ("vendor_order_number", "acknowledged_on")
FIELD_ORDER = (*LINE_FIELDS, *HEAD_WRITES)

#: The order of a written date's parts; only what is written otherwise at sight ("4 Dec 2026") is taken beside it.
DATE_ORDERS = ("dmy", "mdy", "ymd")
MARKS = (".", ",")

#: An order's data stands in every row of its lines, or only above them.
REPEATED, ABOVE = "repeated", "above"

#: What a column of the updates may hold beside an order's own fields: one row a value has its name, old and new.
VALUE_FIELDS = ("field", "old", "new")

#: What a line may be called in our words.
STATUSES = frozenset({"open", "closed", "backordered", "cancelled", "substituted"})

#: A column of an export that is named by its place instead of its title.
BY_LETTER = re.compile(r"column ([A-Z]{1,2})")


@dataclass(frozen=True, slots=True)
class OrdersLayout:
    """The ERP's export of open orders: which column holds what, and how values are written.

    `columns` has the title of each field's column, or "column C" for one without. `words` are the file's words for a
    status or state, `otherwise` what holds for fields that have no column (price_unit "100": prices are per hundred).
    `full` says that an export has every open order. `heading_row` counts from 1; `sheet` is "" for the first one,
    `delimiter` is "" where the file tells it.
    """

    columns: Mapping[str, str]
    sheet: str = ""
    heading_row: int = 1
    heads: str = REPEATED
    dates: str = "ymd"
    decimal: str = "."
    delimiter: str = ""
    full: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    otherwise: Mapping[str, str] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[str, ...]:
        """What an order cannot be made without and no column holds."""
        return tuple(name for name in NEEDED if name not in self.columns)

    def shows(self, name: str) -> bool:
        """Whether an export says what the ERP has in a field."""
        return name in self.columns


@dataclass(frozen=True, slots=True)
class Written:
    """How the ERP wants values written: `dates` in YYYY, YY, MM, DD and signs between; `decimal` is the sign."""

    dates: str = "YYYY-MM-DD"
    decimal: str = "."

    def text(self, value: str | Decimal | date | None) -> str:
        """A value as it is typed or printed; "" for none."""
        if isinstance(value, date):
            parts = (("YYYY", f"{value:%Y}"), ("YY", f"{value:%y}"), ("MM", f"{value:%m}"), ("DD", f"{value:%d}"))
            text = self.dates
            for name, digits in parts:
                text = text.replace(name, digits)
            return text
        if isinstance(value, Decimal):
            return format(value, "f").replace(".", self.decimal)
        return value or ""


@dataclass(frozen=True, slots=True)
class UpdateColumn:
    """One column of the file that the ERP takes in; `value` is one of UPDATE_VALUES, or "" for `text` in every row."""

    title: str
    value: str = ""
    text: str = ""


UPDATE_VALUES = (*ORDER_FIELDS, *VALUE_FIELDS)


@dataclass(frozen=True, slots=True)
class UpdatesLayout:
    """The ERP's own import: its columns in their order, and how the file is written.

    `rows` is "lines" (a row has all values of a line as they shall be) or "values" (a row has one value that changes).
    `unchanged` says what a row of a line has where nothing changes: "current" or "blank". `words` are the ERP's for a
    status.
    """

    columns: tuple[UpdateColumn, ...]
    rows: str = "lines"
    unchanged: str = "current"
    written: Written = Written()
    delimiter: str = ","
    encoding: str = "utf-8"
    sheet: str = "Updates"
    headings: bool = True
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exchange:
    """All that a client without an interface needs; `entry` is how values are typed, None: as its exports have them."""

    orders: OrdersLayout | None = None
    updates: UpdatesLayout | None = None
    entry: Written | None = None
    field_order: tuple[str, ...] = FIELD_ORDER

    @property
    def typing(self) -> Written:
        """How values are typed: an ERP understands what it writes itself, and may take 713.27 for 71327 otherwise."""
        if self.entry or self.orders is None:
            return self.entry or Written()
        mark = self.orders.decimal
        days = {"dmy": "DD.MM.YYYY" if mark == "," else "DD/MM/YYYY", "mdy": "MM/DD/YYYY", "ymd": "YYYY-MM-DD"}
        return Written(days[self.orders.dates], mark)


def shown(values: Values, layout: OrdersLayout | None) -> Values:
    """The fields that an export of that layout shows."""
    return {name: value for name, value in values.items() if layout is None or layout.shows(name)}
