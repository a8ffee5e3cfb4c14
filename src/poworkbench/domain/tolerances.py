"""Whether a value moved further than the playbook lets it move, and by how much, in the numbers a person is told."""

from __future__ import annotations

from decimal import Decimal

from poworkbench.domain import normalize
from poworkbench.domain.playbook import Playbook, Tolerance


def within(tolerance: Tolerance, ordered: Decimal, said: Decimal, effect: Decimal) -> bool:
    """Whether each limit that is given holds for a change of the amount whose effect in money is `effect`.

    A direction without a percentage does not move at all, unless money alone is the limit of both directions.
    """
    percent = tolerance.percent_up if said > ordered else tolerance.percent_down
    if percent is None and (tolerance.money is None or _has_percent(tolerance)):
        return False
    if percent is not None and abs(said - ordered) * 100 > percent * abs(ordered):
        return False
    return tolerance.money is None or abs(effect) <= tolerance.money


def _has_percent(tolerance: Tolerance) -> bool:
    return tolerance.percent_up is not None or tolerance.percent_down is not None


def limits(tolerance: Tolerance, *, up: bool) -> dict[str, str]:
    """The limits of one direction as facts: tolerance (percent) and money_tolerance, where they are given."""
    given = {"tolerance": tolerance.percent_up if up else tolerance.percent_down, "money_tolerance": tolerance.money}
    return {name: normalize.plain(limit) for name, limit in given.items() if limit is not None}


def belongs_to(playbook: Playbook, vendor_code: str, field: str) -> str:
    """Whose tolerance it is: the vendor's own, the client's for everybody, or nobody's."""
    if playbook.vendor_tolerances.get(vendor_code, {}).get(field):
        return "vendor"
    return "client" if field in playbook.tolerances else "nobody"


def percent(ordered: Decimal, said: Decimal) -> str:
    """The change in percent with its sign, to as few places as show it; "" where nothing was ordered."""
    if not ordered:
        return ""
    change = (said - ordered) * 100 / abs(ordered)
    roundings = (change.quantize(Decimal(1).scaleb(-places)) for places in (1, 2, 3, 4))
    return next((f"{rounded:+f}" for rounded in roundings if rounded), "")
