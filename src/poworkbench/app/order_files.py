"""Purchase orders from JSON files, as the ERP's exports and the corpus have them."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from poworkbench.domain.codec import NotDecodable, from_plain
from poworkbench.domain.orders import Buyer, Order, OrderLine, Vendor


class OrderFileProblem(ValueError):
    """Why a file does not hold a purchase order."""


def read_order(path: Path) -> Order:
    """The order in a JSON file; OrderFileProblem where the file is none, OSError where it cannot be opened."""
    try:
        return order_of(json.loads(path.read_text(encoding="utf-8-sig"), parse_float=str))
    except (ValueError, RecursionError) as error:
        raise OrderFileProblem(str(error)) from error


def order_of(plain: Any) -> Order:
    """The order in a plain value; amounts are text or JSON numbers, keys that are not an order's are passed over."""
    if not isinstance(plain, dict):
        raise OrderFileProblem("it is not a JSON object")
    parts = {
        "vendor": _known(Vendor, plain.get("vendor")),
        "buyer": _known(Buyer, plain.get("buyer")),
        "lines": [_known(OrderLine, line) for line in plain.get("lines") or ()],
    }
    try:
        return from_plain(Order, {**_known(Order, plain), **parts})
    except NotDecodable as error:
        raise OrderFileProblem(str(error)) from error


def _known(shape: type[Any], plain: Any) -> dict[str, Any]:
    if not isinstance(plain, dict):
        raise OrderFileProblem(f"{shape.__name__.lower()}: it is not a JSON object")
    names = {f.name for f in fields(shape)}
    return {name: value for name, value in plain.items() if name in names}
