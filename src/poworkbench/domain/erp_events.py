"""What the ERP showed, and how what was owed to it ended: the part of the journal that the sync records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from poworkbench.domain.orders import Order


@dataclass(frozen=True, slots=True)
class OrderSeen:
    """The ERP showed an order in a state that was not known here."""

    order: Order
    version: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class OrderNotUnderstood:
    """The ERP showed an order in a shape that is not as agreed; until it is, nothing is written to it."""

    detail: str


@dataclass(frozen=True, slots=True)
class OrderGone:
    """The ERP no longer has an order that was open here."""

    detail: str


@dataclass(frozen=True, slots=True)
class OrdersPulled:
    """Every change in the ERP up to `until` (its own clock) was asked for and came."""

    until: datetime


@dataclass(frozen=True, slots=True)
class OrdersSwept:
    """All open orders of the ERP were asked for, and what is open here and was not among them was looked after.

    `skew` is how many seconds the ERP's clock went before this desk's, None where the ERP does not tell its time.
    """

    open_orders: int
    missing: int
    skew: int | None = None


@dataclass(frozen=True, slots=True)
class WriteConfirmed:
    """The ERP has what an operation asked for: it was read back, or was there already (`written` is False).

    `beside` is what else changed on the order with the write and was not asked for, old and new: a field of the same
    line (or head) by its name, one of another line by "line/field". `left_out` are fields the ERP has no place for.
    """

    operation: str
    written: bool
    beside: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WriteLeftOut:
    """The ERP has no place for what an operation would tell it; `what` are fields, or comment, or attachment."""

    operation: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WriteRefused:
    """The ERP will never take an operation; `detail` is its reason."""

    operation: str
    detail: str


@dataclass(frozen=True, slots=True)
class WriteConflict:
    """Somebody else changed the same field: what was seen, what was decided, what the ERP has."""

    operation: str
    base: str | None
    ours: str | None
    theirs: str | None
