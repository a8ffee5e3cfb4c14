"""Schedules on another page: delivery dates by item, in a table of their own without prices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from poworkbench.domain.amounts import canonical
from poworkbench.domain.readings import Found, ReadLine
from poworkbench.reading.bands import banded
from poworkbench.reading.cells import Line
from poworkbench.reading.columns import Column
from poworkbench.reading.page import Page
from poworkbench.reading.rows import Row
from poworkbench.reading.spelling import squeeze
from poworkbench.reading.stacking import columns_of
from poworkbench.reading.tables import Table
from poworkbench.reading.titles import roles_within
from poworkbench.reading.values import Number, Style, date_of, numbers_in
from poworkbench.reading.vocabulary import Vocabulary

#: Ship, delivery, arrival: in that order where several are printed.
_DATES = ("ship_date", "delivery_date", "arrival_date")
_CODES = ("vendor_item", "item", "buyer_item")
_MONEY = {"unit_price", "net_price", "list_price", "amount"}
_SURE = 90


@dataclass(frozen=True, slots=True)
class Lot:
    """What is delivered of an item on a day; `quantity` where the schedule says it."""

    day: Found
    quantity: Number | None


def without_schedules(tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables without those that only say when the items of the priced ones come."""
    priced = [table for table in tables if _roles(table) & _MONEY]
    known = {code for table in priced for code in _codes(table)}
    return tuple(table for table in tables if table in priced or not _is_schedule(table, known))


def _is_schedule(table: Table, known: set[str]) -> bool:
    codes = _codes(table)
    return bool(codes) and codes <= known and bool(_roles(table) & set(_DATES))


def _roles(table: Table) -> set[str]:
    return {role for column in table.columns for role in column.roles}


def _codes(table: Table) -> set[str]:
    """The codes of a table's rows that have a quantity."""
    cells = (line.cell(*_CODES) for line in table.lines if line.cell("quantity"))
    return {squeeze(cell.text) for cell in cells if cell}


def lots(
    pages: Sequence[Page], rows: Sequence[Sequence[Row]], style: Style, vocabulary: Vocabulary
) -> Mapping[str, Sequence[Lot]]:
    """The deliveries by the item's squeezed code, from tables among the rows that are none of the items'."""
    found: dict[str, list[Lot]] = {}
    for page, own in zip(pages, rows, strict=True):
        for index, row in enumerate(own):
            columns = _heading(row, vocabulary)
            for code, lot in _below(page, columns, own[index + 1 :], style) if columns else ():
                found.setdefault(code, []).append(lot)
    return found


def with_lots(lines: Sequence[ReadLine], schedule: Mapping[str, Sequence[Lot]]) -> list[ReadLine]:
    """The lines with the dates of the schedule; one that comes in lots is as many lines, without the whole's amount."""
    dated: list[ReadLine] = []
    for line in lines:
        own = schedule.get(squeeze(line.value("vendor_item") or line.value("buyer_item") or ""), ())
        told = sum((lot.quantity.value for lot in own if lot.quantity), Decimal(0))
        if len(own) == 1:
            dated.append(replace(line, promised_date=own[0].day))
        elif own and line.quantity and told == Decimal(line.quantity.value):
            dated += (_part(line, lot) for lot in own)
        else:
            dated.append(line)
    return dated


def _part(line: ReadLine, lot: Lot) -> ReadLine:
    assert lot.quantity is not None
    quantity = lot.quantity.span.found(canonical(lot.quantity.value), _SURE)
    return replace(line, promised_date=lot.day, quantity=quantity, amount=None)


def _heading(row: Row, vocabulary: Vocabulary) -> tuple[Column, ...]:
    """The columns of a row that is a schedule's heading: items, dates, no money; none where it is not."""
    if len(row.segments) < len(_CODES):
        return ()
    columns = [_dated(column, vocabulary) for column in columns_of([row], vocabulary)]
    roles = {role for column in columns for role in column.roles}
    told = roles & set(_CODES) and roles & set(_DATES) and "quantity" in roles and not roles & _MONEY
    return tuple(columns) if told else ()


def _dated(column: Column, vocabulary: Vocabulary) -> Column:
    """A column without a role, with the date that its title begins with: "Ex-works Leeds"."""
    dates = [role for role in roles_within(column.title.text, vocabulary) if role in _DATES] if not column.roles else []
    return replace(column, roles=(dates[0],)) if dates else column


def _below(page: Page, columns: Sequence[Column], rows: Sequence[Row], style: Style) -> Iterator[tuple[str, Lot]]:
    """The lots in the rows below a heading, up to the first row that has none."""
    found = banded(columns, rows, page.rules)
    for row in rows:
        line = Line(row, found)
        code, cell, counted = line.cell(*_CODES), line.cell(*_DATES), line.cell("quantity")
        dated = date_of(cell, style) if cell else None
        if code is None or dated is None:
            return
        quantity = next(iter(numbers_in(counted, style)), None) if counted else None
        yield squeeze(code.text), Lot(dated.span.found(dated.day.isoformat(), _SURE), quantity)
