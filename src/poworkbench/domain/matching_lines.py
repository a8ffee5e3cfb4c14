"""The lines of a document and of an order as they are held against each other while the order is still looked for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from poworkbench.domain import normalize
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Reading

Counted = frozenset[tuple[str, Decimal]]


@dataclass(frozen=True, slots=True)
class Lines:
    """Item codes, the same with their quantities, and how many lines there are."""

    items: frozenset[str]
    counted: Counted
    lines: int

    def strangers(self, order: Order) -> int:
        """How many codes there are that the order does not know."""
        return len(self.items - _every_code(order))


def of_reading(reading: Reading) -> Lines:
    """What a document's lines say, under the vendor's codes and the buyer's; of a split line also its sum."""
    sums: dict[str, Decimal] = {}
    counted: set[tuple[str, Decimal]] = set()
    for line in reading.lines:
        quantity = normalize.number(line.value("quantity"))
        for code in {normalize.code(line.value(name)) for name in ("vendor_item", "buyer_item")} - {""}:
            sums[code] = sums.get(code, Decimal(0)) + (quantity or 0)
            counted |= {(code, quantity)} if quantity is not None else set()
    return Lines(frozenset(sums), frozenset(counted | set(sums.items())), len(reading.lines))


def of_order(order: Order) -> Lines:
    """What an order's lines say, one code for each: the vendor's, or ours where he has none."""
    codes = [(normalize.code(line.vendor_item or line.buyer_item), line.quantity) for line in order.lines]
    known = [(code, quantity) for code, quantity in codes if code]
    return Lines(frozenset(code for code, _ in known), frozenset(known), len(known))


def items_of(order: Order) -> frozenset[str]:
    """The codes of an order's lines."""
    return of_order(order).items


def _every_code(order: Order) -> frozenset[str]:
    codes = (normalize.code(code) for line in order.lines for code in (line.vendor_item, line.buyer_item))
    return frozenset(codes)
