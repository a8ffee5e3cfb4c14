"""Purchase orders from JSON files, as the ERP's exports and the corpus have them."""

from __future__ import annotations

import json
from dataclasses import fields
from decimal import Decimal
from typing import Any

from poworkbench.domain.codec import NotDecodable, from_plain
from poworkbench.domain.orders import Buyer, Order, OrderLine, Vendor


class OrderFileProblem(ValueError):
    """Why a file does not hold a purchase order."""


def order_of_json(content: bytes) -> Order:
    """The order in the bytes of a JSON file; OrderFileProblem where they hold none."""
    try:
        return order_of(json.loads(content.decode("utf-8-sig"), parse_float=str))
    except (ValueError, RecursionError) as error:
        raise error if isinstance(error, OrderFileProblem) else OrderFileProblem(str(error)) from error


def order_of(plain: Any) -> Order:
    """The order in a plain value; amounts are text or JSON numbers, keys that are not an order's are passed over."""
    if not isinstance(plain, dict):
        raise OrderFileProblem("it is not a JSON object")
    parts = {
        "vendor": _known(Vendor, plain.get("vendor")),
        "buyer": _known(Buyer, plain.get("buyer")),
        "lines": [_known(OrderLine, line) for line in _list(plain.get("lines"))],
    }
    try:
        return _sane(from_plain(Order, {**_known(Order, plain), **parts}))
    except NotDecodable as error:
        raise OrderFileProblem(str(error)) from error


def _list(plain: Any) -> list[Any]:
    if not isinstance(plain, list):
        raise OrderFileProblem("lines: it is not a JSON list")
    return plain


def _sane(order: Order) -> Order:
    """Refuse what would make every comparison meaningless."""
    numbers = [line.line for line in order.lines]
    if len(set(numbers)) < len(numbers):
        raise OrderFileProblem("a line number stands twice")
    amounts = [amount for line in order.lines for amount in (line.quantity, line.unit_price)]
    if not all(amount.is_finite() for amount in [*amounts, order.total or Decimal(0)]):
        raise OrderFileProblem("an amount is not a number")
    return order


def _known(shape: type[Any], plain: Any) -> dict[str, Any]:
    if not isinstance(plain, dict):
        raise OrderFileProblem(f"{shape.__name__.lower()}: it is not a JSON object")
    names = {f.name for f in fields(shape)}
    return {name: value for name, value in plain.items() if name in names}
