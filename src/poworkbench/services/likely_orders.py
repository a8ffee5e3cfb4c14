"""The orders that a document may answer, asked of the database by every number that stands on it, then by vendor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import process

from poworkbench.domain.order_numbers import named
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Reading
from poworkbench.domain.several import orders_named
from poworkbench.services.stores import Unit

_NEAR_VENDORS = 3
_ORDERS_LOOKED_AT = 300
_NAME_LIKENESS = 60


def likely_orders(unit: Unit, reading: Reading, prefix: str = "") -> Sequence[Order]:
    """The orders that the document may answer.

    Where each number on it is an order's, these; else also those with a similar number, those placed for a sales order
    that it mentions and those of vendors with nearly its name; where nothing leads anywhere, any open ones.
    """
    numbers = orders_named(reading)
    found = _by_number(unit.orders_numbered(numbers))
    if numbers and len(found) == len(numbers):
        return tuple(found.values())
    found |= _by_number(unit.orders_numbered(_nearly(numbers, unit.open_numbers(), prefix)))
    found |= _by_number(unit.orders_numbered(reading.mentions))
    found |= _by_number(unit.orders_for((*reading.mentions, *numbers)))
    if vendor := reading.value("vendor_name"):
        near = process.extract(vendor, unit.vendor_names(), limit=_NEAR_VENDORS, score_cutoff=_NAME_LIKENESS)
        found |= _by_number(unit.orders_of_vendors([name for name, _, _ in near], _ORDERS_LOOKED_AT))
    return tuple((found or _by_number(unit.orders_like("", _ORDERS_LOOKED_AT))).values())


def _by_number(orders: Iterable[Order]) -> dict[str, Order]:
    return {order.po_number: order for order in orders}


def _nearly(numbers: Sequence[str], known: Iterable[str], prefix: str) -> list[str]:
    """The known numbers that a printed one may mean."""
    return [one for one in known if any(named(printed, one, prefix) for printed in numbers)]
