"""Names of the fields as a buyer would say them."""

from __future__ import annotations

FIELDS = {
    "vendor_item": "vendor item",
    "buyer_item": "our item",
    "description": "description",
    "quantity": "quantity",
    "unit": "unit",
    "unit_price": "unit price",
    "amount": "amount",
    "promised_date": "promised",
    "status": "status",
    "total": "total",
    "currency": "currency",
    "po_number": "PO number",
    "vendor_name": "vendor",
    "vendor_order_number": "their order",
    "document_date": "document of",
    "terms": "terms",
    "ship_to": "ship to",
    "acknowledged_on": "acknowledged",
    "line_missing": "line missing",
    "line_extra": "extra line",
    "line_split": "split line",
    "caution": "look first",
}


def field_name(field: str) -> str:
    """The field's name for a person; an unknown one with its underscores as blanks.

    What a caution is about stands behind a colon and is not a name.
    """
    name = field.partition(":")[0]
    return FIELDS.get(name, name.replace("_", " "))


def value_name(line: str | None, field: str) -> str:
    """What a row is about: `unit price, line 2`, `total`."""
    return field_name(field) if line is None else f"{field_name(field)}, line {line}"
