"""What the open order knows: evidence for choosing between readings, never a value."""

from __future__ import annotations

from dataclasses import dataclass

from poworkbench.domain.orders import Order
from poworkbench.reading.spelling import squeeze


@dataclass(frozen=True, slots=True)
class Codes:
    """The order's item codes, squeezed: evidence for what is an item code and whose, never a value."""

    vendor: frozenset[str] = frozenset()
    buyer: frozenset[str] = frozenset()

    @staticmethod
    def of(order: Order | None) -> Codes:
        """The codes of an order; none where there is no order."""
        lines = order.lines if order else ()
        return Codes(
            frozenset(squeeze(line.vendor_item) for line in lines if line.vendor_item),
            frozenset(squeeze(line.buyer_item) for line in lines if line.buyer_item),
        )
