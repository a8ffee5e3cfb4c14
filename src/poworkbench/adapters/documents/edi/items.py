"""Whose number of an item a qualifier means, the same in both standards but for a few codes of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from poworkbench.adapters.documents.edi.segments import Part, Segment
from poworkbench.adapters.documents.edi.source import DOUBTFUL, SURE, Source
from poworkbench.domain.readings import Found

#: X12 element 235, by who gives the number, the surest first.
X12_VENDOR = {
    "VN": "vendor's item number", "VP": "vendor's part number", "VC": "vendor's catalog number",
    "VA": "vendor's style number", "VS": "vendor's supplemental item number", "MG": "manufacturer's part number",
    "MN": "model number", "ST": "style number", "SK": "stock keeping unit",
}  # fmt: skip
X12_BUYER = {
    "IN": "buyer's item number", "BP": "buyer's part number", "CB": "buyer's catalog number",
    "PI": "purchaser's item code", "IT": "buyer's style number", "PN": "company part number",
}  # fmt: skip
X12_TRADE = {
    "UP": "UPC consumer package code", "EN": "EAN", "UK": "GTIN of 14 digits", "UA": "UPC/EAN case code",
    "UI": "UPC without check digit", "EO": "EAN of 8 digits", "IB": "ISBN",
}  # fmt: skip

#: UN/EDIFACT element 7143.
EDIFACT_VENDOR = {
    "SA": "supplier's article number", "VN": "vendor item number", "VP": "vendor's part number",
    "VS": "vendor's supplemental item number", "MF": "manufacturer's article number", "MP": "product number",
    "MN": "model number", "SK": "stock keeping unit",
}  # fmt: skip
EDIFACT_BUYER = {
    "IN": "buyer's item number", "BP": "buyer's part number", "PI": "purchaser's item code",
    "IT": "buyer's style number", "ZB": "buyer's own code",
}  # fmt: skip
EDIFACT_TRADE = {
    "EN": "EAN", "SRV": "GTIN", "UP": "UPC", "AI": "UPC with check digit", "AH": "UPC without check digit",
    "AM": "UPC/EAN shipping container code", "IB": "ISBN",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A number of an item as a message gives it, with the qualifier that says whose it is."""

    qualifier: str
    segment: Segment
    part: Part


def best(names: Sequence[Named], qualifiers: dict[str, str], source: Source) -> Found | None:
    """The number with the surest of some qualifiers."""
    ranks = list(qualifiers)
    known = sorted((name for name in names if name.qualifier in qualifiers), key=lambda n: ranks.index(n.qualifier))
    return source.text(known[0].segment, known[0].part, SURE) if known else None


def items(
    names: Sequence[Named], vendor: dict[str, str], buyer: dict[str, str], trade: dict[str, str], source: Source
) -> tuple[Found | None, Found | None]:
    """The vendor's and the buyer's number; a trade number only where nothing else says which item it is."""
    own, asked = best(names, vendor, source), best(names, buyer, source)
    if own or asked:
        return own, asked
    traded = next((name for code in trade for name in names if name.qualifier == code), None)
    return (source.text(traded.segment, traded.part, DOUBTFUL) if traded else None), None
