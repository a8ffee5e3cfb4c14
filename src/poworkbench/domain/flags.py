"""Which of the client's rules a difference meets, with the numbers that a sentence about it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from poworkbench.domain import item_codes, normalize, tolerances
from poworkbench.domain.accepting import hangs_on
from poworkbench.domain.differences import LINE_SPLIT, Difference
from poworkbench.domain.effects import lines_explain_total
from poworkbench.domain.orders import Order
from poworkbench.domain.playbook import Playbook
from poworkbench.domain.rule_names import (
    HANGS,
    MOVING_RULES,
    PLAIN_RULES,
    READER_UNSURE,
    SPELLED_OTHERWISE,
    STATUS_RULES,
    TOTAL_FOLLOWS,
    UNREADABLE,
)

Facts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Flag:
    """A rule, whether the difference stays within it (then nobody has to look), and canonical numbers about it.

    Facts, each there only where it is known: ordered, acknowledged; percent and money (with sign; money is the effect
    on the line or total), tolerance (percent), money_tolerance, tolerance_of (vendor, client, nobody), currency;
    days, tolerance_days, sales_order, customer_promise (a date), days_after_promise; parts, last_date;
    item, quantity and amount of the ordered line; hangs_on (a field); converted (how it was brought to the ordered
    unit); field; caution (a code of ui.wording.cautions).
    """

    rule: str
    within: bool
    facts: Mapping[str, str]


def flag(difference: Difference, order: Order, playbook: Playbook, others: Sequence[Difference] = ()) -> Flag:
    """The rule a difference meets; `others` are all differences of the document, so that its total may follow them."""
    found = _flag(difference, order, playbook, others)
    if difference.converted is None:
        return found
    return replace(found, facts={**found.facts, "converted": difference.converted})


def unsure(field: str, ordered: str | None, proposed: str) -> Flag:
    """The rule that a value meets of which the reader is not sure."""
    facts = {"field": field, "ordered": ordered or "", "acknowledged": proposed}
    return Flag(READER_UNSURE, within=False, facts=_given(facts))


def _flag(difference: Difference, order: Order, playbook: Playbook, others: Sequence[Difference]) -> Flag:
    if difference.field == "status":
        rule = STATUS_RULES.get(difference.acknowledged or "", UNREADABLE)
        return Flag(rule, within=False, facts=_said(difference) | _stake(difference, order) | _promise(order, None))
    if difference.field == LINE_SPLIT:
        return _split(difference, order)
    if tie := hangs_on(difference, others):
        return Flag(HANGS, within=False, facts=_said(difference) | {"hangs_on": tie})
    if difference.field in PLAIN_RULES:
        return Flag(_plain_rule(difference), within=False, facts=_said(difference) | _stake(difference, order))
    if difference.field == "total" and lines_explain_total(difference, order, others):
        return Flag(TOTAL_FOLLOWS, within=True, facts=_said(difference) | {"currency": order.currency})
    if difference.field == "promised_date":
        return _date(difference, order, playbook)
    return _amount(difference, order, playbook)


def _plain_rule(difference: Difference) -> str:
    if difference.field == "vendor_item" and item_codes.alike(difference.ordered, difference.acknowledged):
        return SPELLED_OTHERWISE
    return PLAIN_RULES[difference.field]


def _said(difference: Difference) -> Facts:
    return _given({"ordered": difference.ordered or "", "acknowledged": difference.acknowledged or ""})


def _stake(difference: Difference, order: Order) -> Facts:
    """What stands behind an ordered line: its item, its quantity and its money."""
    line = order.line(difference.line) if difference.line else None
    if line is None:
        return {}
    amount = f"{line.quantity * line.unit_price:.2f}"
    facts = {"item": line.vendor_item or "", "quantity": normalize.plain(line.quantity), "amount": amount}
    return _given(facts | {"currency": order.currency})


def _split(difference: Difference, order: Order) -> Flag:
    """A split is judged by its last part: that is when the customer has all of it."""
    parts = (difference.acknowledged or "").split(",")
    last = max((day for part in parts if (day := normalize.day(part.partition("@")[2]))), default=None)
    facts = _said(difference) | {"parts": str(len(parts))} | _promise(order, last)
    return Flag(LINE_SPLIT, within=False, facts=facts | ({"last_date": last.isoformat()} if last else {}))


def _date(difference: Difference, order: Order, playbook: Playbook) -> Flag:
    """A date moves within its tolerance only as long as the customer's promise holds."""
    ordered, said = normalize.day(difference.ordered), normalize.day(difference.acknowledged)
    if ordered is None or said is None:
        return Flag(UNREADABLE, within=False, facts=_said(difference))
    later, earlier, moved_within = MOVING_RULES["promised_date"]
    tolerance, days = playbook.tolerance(order.vendor.code, "promised_date"), (said - ordered).days
    limit = tolerance.days_later if days > 0 else tolerance.days_earlier
    promise = _promise(order, said)
    within = abs(days) <= limit and not (days > 0 and "days_after_promise" in promise)
    facts = _said(difference) | promise | {"days": str(abs(days)), "tolerance_days": str(limit)}
    facts["tolerance_of"] = tolerances.belongs_to(playbook, order.vendor.code, "promised_date")
    rule = later if days > 0 else earlier
    return Flag(moved_within if within else rule, within, facts)


def _promise(order: Order, day: date | None) -> Facts:
    """The customer's promise that hangs on the order, and how many days `day` is after it."""
    promise = order.customer_promise
    after = (day - promise).days if day and promise else 0
    facts = {"sales_order": order.sales_order or "", "customer_promise": promise.isoformat() if promise else ""}
    return _given(facts | {"days_after_promise": str(after) if after > 0 else ""})


def _amount(difference: Difference, order: Order, playbook: Playbook) -> Flag:
    ordered, said = normalize.number(difference.ordered), normalize.number(difference.acknowledged)
    if ordered is None or said is None or difference.field not in MOVING_RULES:
        return Flag(UNREADABLE, within=False, facts=_said(difference))
    over, under, moved_within = MOVING_RULES[difference.field]
    tolerance = playbook.tolerance(order.vendor.code, difference.field)
    effect = (said - ordered) * _worth(difference, order)
    within = tolerances.within(tolerance, ordered, said, effect)
    facts = _said(difference) | tolerances.limits(tolerance, up=said > ordered)
    facts |= {"percent": tolerances.percent(ordered, said), "money": f"{effect:+.2f}", "currency": order.currency}
    facts["tolerance_of"] = tolerances.belongs_to(playbook, order.vendor.code, difference.field)
    rule = over if said > ordered else under
    return Flag(moved_within if within else rule, within, _given(facts))


def _worth(difference: Difference, order: Order) -> Decimal:
    """What one unit of the change costs: the ordered quantity for a price, the price for a quantity."""
    line = order.line(difference.line) if difference.line else None
    if line is None:
        return Decimal(1)
    return line.quantity if difference.field == "unit_price" else line.unit_price


def _given(facts: Facts) -> Facts:
    return {name: value for name, value in facts.items() if value}
