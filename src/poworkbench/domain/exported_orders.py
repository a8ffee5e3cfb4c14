"""The orders in a client's export, row by row; an order with a row that cannot be understood is left out whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from poworkbench.domain.exchange import ABOVE, BY_LETTER, HEAD_FIELDS, NEEDED, ROW_FIELDS, OrdersLayout
from poworkbench.domain.exported_values import Cell, NotAValue, plain_text, price_unit, value_of
from poworkbench.domain.orders import CLOSED, OPEN, Buyer, Order, OrderLine, Vendor
from poworkbench.domain.price_units import for_one

Row = Sequence[Cell]
Values = Mapping[str, Any]

#: Of these an order has one; another one in a later row of it is a slip.
_ONE = ("vendor_code", "vendor_name", "currency")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row, and with it its order, was left out; `row` counts from 1, `column` is the heading that it is under.

    Codes: no_order_number, empty, not_a_number, not_a_date, other_date_order, not_a_unit, not_exact, line_twice,
    differs, no_lines.
    """

    row: int
    code: str
    column: str = ""
    text: str = ""
    po_number: str | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export holds; `left_out` are the orders that were not understood, `nameless` rows had no number."""

    orders: tuple[Order, ...]
    problems: tuple[RowProblem, ...] = ()
    left_out: frozenset[str] = frozenset()
    nameless: bool = False
    rows: int = 0


class NoSuchColumn(ValueError):
    """The export has no column of that title: `field` is what should stand in it, `title` how it is called."""

    def __init__(self, field: str, title: str) -> None:
        super().__init__(field, title)
        self.field, self.title = field, title


def columns_of(headings: Row, layout: OrdersLayout) -> dict[str, int]:
    """The place of each field's column, counted from 0; NoSuchColumn where the layout names one that is not there."""
    titles = [title_key(plain_text(cell)) for cell in headings]
    return {name: _place(name, title, titles) for name, title in layout.columns.items()}


def title_key(title: str) -> str:
    """A title as it is compared: blanks and case do not matter."""
    return " ".join(title.split()).casefold()


def _place(name: str, title: str, titles: Sequence[str]) -> int:
    if title_key(title) in titles:
        return titles.index(title_key(title))
    if letters := BY_LETTER.fullmatch(title):
        at = 0
        for sign in letters[1]:
            at = at * 26 + ord(sign) - ord("A") + 1
        return at - 1
    raise NoSuchColumn(name, title)


@dataclass(slots=True)
class _Gathered:
    """An order on its way: what its head says, its lines, and the row it began in."""

    row: int
    head: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, OrderLine] = field(default_factory=dict)


