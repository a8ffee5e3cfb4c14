"""Why an order may be the one that a document answers."""

from __future__ import annotations

REASONS = {
    "number": "its number is printed",
    "number_without_prefix": "its number is printed without the prefix",
    "number_similar": "a similar number is printed",
    "vendor": "same vendor",
    "vendor_other": "another vendor's name",
}


def reason(code: str) -> str:
    """A reason of domain.matching in words; "items:3:5" says how many of the order's items the document names."""
    name, _, share = code.partition(":")
    if name == "items" and share:
        named, _, of = share.partition(":")
        return f"{named} of its {of} items"
    return REASONS.get(name, name.replace("_", " "))
