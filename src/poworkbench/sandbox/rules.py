"""Which writes the ERP refuses, each with the sentence a person reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from poworkbench.sandbox.answers import Problem

#: What a line can be; the ERP itself closes lines and orders.
LINE_STATES = ("open", "accepted", "backordered", "cancelled", "substituted")

_DECIMAL = re.compile(r"-?\d{1,12}(\.\d{1,6})?")

Order = Mapping[str, Any]


def _amount(name: str, value: Any, _order: Order) -> None:
    if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
        raise Problem(422, f"{name} must be a decimal number as text, such as 12.50.")
    if Decimal(value) < 0:
        raise Problem(422, f"{name} must not be negative.")


def _date(name: str, value: Any, order: Order) -> None:
    if value is None:
        return
    try:
        day = date.fromisoformat(value) if len(value) == 10 else None
    except (TypeError, ValueError):
        day = None
    if day is None:
        raise Problem(422, f"{name} must be a date such as 2026-11-20.")
    if order.get("order_date") and value < order["order_date"]:
        raise Problem(422, f"{name} must not be before the order's date, {order['order_date']}.")


def _code(name: str, value: Any, _order: Order) -> None:
    if value is not None and (not isinstance(value, str) or not value.strip() or len(value) > 60):
        raise Problem(422, f"{name} must be a text of 1 to 60 characters.")


def _status(name: str, value: Any, _order: Order) -> None:
    if value not in LINE_STATES:
        raise Problem(422, f"{name} must be one of {', '.join(LINE_STATES)}.")


LINE_RULES: Mapping[str, Callable[[str, Any, Order], None]] = {
    "quantity": _amount,
    "unit_price": _amount,
    "promised_date": _date,
    "vendor_item": _code,
    "status": _status,
}

ORDER_RULES: Mapping[str, Callable[[str, Any, Order], None]] = {
    "vendor_order_number": _code,
    "acknowledged_on": _date,
}


def check(order: Order, values: Mapping[str, Any], *, line: bool) -> None:
    """Raise a 422 for the first thing that keeps `values` out of the order's line or head."""
    if order["state"] != "open":
        raise Problem(422, f"Order {order['po_number']} is {order['state']}; it can no longer be changed.")
    if not values:
        raise Problem(422, "There is nothing to write.")
    rules = LINE_RULES if line else ORDER_RULES
    for name, value in values.items():
        if name not in rules:
            where = "a line" if line else "the head"
            raise Problem(422, f"{name} is not a field of {where} that can be written.")
        rules[name](name, value, order)
