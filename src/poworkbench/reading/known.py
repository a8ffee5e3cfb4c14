"""What the open order knows: evidence for choosing between readings, never a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from poworkbench.domain.orders import Order, OrderLine
from poworkbench.domain.readings import Found
from poworkbench.reading.spelling import squeeze


@dataclass(frozen=True, slots=True)
class Codes:
    """The order's item codes, squeezed: evidence for what is an item code and whose, never a value.

    `ordered` are the quantities and prices that each code was ordered with.
    """

    vendor: frozenset[str] = frozenset()
    buyer: frozenset[str] = frozenset()
    ordered: Mapping[str, tuple[tuple[Decimal, Decimal], ...]] = field(default_factory=dict)

    @staticmethod
    def of(order: Order | None) -> Codes:
        """The codes of an order; none where there is no order."""
        lines = order.lines if order else ()
        return Codes(
            frozenset(squeeze(line.vendor_item) for line in lines if line.vendor_item),
            frozenset(squeeze(line.buyer_item) for line in lines if line.buyer_item),
            _ordered(lines),
        )

    def figures(self, *items: Found | None) -> list[tuple[Decimal, Decimal]]:
        """The quantities and prices with which these items were ordered."""
        return [own for item in items if item for own in self.ordered.get(squeeze(item.value), ())]

    def quantities(self, *items: Found | None) -> set[Decimal]:
        """The quantities in which these items were ordered."""
        return {quantity for quantity, _ in self.figures(*items)}


def _ordered(lines: Sequence[OrderLine]) -> dict[str, tuple[tuple[Decimal, Decimal], ...]]:
    ordered: dict[str, tuple[tuple[Decimal, Decimal], ...]] = {}
    for line in lines:
        for code in {squeeze(code) for code in (line.vendor_item, line.buyer_item) if code}:
            ordered[code] = (*ordered.get(code, ()), (line.quantity, line.unit_price))
    return ordered
