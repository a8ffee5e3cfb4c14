"""Why an order may be the one that a document answers, and what each reason is worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from poworkbench.domain import normalize, vendor_names
from poworkbench.domain.matching_lines import Lines, of_order
from poworkbench.domain.order_numbers import (
    NUMBER,
    NUMBER_PART,
    NUMBER_RELEASE,
    NUMBER_SHORT,
    NUMBER_SIMILAR,
    named,
)
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Reading
from poworkbench.domain.several import orders_named

#: Reasons, worded in ui.wording.reasons; the names of a number are those of domain.order_numbers. ITEMS and LINES are
#: followed by how many of the order's items the document names, and how many lines have item and quantity as ordered.
MENTIONED = "number_mentioned"
SALES_ORDER = "sales_order"
VENDOR_ORDER = "vendor_order"
VENDOR = "vendor"
VENDOR_OTHER = "vendor_other"
ITEMS = "items"
LINES = "lines"
TOTAL = "total"

#: In percent: what each reason is worth; items and lines are worth this much where all of them agree.
WORTH = {
    NUMBER: 70, NUMBER_SHORT: 60, NUMBER_RELEASE: 60, NUMBER_SIMILAR: 40, NUMBER_PART: 35, MENTIONED: 60,
    SALES_ORDER: 40, VENDOR_ORDER: 50, VENDOR: 20, VENDOR_OTHER: -30, ITEMS: 40, LINES: 30, TOTAL: 15,
}  # fmt: skip


def worth(reasons: Sequence[str]) -> int:
    """What reasons are worth together, in percent and beyond."""
    return sum(map(_worth, reasons))


def _worth(reason: str) -> int:
    name, _, share = reason.partition(":")
    if not share:
        return WORTH[name]
    some, _, of = share.partition(":")
    return round(WORTH[name] * int(some) / int(of))


def reasons(reading: Reading, said: Lines, order: Order, prefix: str) -> Iterator[str]:
    """Every reason for the order, and those against it; `said` are the document's lines."""
    names = list(_names(reading, order, prefix))
    vendor = vendor_names.same(reading.value("vendor_name"), order.vendor.name)
    lines = list(_line_reasons(said, of_order(order)))
    yield from names
    if vendor is not None and (vendor or names or lines):
        yield VENDOR if vendor else VENDOR_OTHER
    yield from lines
    if names or vendor or lines:
        total = normalize.number(reading.value("total"))
        if total is not None and total == order.total:
            yield TOTAL


def _names(reading: Reading, order: Order, prefix: str) -> Iterator[str]:
    """What names the order on the document: its number, however it is printed, and the numbers that go with it."""
    how = [found for number in orders_named(reading) if (found := named(number, order.po_number, prefix))]
    if how:
        yield max(how, key=WORTH.__getitem__)
    elif mentions(reading, order.po_number):
        yield MENTIONED
    if order.sales_order and mentions(reading, order.sales_order):
        yield SALES_ORDER
    own = normalize.code(reading.value("vendor_order_number"))
    if own and own == normalize.code(order.vendor_order_number):
        yield VENDOR_ORDER


def mentions(reading: Reading, number: str | None) -> bool:
    """Whether the number stands anywhere on the document."""
    code = normalize.code(number)
    printed = (*reading.mentions, reading.value("po_number"))
    return bool(code) and any(normalize.code(each) == code for each in printed)


def _line_reasons(said: Lines, ordered: Lines) -> Iterator[str]:
    if common := len(ordered.items & said.items):
        yield f"{ITEMS}:{common}:{len(ordered.items)}"
    if as_ordered := len(ordered.counted & said.counted):
        yield f"{LINES}:{as_ordered}:{max(as_ordered, min(said.lines, ordered.lines))}"