class Reader:
    """Takes an export's rows one after another; `finished` gives the orders."""

    def __init__(self, headings: Row, layout: OrdersLayout) -> None:
        self._layout, self._columns = layout, columns_of(headings, layout)
        self._titles = {name: plain_text(headings[at]) if at < len(headings) else layout.columns[name]
                        for name, at in self._columns.items()}  # fmt: skip
        self._heads = [(name, at) for name, at in self._columns.items() if name in HEAD_FIELDS]
        self._lines = [(name, at) for name, at in self._columns.items() if name in ROW_FIELDS]
        self._orders: dict[str, _Gathered] = {}
        self._problems: list[RowProblem] = []
        self._current: str | None = None
        self._rows, self._nameless = 0, False

    def take(self, number: int, row: Row) -> None:
        """One row below the headings; `number` is what a spreadsheet calls it. Empty rows say nothing."""
        if not any(cell.strip() if isinstance(cell, str) else cell is not None for cell in row):
            return
        self._rows += 1
        po_number = self._number(row)
        if po_number is None:
            self._nameless = True
            self._problems.append(RowProblem(number, "no_order_number", self._titles["po_number"]))
            return
        try:
            self._take(number, po_number, row)
        except _Left as left:
            self._problems.append(left.problem)

    def finished(self) -> Exported:
        """All orders that were understood, in the order of the file."""
        for po_number, order in self._orders.items():
            if not order.lines and not any(problem.po_number == po_number for problem in self._problems):
                self._problems.append(RowProblem(order.row, "no_lines", "", po_number, po_number))
        bad = frozenset(problem.po_number for problem in self._problems if problem.po_number)
        good = {number: made for number, made in self._orders.items() if number not in bad}
        known = self._layout.otherwise
        orders = tuple(_order(number, {**known, **made.head}, made.lines) for number, made in good.items())
        problems = tuple(sorted(self._problems, key=lambda problem: problem.row))
        return Exported(orders, problems, bad, self._nameless, self._rows)

    def _number(self, row: Row) -> str | None:
        text = plain_text(self._cell("po_number", row))
        if text:
            self._current = text
        return text or (self._current if self._layout.heads == ABOVE else None)

    def _take(self, number: int, po_number: str, row: Row) -> None:
        order = self._orders.setdefault(po_number, _Gathered(number))
        head = self._values(number, po_number, row, self._heads)
        for name in _ONE:
            if name in order.head and name in head and head[name] != order.head[name]:
                raise _Left(RowProblem(number, "differs", self._titles[name], head[name], po_number))
        order.head = {**head, **order.head}
        line = self._values(number, po_number, row, self._lines)
        if not line.keys() & set(NEEDED):
            return  # a row of the order's own
        for name in NEEDED:
            if name not in line and name != "po_number":
                raise _Left(RowProblem(number, "empty", self._titles.get(name, name), "", po_number))
        if line["line"] in order.lines:
            raise _Left(RowProblem(number, "line_twice", self._titles["line"], line["line"], po_number))
        order.lines[line["line"]] = self._made(number, po_number, {**self._layout.otherwise, **line})

    def _made(self, number: int, po_number: str, told: Values) -> OrderLine:
        """A line whose price is for one; one that no decimal number says exactly is not rounded."""
        unit = told.get("price_unit", Decimal(1))
        unit = unit if isinstance(unit, Decimal) else price_unit(unit, self._layout.decimal)
        price = for_one(told["unit_price"], unit)
        if price is None:
            per = f"{told['unit_price']} / {unit}"
            raise _Left(RowProblem(number, "not_exact", self._titles["unit_price"], per, po_number))
        return _line({**told, "unit_price": price, "price_unit": None if unit == 1 else unit})

    def _values(self, number: int, po_number: str, row: Row, places: Sequence[tuple[str, int]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, at in places:
            try:
                value = value_of(name, row[at] if at < len(row) else None, self._layout)
            except NotAValue as problem:
                said = RowProblem(number, problem.code, self._titles[name], problem.text, po_number)
                raise _Left(said) from problem
            if value is not None:
                found[name] = value
        return found

    def _cell(self, name: str, row: Row) -> Cell:
        at = self._columns[name]
        return row[at] if at < len(row) else None


class _Left(Exception):
    """A row is left out."""

    def __init__(self, problem: RowProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def _line(told: Values) -> OrderLine:
    return OrderLine(
        line=told["line"], vendor_item=told.get("vendor_item"), buyer_item=told.get("buyer_item"),
        description=told.get("description", ""), quantity=told["quantity"], unit=told.get("unit"),
        unit_price=told["unit_price"], promised_date=told.get("promised_date"), status=told.get("status", OPEN),
        price_unit=told.get("price_unit"),
    )  # fmt: skip


def _order(po_number: str, told: Values, made: Mapping[str, OrderLine]) -> Order:
    code, name, lines = told.get("vendor_code"), told.get("vendor_name"), tuple(made.values())
    sums = [line.quantity * line.unit_price for line in lines]
    return Order(
        po_number=po_number, vendor=Vendor(code or name or "", name or code or ""),
        buyer=Buyer(told.get("buyer_name", ""), told.get("buyer_email", "")), order_date=told.get("order_date"),
        currency=told.get("currency", ""), lines=lines,
        total=told.get("total", sum(sums, Decimal(0)).quantize(Decimal("0.01"))), sales_order=told.get("sales_order"),
        customer_promise=told.get("customer_promise"), ship_to=told.get("ship_to"), terms=told.get("terms"),
        vendor_order_number=told.get("vendor_order_number"), acknowledged_on=told.get("acknowledged_on"),
        state=CLOSED if told.get("state") == CLOSED else OPEN,
    )  # fmt: skip
