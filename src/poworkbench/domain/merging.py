"""Three-way by field: what the operator saw (base), what he decided (ours), what the ERP has now (theirs)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal

from poworkbench.domain.orders import Order, OrderLine

Verdict = Literal["write", "there", "conflict"]
Values = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Merge:
    """What to do with a write: `write` it, it is `there` already, or `conflict`; `field` is the first that differs."""

    verdict: Verdict
    field: str | None = None
    theirs: str | None = None


def merge(base: Values, ours: Values, theirs: Values) -> Merge:
    """What a write may do, given what the ERP has now; somebody else's edit of another field does not matter."""
    differing = [name for name in ours if not same(ours[name], theirs[name])]
    if not differing:
        return Merge("there")
    for name in differing:
        if not same(base.get(name), theirs[name]):
            return Merge("conflict", name, theirs[name])
    return Merge("write", differing[0], theirs[differing[0]])


def free(base: Values, ours: Values, theirs: Values) -> Values:
    """What of a write is not there yet and meets nobody else's edit: a conflict of one field keeps no other back."""
    return {n: v for n, v in ours.items() if not same(v, theirs[n]) and same(base.get(n), theirs[n])}


def beside(ours: Values, line: str | None, before: Order, after: Order) -> dict[str, tuple[str | None, str | None]]:
    """What changed together with a write and was not asked for, each field as it was and as it is.

    A field of the line that was written (of the head, where `line` is None) goes by its name, one of another line by
    "line/field"; a line that is gone, or came, has its quantity alone.
    """
    was, now = _everything(line, before), _everything(line, after)
    others = (name for name in {**was, **now} if name not in ours and not same(was.get(name), now.get(name)))
    return {name: (was.get(name), now.get(name)) for name in others if name in was or name.endswith("/quantity")}


def _everything(written: str | None, order: Order) -> dict[str, str | None]:
    values = head_values(order) if written is None else {}
    for line in order.lines:
        prefix = "" if line.line == written else f"{line.line}/"
        values |= {f"{prefix}{name}": value for name, value in line_values(line).items()}
    return values


def same(one: str | None, other: str | None) -> bool:
    """Whether two canonical texts mean the same value: 12.5 is 12.50."""
    if one == other or one is None or other is None:
        return one == other
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False


def line_values(line: OrderLine) -> dict[str, str | None]:
    """A line's fields as canonical text, as they stand in events."""
    return {
        "vendor_item": line.vendor_item,
        "quantity": plain(line.quantity),
        "unit": line.unit,
        "unit_price": plain(line.unit_price),
        "promised_date": plain(line.promised_date),
        "status": line.status,
    }


def head_values(order: Order) -> dict[str, str | None]:
    """The fields of an order's head that an acknowledgement sets."""
    return {"vendor_order_number": order.vendor_order_number, "acknowledged_on": plain(order.acknowledged_on)}


def plain(value: Decimal | date | str | None) -> str | None:
    """Canonical text of a value."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value
