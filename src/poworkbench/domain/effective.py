"""The effective order: the ERP's snapshot with our own decisions that are not written yet.

A document is compared with this, or one that is sent twice would reopen what was decided an hour ago.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from poworkbench.domain.orders import Order
from poworkbench.domain.owed import Operation

_DECIMALS = {"quantity", "unit_price"}
_DATES = {"promised_date", "acknowledged_on"}


def effective(order: Order, owed: Iterable[Operation]) -> Order:
    """`order` as it will be once everything owed is written, in the order it became owed."""
    for operation in owed:
        if operation.step == "head":
            order = replace(order, **typed(operation.values))
        line = order.line(operation.line) if operation.step == "line" and operation.line else None
        if line:
            order = order.with_line(replace(line, **typed(operation.values)))
    return order


def typed(values: Mapping[str, str | None]) -> dict[str, Any]:
    """Canonical texts as the types an order holds."""
    return {name: _typed(name, value) for name, value in values.items()}


def _typed(name: str, value: str | None) -> Decimal | date | str | None:
    if value is None:
        return None
    if name in _DECIMALS:
        return Decimal(value)
    return date.fromisoformat(value) if name in _DATES else value
