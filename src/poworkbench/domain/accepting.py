"""What an operator may accept by himself; the rest is a proposal to the client's own buyer."""

from __future__ import annotations

from collections.abc import Sequence

from poworkbench.domain import normalize
from poworkbench.domain.differences import LINE_EXTRA, LINE_MISSING, LINE_SPLIT, Difference
from poworkbench.domain.playbook import Playbook

#: Never an operator's, whatever the playbook says: cancelling, splitting, re-issuing, another unit or currency.
IN_HOUSE_FIELDS = frozenset({LINE_MISSING, LINE_EXTRA, LINE_SPLIT, "unit", "currency", "po_number"})
IN_HOUSE_STATUSES = frozenset({"cancelled", "substituted"})


#: A value that means nothing without the other one: it waits for whoever decides that.
TIED = {
    "quantity": frozenset({"unit"}),
    "unit_price": frozenset({"unit", "currency"}),
    "total": frozenset({"currency"}),
}


def may_accept(playbook: Playbook, difference: Difference, others: Sequence[Difference] = ()) -> bool:
    """Whether the operator may accept it; `others` are all differences of the document.

    The item of a line that the vendor substitutes is part of the substitution, a quantity of nothing is a cancelling,
    and a price in another currency or for another unit is not the price of what was ordered.
    """
    if difference.field in IN_HOUSE_FIELDS or hangs_on(difference, others):
        return False
    if difference.field == "status":
        return difference.acknowledged in playbook.operator_accepts_status - IN_HOUSE_STATUSES
    if difference.field == "quantity" and not normalize.number(difference.acknowledged):
        return False
    return difference.field in playbook.operator_accepts


def hangs_on(difference: Difference, others: Sequence[Difference]) -> str | None:
    """The field of the other difference without which this one cannot be judged, or None."""
    near = (other for other in others if other.line in (None, difference.line))
    return next((other.field for other in near if _ties(other, difference.field)), None)


def _ties(other: Difference, field: str) -> bool:
    if field == "vendor_item":
        return other.field == "status" and other.acknowledged == "substituted"
    return other.field in TIED.get(field, ())
