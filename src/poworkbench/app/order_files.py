"""Purchase orders from JSON files, as the ERP's exports have them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec

from poworkbench.domain.orders import Order


class OrderFileProblem(ValueError):
    """Why a file does not hold a purchase order, with the path to what is wrong in it."""


def order_of_json(content: bytes) -> Order:
    """The order in the bytes of a JSON file; OrderFileProblem where they hold none."""
    try:
        return _sane(msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=Order))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise OrderFileProblem(str(error)) from error


def order_of(plain: Any) -> Order:
    """The order in a plain value; amounts are text or numbers, keys that are not an order's are passed over."""
    try:
        return _sane(msgspec.convert(plain, Order))
    except msgspec.ValidationError as error:
        raise OrderFileProblem(str(error)) from error


def _sane(order: Order) -> Order:
    """Refuse what would make every comparison meaningless."""
    numbers = [line.line for line in order.lines]
    if len(set(numbers)) < len(numbers):
        raise OrderFileProblem("a line number stands twice")
    amounts = [amount for line in order.lines for amount in (line.quantity, line.unit_price)]
    if not all(amount.is_finite() for amount in [*amounts, order.total or Decimal(0)]):
        raise OrderFileProblem("an amount is not a number")
    return order
