"""From pages to a reading: the one entry to the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from poworkbench.domain.lessons import VendorProfile
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import INVOICE, OPEN_ORDER_REPORT, SHIPMENT_NOTICE, Found, Reading, ReadLine
from poworkbench.reading.annexes import lots, with_lots, without_schedules
from poworkbench.reading.asides import without_asides
from poworkbench.reading.blocks import read_blocks
from poworkbench.reading.cells import Line
from poworkbench.reading.column_values import repeated_values
from poworkbench.reading.currencies import currency
from poworkbench.reading.descriptions import margins
from poworkbench.reading.header import order_number, vendor_number
from poworkbench.reading.header_dates import document_date, promised_dates
from poworkbench.reading.item import Item, rows_of_item
from poworkbench.reading.items import find_items
from poworkbench.reading.kinds import kind_of
from poworkbench.reading.known import Codes
from poworkbench.reading.labels import labelled, unglued
from poworkbench.reading.language import style_for
from poworkbench.reading.line_dates import PROMISES
from poworkbench.reading.lines import LineReader
from poworkbench.reading.numbering import from_one, moved
from poworkbench.reading.own_forms import on_own_form
from poworkbench.reading.page import Page
from poworkbench.reading.parties import vendor_name
from poworkbench.reading.phrases import leading
from poworkbench.reading.prices import usual_base
from poworkbench.reading.rows import Row, rows_of
from poworkbench.reading.sentences import read_sentences
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import squeeze
from poworkbench.reading.statuses import with_legend
from poworkbench.reading.tables import Table, TableFinder
from poworkbench.reading.taught import taught_name, taught_style, taught_vocabulary
from poworkbench.reading.totals import Sum, sums, total
from poworkbench.reading.two_ways import style_within
from poworkbench.reading.unnamed_sums import beyond, unnamed_total
from poworkbench.reading.unread import unread
from poworkbench.reading.unsure import doubted
from poworkbench.reading.values import Style, numbers_in
from poworkbench.reading.vocabulary import Vocabulary


def read(
    pages: Sequence[Page],
    vocabulary: Vocabulary,
    order: Order | None = None,
    profile: VendorProfile | None = None,
    name: str = "",
) -> Reading:
    """What the pages say, with what their vendor's earlier ones taught; `name` is what their file or sheet is called.

    `order` helps to choose between readings and never lends a value that is not printed.
    """
    before, alone = from_one(pages)
    return moved(_read(alone, vocabulary, order, profile, name), before)


def _read(
    pages: Sequence[Page], vocabulary: Vocabulary, order: Order | None, profile: VendorProfile | None, name: str
) -> Reading:
    rows = [rows_of(page) for page in pages]
    vocabulary = taught_vocabulary(vocabulary, profile)
    style = taught_style(style_for(pages, rows, vocabulary, order), profile)
    vocabulary = with_legend([row for page in rows for row in page], vocabulary)
    finder = TableFinder(style, vocabulary, Codes.of(order))
    tables = without_schedules(finder.find(pages, rows))
    items = find_items(tables, style, vocabulary, Codes.of(order))
    if not items:
        tables = finder.find(pages, rows, known=False)
        items = find_items(tables, style, vocabulary, Codes.of(order))
    outside = _outside(rows, tables, items)
    found = [item for page in outside for item in labelled([unglued(row) for row in page], vocabulary)]
    found += repeated_values(items, vocabulary)
    found = on_own_form(found, [row for page in rows for row in page], vocabulary)
    flat = [row for page in outside for row in page]
    beside = [row for page in _beside(rows, tables, items) for row in page]
    every = [row for page in rows for row in page]
    orders = _orders(items)
    blocks = [] if items else read_blocks(every, style, vocabulary)
    if not items and not blocks:
        blocks = read_sentences(every, style, vocabulary, Codes.of(order))
    kind = kind_of(every, vocabulary, items=len(items) + len(blocks), orders=len(orders), name=name)
    heading = style_within(flat, style)
    body = style_within((row for item in items for row in rows_of_item(item)), style)
    once = promised_dates(found, heading)
    mains = [item.main for item in items]
    reader = LineReader(
        body,
        vocabulary,
        Codes.of(order),
        margins(items),
        usual=usual_base(mains, style, vocabulary),
        once=None if any(main.has(*PROMISES) for main in mains) else once,
        shipped=kind == SHIPMENT_NOTICE,
        confirms=any(_confirms(main, style) for main in mains),
    )
    found_sums = sums(beside, _amount_band(tables), style, vocabulary)
    lines = [line for item in items for line in reader.read(item)] or blocks
    if all(line.promised_date in (None, once) for line in lines):
        lines = with_lots(lines, lots(pages, outside, body, vocabulary))
    lines = without_asides(lines, {each.number.value for each in found_sums}, Codes.of(order))
    goods = _goods(lines)
    number = None if kind == OPEN_ORDER_REPORT else order_number(found, every, style, order)
    near = [Span(s.label.page, s.label.words + s.number.span.words) for s in reversed(found_sums) if s.kind == "total"]
    near += [column.title for table in tables for column in table.columns]
    said = Reading(
        kind,
        po_number=number,
        vendor_name=taught_name(every, profile) or vendor_name(every, vocabulary, order),
        vendor_order_number=None if kind == OPEN_ORDER_REPORT else vendor_number(found, style, number),
        document_date=document_date(found, flat, heading),
        currency=currency(found, near, every, vocabulary),
        total=beyond(beside, _total(found_sums, beside, goods, style), style) if _is_sold(lines, kind) else None,
        lines=_promised(lines, kind, once, None if _speak_of_dates(items[:-1], vocabulary) else _below_all(lines)),
    )
    said = replace(said, cautions=unread(said, flat, found, heading))
    return doubted(said, Codes.of(order), heading, body)


def _total(found: Sequence[Sum], beside: Sequence[Row], goods: Decimal | None, style: Style) -> Found | None:
    """The grand total by its name, by what the lines add up to, else the last sum of another kind."""
    return total(found, goods) or unnamed_total(beside, goods, style) or total(found, goods, "subtotal")


def _outside(rows: Sequence[Sequence[Row]], tables: Sequence[Table], items: Sequence[Item]) -> list[list[Row]]:
    """The rows of each page that are neither a table's heading nor an item's."""
    used = {id(row) for item in items for row in (*item.above, *item.below)}
    return [[row for row in page if id(row) not in used] for page in _beside(rows, tables, items)]


def _beside(rows: Sequence[Sequence[Row]], tables: Sequence[Table], items: Sequence[Item]) -> list[list[Row]]:
    """The rows of each page but the tables' headings and the items' own rows."""
    own = {id(row) for item in items for row in (item.main.row, item.main.second)}
    for table in tables:
        if not table.header.found:
            page = next((page for page in rows if page and page[0].page == table.page.number), ())
            own |= {id(row) for row in page[table.header.first : table.header.end]}
    return [[row for row in page if id(row) not in own] for page in rows]


def _confirms(main: Line, style: Style) -> bool:
    cell = main.cell("confirmed_quantity")
    return cell is not None and any(number.value > 0 for number in numbers_in(cell, style))


def _is_sold(lines: Sequence[ReadLine], kind: str) -> bool:
    """Whether sums are of money: those of a shipment without prices are pieces and kilograms."""
    return any(line.unit_price or line.amount for line in lines) or (bool(lines) and kind != SHIPMENT_NOTICE)


def _orders(items: Sequence[Item]) -> set[str]:
    """The purchase orders named line by line."""
    cells = [item.main.cell("po_number") for item in items]
    return {squeeze(cell.text) for cell in cells if cell}


def _amount_band(tables: Sequence[Table]) -> tuple[float, float] | None:
    return next(
        ((column.left, column.right) for table in tables for column in table.columns if column.role == "amount"), None
    )


def _goods(lines: Sequence[ReadLine]) -> Decimal | None:
    amounts = [line.amount for line in lines]
    return sum((Decimal(found.value) for found in amounts if found), Decimal(0)) if any(amounts) else None


def _promised(lines: Sequence[ReadLine], kind: str, once: Found | None, below: Found | None) -> tuple[ReadLine, ...]:
    """The lines with the date that the document promises once for all of them; an invoice promises nothing."""
    if kind == INVOICE:
        return tuple(replace(line, promised_date=None) for line in lines)
    day = below or (None if any(line.promised_date for line in lines) else once)
    return tuple(replace(line, promised_date=day) for line in lines) if day else tuple(lines)


def _speak_of_dates(items: Sequence[Item], vocabulary: Vocabulary) -> bool:
    """Whether a row below an item begins with what dates are called, whatever it says then."""
    found = (leading(row.segments[0], vocabulary.below) for item in items for row in item.below)
    return any(label is not None and label[0].endswith("_date") for label in found)


def _below_all(lines: Sequence[ReadLine]) -> Found | None:
    """A date on a row below the last of several lines, where none of the others has any: it is all of theirs."""
    last = lines[-1] if len(lines) > 1 else ReadLine()
    if last.promised_date is None or last.quantity is None or any(line.promised_date for line in lines[:-1]):
        return None
    own, day = last.quantity.evidence, last.promised_date.evidence
    below = day.page == own.page and day.box[1] > own.box[3]
    return last.promised_date if below and not any(line.status for line in lines) else None
