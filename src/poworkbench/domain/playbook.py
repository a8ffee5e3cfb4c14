"""The client's rules as data: tolerances, what an operator may decide, targets, how orders are numbered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from poworkbench.domain.exchange import Exchange


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a value may move without needing a person; None means not at all in that direction.

    `percent` and `money` hold for prices, quantities and totals (both must hold where both are given; `money` is the
    effect on the line in the order's currency), `days` for dates; `up` and `down` are the directions of the change.
    """

    percent_up: Decimal | None = None
    percent_down: Decimal | None = None
    money: Decimal | None = None
    days_later: int = 0
    days_earlier: int = 0


@dataclass(frozen=True, slots=True)
class Playbook:
    """What binds the operator who works for this client."""

    client: str
    version: str
    tolerances: Mapping[str, Tolerance] = field(default_factory=dict)
    vendor_tolerances: Mapping[str, Mapping[str, Tolerance]] = field(default_factory=dict)
    operator_accepts: frozenset[str] = frozenset({"quantity", "unit_price", "promised_date", "vendor_item", "total"})
    operator_accepts_status: frozenset[str] = frozenset({"backordered"})
    update_target_hours: int = 24
    escalation_target_hours: int = 4
    po_prefix: str = ""
    exchange: Exchange = field(default_factory=Exchange)

    def tolerance(self, vendor_code: str, name: str) -> Tolerance:
        """The tolerance for one field of one vendor: the vendor's own, else the client's, else none."""
        return self.vendor_tolerances.get(vendor_code, {}).get(name) or self.tolerances.get(name) or Tolerance()
