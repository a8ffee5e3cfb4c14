"""Why an order may be the one that a document answers."""

from __future__ import annotations

REASONS = {
    "number": "its number is printed",
    "number_without_prefix": "its number is printed without the prefix",
    "number_with_release": "its number is printed with a release behind it",
    "number_part": "a part of its number is printed",
    "number_similar": "a similar number is printed",
    "number_mentioned": "its number stands elsewhere on the document",
    "sales_order": "names the customer's sales order",
    "vendor_order": "has the vendor's number of this order",
    "vendor": "same vendor",
    "vendor_other": "another vendor's name",
    "total": "the same total",
}


def reason(code: str) -> str:
    """A reason of domain.matching_reasons in words; "items:3:5" says how many of the order's items are named."""
    name, _, share = code.partition(":")
    some, _, of = share.partition(":")
    if name == "items" and share:
        return f"{some} of its {of} items"
    if name == "lines" and share:
        return f"{some} of {of} lines as ordered"
    return REASONS.get(name, name.replace("_", " "))
