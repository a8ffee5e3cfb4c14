"""The X12 code for what an acknowledgement says of one ordered line: how a trading partner would word the difference.

Source: ASC X12 004010, data element 668, line item status code (ACK01 of transaction set 855). The standard has one
code for a line; several changes together are IC.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from poworkbench.domain.differences import LINE_MISSING, LINE_SPLIT, Difference

#: The codes that a difference can lead to, with the standard's words.
ACCEPTED = "IA"
CODES: dict[str, str] = {
    ACCEPTED: "Item Accepted",
    "IC": "Item Accepted - Changes Made",
    "IP": "Item Accepted - Price Changed",
    "IQ": "Item Accepted - Quantity Changed",
    "DR": "Item Accepted - Date Rescheduled",
    "IS": "Item Accepted - Substitution Made",
    "IB": "Item Backordered",
    "IR": "Item Rejected",
    "ID": "Item Deleted",
}

#: What settles the line whatever else differs, the gravest first: nothing comes, something else comes, it comes later.
_STATUSES = {"cancelled": "IR", "substituted": "IS", "backordered": "IB"}

#: What a difference in one field means by itself; a line that is only split comes on other days.
_FIELDS = {
    "vendor_item": "IS",
    "unit_price": "IP",
    "quantity": "IQ",
    "promised_date": "DR",
    LINE_SPLIT: "DR",
    "unit": "IC",
}


def code_of(differences_of_one_line: Iterable[Difference]) -> str:
    """The code for a line with these differences, IA for a line without any.

    Differences of the document as a whole and lines that nobody ordered concern no ordered line and change nothing:
    the standard has no code for an added item.
    """
    rows = [row for row in differences_of_one_line if row.line is not None]
    if any(row.field == LINE_MISSING for row in rows):
        return "ID"
    said = {row.acknowledged for row in rows if row.field == "status"}
    settled = next((code for status, code in _STATUSES.items() if status in said), None)
    return settled or _of_changes({_FIELDS[row.field] for row in rows if row.field in _FIELDS})


def _of_changes(codes: Collection[str]) -> str:
    """One kind of change has its code; an item that was exchanged says more than what else changed with it."""
    if "IS" in codes:
        return "IS"
    return next(iter(codes), ACCEPTED) if len(codes) < 2 else "IC"
