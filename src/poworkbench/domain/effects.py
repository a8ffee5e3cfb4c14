"""What the differences of the lines do to an order's total, so that one cause is not asked about twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from poworkbench.domain import normalize
from poworkbench.domain.differences import LINE_EXTRA, LINE_MISSING, Difference
from poworkbench.domain.orders import Order, OrderLine

#: Differences whose effect on the total cannot be told from the order.
UNTOLD = frozenset({LINE_EXTRA, "currency", "unit"})

CENT = Decimal("0.01")


def lines_explain_total(total: Difference, order: Order, others: Sequence[Difference]) -> bool:
    """Whether the document's total is exactly the ordered one with the lines' own differences worked in."""
    said = normalize.number(total.acknowledged)
    if said is None or order.total is None or any(other.field in UNTOLD for other in others):
        return False
    effect = sum((_effect(line, _of_line(line, others)) for line in order.lines), Decimal(0))
    return effect != 0 and order.total + effect == said


def _of_line(line: OrderLine, others: Sequence[Difference]) -> dict[str, str | None]:
    return {other.field: other.acknowledged for other in others if other.line == line.line}


def _effect(line: OrderLine, said: Mapping[str, str | None]) -> Decimal:
    """The change of a line's amount; a line that is gone takes all of it along."""
    quantity, price = normalize.number(said.get("quantity")), normalize.number(said.get("unit_price"))
    now = (line.quantity if quantity is None else quantity) * (line.unit_price if price is None else price)
    gone = LINE_MISSING in said or said.get("status") == "cancelled"
    return (Decimal(0) if gone else now.quantize(CENT)) - (line.quantity * line.unit_price).quantize(CENT)
