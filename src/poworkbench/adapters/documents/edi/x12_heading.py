"""What a transaction set says as a whole: whose order it answers, who answers and when, the currency, the sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from poworkbench.adapters.documents.edi.segments import Part, Segment
from poworkbench.adapters.documents.edi.source import LIKELY, SURE, Source
from poworkbench.adapters.documents.edi.values import day, money, money_in_cents
from poworkbench.adapters.documents.edi.x12_codes import BUYER_ORDER, TOTALS, VENDOR_ORDER, VENDORS, WRITTEN
from poworkbench.adapters.documents.edi.x12_lines import Parted
from poworkbench.adapters.documents.edi.x12_promises import dated
from poworkbench.domain.readings import Found


@dataclass(frozen=True, slots=True)
class Beginning:
    """The elements of a set's first own segment: the order's number, the vendor's number of it, the day written.

    0 stands for what the segment does not have. `verdict` is the acknowledgment type.
    """

    order: int = 0
    vendor_order: int = 0
    written: int = 0
    verdict: int = 0


#: BAK04 and BCA06 are the order's own day, BAK08 and BCA09 the seller's number of it (semantic notes, 004010).
BEGINNINGS = {
    "BAK": Beginning(order=3, vendor_order=8, written=9, verdict=2),
    "BCA": Beginning(order=3, vendor_order=9, written=10, verdict=2),
    "BEG": Beginning(order=3),
    "BCH": Beginning(order=3),
    "BIG": Beginning(order=4, written=1),
    "BSN": Beginning(written=3),
    "PRF": Beginning(order=1),
}


@dataclass(frozen=True, slots=True)
class Heading:
    """The values of a transaction set as a whole."""

    po_number: Found | None
    vendor_name: Found | None
    vendor_order_number: Found | None
    document_date: Found | None
    currency: Found | None
    total: Found | None


def heading_of(parts: Parted, source: Source) -> Heading:
    """The values of the whole set; lines lend none, but a ship notice's order stands beside them (PRF)."""
    head = parts.heading
    return Heading(
        _begun(head, "order", source) or _referred(head, BUYER_ORDER, source),
        _vendor(head, source),
        _begun(head, "vendor_order", source) or _referred(head, VENDOR_ORDER, source),
        _written(head, source),
        _currency(head, source),
        _total(parts, source),
    )


def verdict_of(head: Sequence[Segment]) -> tuple[Segment, Part] | None:
    """Where the acknowledgment type stands (BAK02, BCA02)."""
    for segment in head:
        place = BEGINNINGS[segment.tag].verdict if segment.tag in BEGINNINGS else 0
        if place and segment.part(place).text:
            return segment, segment.part(place)
    return None


def _begun(head: Sequence[Segment], what: str, source: Source) -> Found | None:
    """A number in the first segment; where several segments of one kind name different ones, none is the set's own."""
    found = []
    for segment in head:
        place = getattr(BEGINNINGS[segment.tag], what) if segment.tag in BEGINNINGS else 0
        if place and segment.whole(place).text:
            found.append((segment, segment.whole(place)))
    if len({part.text for _segment, part in found}) != 1:
        return None
    return source.text(*found[0])


def _referred(head: Sequence[Segment], qualifiers: Mapping[str, str], source: Source) -> Found | None:
    refs = [segment for segment in head if segment.tag == "REF" and segment.part(1).text in qualifiers]
    return source.text(refs[0], refs[0].whole(2), LIKELY) if refs else None


def _vendor(head: Sequence[Segment], source: Source) -> Found | None:
    names = {
        segment.part(1).text: segment for segment in reversed(head) if segment.tag == "N1" and segment.part(2).text
    }
    chosen = next((names[code] for code in VENDORS if code in names), None)
    if chosen is None:
        return None
    return source.text(chosen, chosen.whole(2), SURE if chosen.part(1).text != "FR" else LIKELY)


def _written(head: Sequence[Segment], source: Source) -> Found | None:
    for segment in head:
        place = BEGINNINGS[segment.tag].written if segment.tag in BEGINNINGS else 0
        if place and (written := day(segment.part(place).text)):
            return source.value(segment, segment.part(place), written)
    for segment in head:
        if segment.tag == "DTM" and segment.part(1).text in WRITTEN:
            found = dated(segment)
            return source.value(segment, found.part, found.day, LIKELY)
    return None


def _currency(head: Sequence[Segment], source: Source) -> Found | None:
    """The vendor's currency before another's."""
    codes = [segment for segment in head if segment.tag == "CUR" and len(segment.part(2).text) == 3]
    codes.sort(key=lambda segment: segment.part(1).text not in VENDORS)
    return source.value(codes[0], codes[0].part(2), codes[0].part(2).text.upper()) if codes else None


def _total(parts: Parted, source: Source) -> Found | None:
    """The sum of the document: AMT, or TDS of an invoice; CTT02 adds up quantities and is none."""
    behind = [segment for item in parts.items for segment in item.own if _is_sum(segment)]
    amounts = [segment for segment in (*parts.heading, *behind, *parts.summary) if segment.tag == "AMT"]
    for code in TOTALS:
        sums = [segment for segment in amounts if segment.part(1).text == code and segment.part(2).text]
        if sums:
            return source.value(sums[-1], sums[-1].part(2), money(sums[-1].part(2).text))
    invoiced = [segment for segment in (*behind, *parts.summary) if segment.tag == "TDS"]
    if not invoiced:
        return None
    return source.value(invoiced[-1], invoiced[-1].part(1), money_in_cents(invoiced[-1].part(1).text))


def _is_sum(segment: Segment) -> bool:
    """Whether a segment that follows the last line speaks of all of them."""
    return segment.tag == "TDS" or (segment.tag == "AMT" and segment.part(1).text == "TT")
