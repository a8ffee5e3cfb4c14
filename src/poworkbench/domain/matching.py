"""Which open order a document answers: surely, or with candidates and their reasons for a person to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from poworkbench.domain import normalize, vendor_names
from poworkbench.domain.orders import OPEN, Order
from poworkbench.domain.readings import Reading

#: Reasons, worded in ui.wording.reasons; ITEMS is followed by how many of the order's items the document names.
NUMBER = "number"
NUMBER_SHORT = "number_without_prefix"
NUMBER_SIMILAR = "number_similar"
VENDOR = "vendor"
VENDOR_OTHER = "vendor_other"
ITEMS = "items"

#: In percent: what each reason is worth; items are worth this much where all of them agree.
WORTH = {NUMBER: 70, NUMBER_SHORT: 60, NUMBER_SIMILAR: 40, VENDOR: 20, VENDOR_OTHER: -30, ITEMS: 35}

#: Candidates worth less are no help; more of them than MOST are none either.
ENOUGH = 30
MOST = 8

#: Two digits transposed or one sign misread: what a person or a printer gets wrong in a number.
SLIPS = 1
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """An order that a document may answer; `reasons` are codes, "items:3:5" for three of five items."""

    po_number: str
    percent: int
    reasons: tuple[str, ...]


def match(reading: Reading, orders: Iterable[Order]) -> str | None:
    """The number of the one open order whose number is printed and that nothing contradicts; None if unsure.

    Another vendor's name contradicts, unless the items are the order's own: a name is easily taken from the wrong
    corner of a page, a handful of item codes is not.
    """
    printed = normalize.code(reading.value("po_number"))
    meant = [order for order in orders if order.state == OPEN and normalize.code(order.po_number) == printed]
    if not printed or len(meant) != 1:
        return None
    other_vendor = vendor_names.same(reading.value("vendor_name"), meant[0].vendor.name) is False
    return None if other_vendor and not _most_items_are_its_own(reading, meant[0]) else meant[0].po_number


def _most_items_are_its_own(reading: Reading, order: Order) -> bool:
    read, ordered = _read_items(reading), _ordered_items(order)
    return len(ordered & read) * 2 > len(ordered)


def candidates(reading: Reading, orders: Iterable[Order]) -> tuple[Candidate, ...]:
    """The open orders that the document may answer, the likeliest first."""
    items = _read_items(reading)
    found = [_candidate(reading, items, order) for order in orders if order.state == OPEN]
    likely = sorted((one for one in found if one.percent >= ENOUGH), key=lambda one: (-one.percent, one.po_number))
    return tuple(likely[:MOST])


def _candidate(reading: Reading, items: frozenset[str], order: Order) -> Candidate:
    reasons = tuple(_reasons(reading, items, order))
    return Candidate(order.po_number, min(100, max(0, sum(map(_worth, reasons)))), reasons)


def _worth(reason: str) -> int:
    name, _, share = reason.partition(":")
    if not share:
        return WORTH[name]
    named, _, of = share.partition(":")
    return round(WORTH[name] * int(named) / int(of))


def _reasons(reading: Reading, items: frozenset[str], order: Order) -> Iterator[str]:
    number = _number_reason(normalize.code(reading.value("po_number")), normalize.code(order.po_number))
    vendor = vendor_names.same(reading.value("vendor_name"), order.vendor.name)
    if number:
        yield number
    if vendor is not None and (vendor or number):
        yield VENDOR if vendor else VENDOR_OTHER
    if items and (number or vendor is not False):
        ordered = _ordered_items(order)
        if common := len(ordered & items):
            yield f"{ITEMS}:{common}:{len(ordered)}"


def _number_reason(printed: str, ordered: str) -> str | None:
    if printed == ordered:
        return NUMBER if printed else None
    if min(len(printed), len(ordered)) < SHORTEST:
        return None
    if printed.endswith(ordered) or ordered.endswith(printed):
        return NUMBER_SHORT
    return NUMBER_SIMILAR if OSA.distance(printed, ordered, score_cutoff=SLIPS) <= SLIPS else None


def _read_items(reading: Reading) -> frozenset[str]:
    codes = (normalize.code(line.value(name)) for line in reading.lines for name in ("vendor_item", "buyer_item"))
    return frozenset(code for code in codes if code)


def _ordered_items(order: Order) -> frozenset[str]:
    """One code for each ordered line: the vendor's, or ours where he has none."""
    codes = (normalize.code(line.vendor_item or line.buyer_item) for line in order.lines)
    return frozenset(code for code in codes if code)
