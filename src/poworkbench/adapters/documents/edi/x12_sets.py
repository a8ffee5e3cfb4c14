"""Transaction sets of ASC X12 as readings: 855 and 865 as acknowledgements, 856 and 810 as what they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from poworkbench.adapters.documents.edi.messages import Message
from poworkbench.adapters.documents.edi.segments import Segment
from poworkbench.adapters.documents.edi.source import Source
from poworkbench.adapters.documents.edi.x12_answers import Whole, read_item
from poworkbench.adapters.documents.edi.x12_cautions import cautions_of
from poworkbench.adapters.documents.edi.x12_codes import AS_ASKED, COUNTER_OFFER, REFUSED, VERDICTS
from poworkbench.adapters.documents.edi.x12_heading import Heading, heading_of, verdict_of
from poworkbench.adapters.documents.edi.x12_lines import Parted, parted
from poworkbench.adapters.documents.edi.x12_notice import notice_lines
from poworkbench.adapters.documents.edi.x12_promises import dated
from poworkbench.domain.readings import ACKNOWLEDGEMENT, INVOICE, OTHER, SHIPMENT_NOTICE, Reading, ReadLine

Read = tuple[Reading, tuple[str, ...]]


def read_set(message: Message, source: Source) -> Read:
    """What a transaction set says, and what to be careful about; a set of another kind is only named."""
    reader = _READERS.get(message.kind, _other)
    return reader(message.body, source)


def _acknowledgement(body: Sequence[Segment], source: Source, *, change: bool = False) -> Read:
    parts = parted(body)
    place = verdict_of(parts.heading)
    code = place[1].text if place else ""
    verdict = VERDICTS.get(code, ("", ""))[0]
    refused = place if verdict == REFUSED and code != COUNTER_OFFER and not change else None
    dates = tuple(dated(segment) for segment in parts.heading if segment.tag == "DTM")
    whole = Whole(dates, verdict == AS_ASKED, refused)
    lines = [line for item in parts.items for line in read_item(item, whole, source)]
    reading = _reading(ACKNOWLEDGEMENT, heading_of(parts, source), lines)
    return reading, tuple(cautions_of(parts, change=change))


def _change_acknowledgement(body: Sequence[Segment], source: Source) -> Read:
    """What is refused here is a change: the order stands as it was, and no line is cancelled by it."""
    return _acknowledgement(body, source, change=True)


def _invoice(body: Sequence[Segment], source: Source) -> Read:
    """An invoice promises nothing and accepts nothing."""
    parts = parted(body)
    lines = [line for item in parts.items for line in read_item(item, Whole(), source)]
    bare = [replace(line, promised_date=None, status=None) for line in lines]
    return _reading(INVOICE, heading_of(parts, source), bare), ()


def _notice(body: Sequence[Segment], source: Source) -> Read:
    heading = heading_of(Parted(tuple(body), (), ()), source)
    return _reading(SHIPMENT_NOTICE, heading, notice_lines(body, source)), ()


def _other(body: Sequence[Segment], source: Source) -> Read:
    """Of an order, a change of one, or a receipt of the transmission only the order's number is told."""
    number = heading_of(Parted(parted(body).heading, (), ()), source).po_number
    return Reading(OTHER, po_number=number), ()


def _reading(kind: str, heading: Heading, lines: Sequence[ReadLine]) -> Reading:
    return Reading(
        kind,
        po_number=heading.po_number,
        vendor_name=heading.vendor_name,
        vendor_order_number=heading.vendor_order_number,
        document_date=heading.document_date,
        currency=heading.currency,
        total=heading.total,
        lines=tuple(lines),
    )


_READERS: dict[str, Callable[[Sequence[Segment], Source], Read]] = {
    "855": _acknowledgement,
    "865": _change_acknowledgement,
    "810": _invoice,
    "856": _notice,
}
