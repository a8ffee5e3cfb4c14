"""Which open orders a document answers: surely, or with candidates and their reasons for a person to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from poworkbench.domain import vendor_names
from poworkbench.domain.matching_lines import items_of, of_reading
from poworkbench.domain.matching_reasons import mentions, reasons, worth
from poworkbench.domain.order_numbers import NUMBER, NUMBER_RELEASE, NUMBER_SHORT, named
from poworkbench.domain.orders import OPEN, Order
from poworkbench.domain.readings import Reading
from poworkbench.domain.several import orders_named

#: Candidates worth less are no help; more of them than MOST are none either.
ENOUGH = 30
MOST = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """An order that a document may answer; `reasons` are codes, "items:3:5" for three of five items."""

    po_number: str
    percent: int
    reasons: tuple[str, ...]


def match(reading: Reading, orders: Iterable[Order], prefix: str = "") -> str | None:
    """The number of the open order that the document surely answers, the first of several; None if unsure."""
    return next(iter(matches(reading, orders, prefix)), None)


def matches(reading: Reading, orders: Iterable[Order], prefix: str = "") -> tuple[str, ...]:
    """The open orders whose number is printed, above or on the lines, and that nothing contradicts.

    `prefix` is what the client's order numbers begin with. A document without a number is matched by the customer's
    sales order, where vendor and items agree too.
    """
    known = [order for order in orders if order.state == OPEN]
    numbers = orders_named(reading)
    found: list[Order | None] = [_meant(number, reading, known, prefix) for number in numbers]
    if not numbers:
        tied = [order for order in known if _by_sales_order(reading, order)]
        found = [*tied] if len(tied) == 1 else []
    return tuple(dict.fromkeys(order.po_number for order in found if order))


def candidates(reading: Reading, orders: Iterable[Order], prefix: str = "") -> tuple[Candidate, ...]:
    """The open orders that the document may answer, the likeliest first; of equals the one ordered last."""
    said = of_reading(reading)
    found = [(order, tuple(reasons(reading, said, order, prefix))) for order in orders if order.state == OPEN]
    likely = [(order, why) for order, why in found if _percent(why) >= ENOUGH]
    likely.sort(key=lambda one: one[0].po_number)
    likely.sort(key=lambda one: one[0].order_date or date.min, reverse=True)
    likely.sort(key=lambda one: (worth(one[1]), -said.strangers(one[0])), reverse=True)
    return tuple(Candidate(order.po_number, _percent(why), why) for order, why in likely[:MOST])


def _meant(number: str, reading: Reading, orders: Sequence[Order], prefix: str) -> Order | None:
    """The one order with that number: as printed, else without its prefix or with a release, if vendor or items agree.

    Another vendor's name contradicts, unless the items are the order's own: a name is easily taken from the wrong
    corner of a page, a handful of item codes is not.
    """
    how = {order.po_number: named(number, order.po_number, prefix) for order in orders}
    exact = [order for order in orders if how[order.po_number] == NUMBER]
    meant = exact or [order for order in orders if how[order.po_number] in (NUMBER_SHORT, NUMBER_RELEASE)]
    if len(meant) != 1:
        return None
    vendor = vendor_names.same(reading.value("vendor_name"), meant[0].vendor.name)
    fits = vendor or (vendor is None and bool(exact)) or _most_items_are_its_own(reading, meant[0])
    return meant[0] if fits else None


def _by_sales_order(reading: Reading, order: Order) -> bool:
    vendor = vendor_names.same(reading.value("vendor_name"), order.vendor.name)
    return bool(vendor) and mentions(reading, order.sales_order) and _most_items_are_its_own(reading, order)


def _most_items_are_its_own(reading: Reading, order: Order) -> bool:
    read, ordered = of_reading(reading).items, items_of(order)
    return len(ordered & read) * 2 > len(ordered)


def _percent(why: Sequence[str]) -> int:
    return min(100, max(0, worth(why)))
