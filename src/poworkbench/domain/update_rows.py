"""The rows of a file that an ERP takes in: what is to be given, laid out as its import wants it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from poworkbench.domain.effective import typed
from poworkbench.domain.exchange import HEAD_FIELDS, HEAD_WRITES, UpdateColumn, UpdatesLayout
from poworkbench.domain.exported_values import Cell
from poworkbench.domain.handing_over import Owing
from poworkbench.domain.orders import LINE_FIELDS, Order, OrderLine
from poworkbench.domain.price_units import for_unit

_PARTIES = {
    "vendor_code": ("vendor", "code"), "vendor_name": ("vendor", "name"), "buyer_name": ("buyer", "name"),
    "buyer_email": ("buyer", "email"),
}  # fmt: skip


def update_rows(order: Order, values: Sequence[Owing], layout: UpdatesLayout) -> list[tuple[Cell, ...]]:
    """An order's rows; `order` is as it shall be, `values` are what the ERP does not have yet."""
    if layout.rows == "values":
        return [tuple(_of_value(column, order, value, layout) for column in layout.columns) for value in values]
    changed = {(value.line, value.field) for value in values}
    rows = (tuple(_of_line(c, order, line, changed, layout) for c in layout.columns) for line in _lines(order, values))
    return list(rows)


def _lines(order: Order, values: Sequence[Owing]) -> Iterator[OrderLine | None]:
    """The lines with a value to give; where only the order's head has one, a row without a line."""
    touched = {value.line for value in values}
    found = [line for line in order.lines if line.line in touched]
    yield from found
    if not found:
        yield None


def _of_line(
    column: UpdateColumn,
    order: Order,
    line: OrderLine | None,
    changed: set[tuple[str | None, str]],
    layout: UpdatesLayout,
) -> Cell:
    name = column.value
    writes = name in LINE_FIELDS or name in HEAD_WRITES
    place = (None if name in HEAD_FIELDS else line.line if line else None, name)
    if layout.unchanged == "blank" and writes and place not in changed:
        return None
    return _cell(column, order, line, layout)


def _of_value(column: UpdateColumn, order: Order, value: Owing, layout: UpdatesLayout) -> Cell:
    line = order.line(value.line) if value.line else None
    if column.value in ("old", "new"):
        told = typed({value.field: value.new if column.value == "new" else value.old})[value.field]
        return _worded(_priced(told, value.field, line), value.field, layout)
    if column.value == "field":
        return value.field
    return _cell(column, order, line, layout)


def _cell(column: UpdateColumn, order: Order, line: OrderLine | None, layout: UpdatesLayout) -> Cell:
    name = column.value
    if not name:
        return column.text
    if name in _PARTIES:
        party, part = _PARTIES[name]
        return str(getattr(getattr(order, party), part))
    value = getattr(order, name) if name in HEAD_FIELDS else getattr(line, name) if line else None
    if name == "price_unit" and line:
        return line.price_unit or Decimal(1)
    return _worded(_priced(value, name, line), name, layout)


def _priced(value: Cell, name: str, line: OrderLine | None) -> Cell:
    """A price for as many units as the ERP writes it for."""
    return for_unit(value, line.price_unit) if name == "unit_price" and line and isinstance(value, Decimal) else value


def _worded(value: Cell, name: str, layout: UpdatesLayout) -> Cell:
    """A status in the ERP's words."""
    known = layout.words if name in ("status", "state") else {}
    return known.get(value, value) if isinstance(value, str) else value
