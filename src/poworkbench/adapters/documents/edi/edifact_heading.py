"""What a message says as a whole: whose order it answers, who answers, when, in which currency, for how much."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from poworkbench.adapters.documents.edi.edifact_codes import (
    AS_ASKED,
    BUYER_ORDERS,
    FUNCTIONS,
    REFUSED,
    RESPONSES,
    TOTALS,
    VENDOR_ORDER,
    VENDORS,
    WRITTEN,
)
from poworkbench.adapters.documents.edi.edifact_lines import Parted
from poworkbench.adapters.documents.edi.edifact_promises import dated
from poworkbench.adapters.documents.edi.segments import Part, Segment
from poworkbench.adapters.documents.edi.source import LIKELY, SURE, Source
from poworkbench.adapters.documents.edi.values import money
from poworkbench.domain.readings import Found

#: The most signs a name component holds: a name that fills it goes on in the next.
_FULL = 35
#: A name's last words, where a sender puts them into the next component.
_LEGAL_FORMS = (
    "gmbh", "ag", "kg", "ohg", "ug", "se", "ltd", "limited", "inc", "llc", "plc", "co", "corp", "bv", "nv", "sa", "sas",
    "sarl", "srl", "spa", "sl", "ab", "as", "oy", "aps",
)  # fmt: skip


def beginning_of(parts: Parted) -> Segment | None:
    """The message's BGM."""
    return next((one.segment for one in parts.heading if one.segment.tag == "BGM"), None)


def verdicts_of(parts: Parted) -> list[tuple[Segment, Part, tuple[str, str]]]:
    """What BGM says of the order as a whole, each with its place: by the message's function and its response type."""
    bgm = beginning_of(parts)
    if bgm is None:
        return []
    said = [(bgm.part(3), FUNCTIONS), (bgm.part(4), RESPONSES)]
    return [(bgm, part, codes[part.text]) for part, codes in said if part.text in codes]


def refusal_of(parts: Parted) -> tuple[Segment, Part] | None:
    """Where the message refuses the whole order."""
    return next(((bgm, part) for bgm, part, (kind, _said) in verdicts_of(parts) if kind == REFUSED), None)


def is_as_asked(parts: Parted) -> bool:
    """Whether the message accepts the order as it was asked."""
    return any(kind == AS_ASKED for _bgm, _part, (kind, _said) in verdicts_of(parts))


def number_of(parts: Parted, source: Source) -> Found | None:
    """The document's own number."""
    bgm = beginning_of(parts)
    return source.text(bgm, bgm.part(2)) if bgm else None


def order_number(parts: Parted, source: Source) -> Found | None:
    """The buyer's number of the order; lines say it for the message only where all of them name the same."""
    heading = [one.segment for one in parts.heading if one.segment.tag == "RFF"]
    for code in BUYER_ORDERS:
        found = [rff for rff in heading if rff.part(1).text == code and rff.part(1, 1).text]
        if found:
            return source.text(found[0], found[0].part(1, 1), SURE if code == "ON" else LIKELY)
    of_lines = [line.order() for line in parts.lines]
    numbers = {rff.part(1, 1).text for rff in of_lines if rff}
    first = of_lines[0] if of_lines else None
    return source.text(first, first.part(1, 1), LIKELY) if first and len(numbers) == 1 and all(of_lines) else None


def vendor_order(parts: Parted, source: Source) -> Found | None:
    """The vendor's number of the order, by a reference of its own."""
    refs = [
        one.segment for one in parts.heading if one.segment.tag == "RFF" and one.segment.part(1).text == VENDOR_ORDER
    ]
    return source.text(refs[0], refs[0].part(1, 1)) if refs else None


def vendor_name(parts: Parted, source: Source) -> Found | None:
    """The supplier's name; many messages name parties by their location numbers alone."""
    parties = {
        nad.part(1).text: nad
        for nad in reversed([one.segment for one in parts.heading])
        if nad.tag == "NAD" and _name(nad)
    }
    chosen = next((parties[code] for code in VENDORS if code in parties), None)
    return source.joined([(chosen, part) for part in _name(chosen)]) if chosen else None


def _name(nad: Segment) -> Sequence[Part]:
    """The components of the party's name, as many as are one name; else the first line of its unparted address."""
    name = [nad.part(4, at) for at in range(5)]
    if not name[0].text:
        return [nad.part(3)] if nad.part(3).text else []
    kept = name[:1]
    for part in name[1:]:
        words = part.text.lower().replace(".", "").split()
        if not words or not (len(kept[-1].text) >= _FULL or words[0] in _LEGAL_FORMS):
            break
        kept.append(part)
    return kept


def written(parts: Parted, source: Source) -> Found | None:
    """The document's date; dates behind a reference are those of other documents."""
    for one in parts.heading:
        if one.segment.tag == "DTM" and one.segment.part(1).text == WRITTEN:
            found = dated(one.segment)
            return source.value(one.segment, found.part, found.day)
    return None


def currency(parts: Parted, source: Source) -> Found | None:
    """The reference currency, else the one that stands with the total."""
    for one in parts.heading:
        code = one.segment.part(1, 1)
        if one.segment.tag == "CUX" and len(code.text) == 3:
            return source.value(one.segment, code, code.text.upper())
    moa = _sum(parts)
    return source.text(moa, moa.part(1, 2), LIKELY) if moa else None


def total(parts: Parted, source: Source) -> Found | None:
    """The sum of the document, the one that holds most where several are printed."""
    moa = _sum(parts)
    return source.value(moa, moa.part(1, 1), money(moa.part(1, 1).text)) if moa else None


def _sum(parts: Parted) -> Segment | None:
    sums = {moa.part(1).text: moa for moa in _amounts(parts) if moa.part(1, 1).text}
    return next((sums[code] for code in TOTALS if code in sums), None)


def _amounts(parts: Parted) -> Iterable[Segment]:
    """The summary's amounts; a sender without UNS has them behind its last line."""
    behind = parts.lines[-1].own("MOA") if parts.lines else []
    return [moa for moa in (*behind, *parts.summary) if moa.tag == "MOA"]
