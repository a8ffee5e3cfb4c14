"""Readings and orders for tests, made from plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from poworkbench.domain.orders import Buyer, Order, OrderLine, Vendor
from poworkbench.domain.readings import (
    ACKNOWLEDGEMENT,
    HEADER_FIELDS,
    READ_LINE_FIELDS,
    Evidence,
    Found,
    Reading,
    ReadLine,
)


def found(value: str | None) -> Found | None:
    """A value as if it were read at a place of its own."""
    return None if value is None else Found(value, Evidence(1, (0, 0, 100, 100), value, 100))


def read_line(**values: str | None) -> ReadLine:
    """A document line of canonical values."""
    return ReadLine(**{name: found(value) for name, value in values.items()})


def reading(*lines: ReadLine, kind: str = ACKNOWLEDGEMENT, **values: str | None) -> Reading:
    """A reading of canonical values."""
    return Reading(kind=kind, lines=lines, **{name: found(value) for name, value in values.items()})


def reading_of_truth(truth: Mapping[str, Any]) -> Reading:
    """What a careful person read, as the corpus keeps it."""
    lines = (read_line(**{name: line[name] for name in READ_LINE_FIELDS}) for line in truth["lines"])
    return reading(*lines, kind=truth["kind"], **{name: truth[name] for name in HEADER_FIELDS})


def reading_of_order(order: Order) -> Reading:
    """A document that says exactly what was ordered."""
    return reading(
        *(read_line_of(line) for line in order.lines),
        po_number=order.po_number,
        vendor_name=order.vendor.name,
        currency=order.currency,
        total=None if order.total is None else format(order.total, "f"),
    )


def read_line_of(line: OrderLine) -> ReadLine:
    """The document line that repeats an ordered line."""
    return read_line(
        position=line.line,
        vendor_item=line.vendor_item,
        buyer_item=line.buyer_item,
        description=line.description,
        quantity=format(line.quantity, "f"),
        unit=line.unit,
        unit_price=format(line.unit_price, "f"),
        promised_date=line.promised_date.isoformat() if line.promised_date else None,
    )


def ordered(line: str = "1", **changes: Any) -> OrderLine:
    """An ordered line with believable values where none are given."""
    values: dict[str, Any] = {
        "vendor_item": f"B251-{line}",
        "buyer_item": f"10022{line}",
        "description": "Console table",
        "quantity": Decimal("8"),
        "unit": "EA",
        "unit_price": Decimal("125.00"),
        "promised_date": None,
    }
    return OrderLine(line=line, **{**values, **changes})


def order(*lines: OrderLine, **changes: Any) -> Order:
    """An order of the given lines."""
    values: dict[str, Any] = {
        "po_number": "PO-104233",
        "vendor": Vendor("NORDVIK", "Nordvik Furniture AB"),
        "buyer": Buyer("Dana Whitfield", "dana@example.com"),
        "order_date": None,
        "currency": "USD",
        "total": sum((line.quantity * line.unit_price for line in lines), Decimal(0)),
    }
    return Order(lines=lines, **{**values, **changes})


assert {f.name for f in fields(ReadLine)} == {*READ_LINE_FIELDS, "po_number"}
