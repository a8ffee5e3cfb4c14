"""Messages of UN/EDIFACT as readings: ORDRSP as acknowledgement, DESADV and INVOIC as what they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from poworkbench.adapters.documents.edi.edifact_answers import Whole, read_line
from poworkbench.adapters.documents.edi.edifact_cautions import cautions_of
from poworkbench.adapters.documents.edi.edifact_heading import (
    currency,
    is_as_asked,
    number_of,
    order_number,
    refusal_of,
    total,
    vendor_name,
    vendor_order,
    written,
)
from poworkbench.adapters.documents.edi.edifact_lines import Parted, parted
from poworkbench.adapters.documents.edi.edifact_promises import dates_in
from poworkbench.adapters.documents.edi.messages import Message
from poworkbench.adapters.documents.edi.segments import Segment
from poworkbench.adapters.documents.edi.source import Source
from poworkbench.domain import normalize
from poworkbench.domain.readings import ACKNOWLEDGEMENT, INVOICE, OTHER, SHIPMENT_NOTICE, Found, Reading, ReadLine

Read = tuple[Reading, tuple[str, ...]]


def read_message(message: Message, source: Source) -> Read:
    """What a message says, and what to be careful about; one of another kind is only named."""
    return _READERS.get(message.kind, _other)(message.body, source)


def _response(body: Sequence[Segment], source: Source) -> Read:
    """The response's own number is the vendor's of the order, unless a reference gives that or it is the buyer's."""
    parts = parted(body)
    whole = Whole(tuple(dates_in(parts.heading)), is_as_asked(parts), refusal_of(parts))
    own = vendor_order(parts, source) or _unlike(number_of(parts, source), order_number(parts, source))
    reading = _reading(ACKNOWLEDGEMENT, parts, _lines(parts, whole, source), source)
    return replace(reading, vendor_order_number=own), tuple(cautions_of(parts))


def _unlike(number: Found | None, other: Found | None) -> Found | None:
    same = number and other and normalize.code(number.value) == normalize.code(other.value)
    return None if same else number


def _notice(body: Sequence[Segment], source: Source) -> Read:
    """A despatch advice accepts nothing; its lines have the date of despatch."""
    parts = parted(body)
    lines = _lines(parts, Whole(tuple(dates_in(parts.heading))), source)
    return _reading(SHIPMENT_NOTICE, parts, [replace(line, status=None) for line in lines], source), ()


def _invoice(body: Sequence[Segment], source: Source) -> Read:
    """An invoice promises nothing and accepts nothing."""
    parts = parted(body)
    lines = _lines(parts, Whole(), source)
    bare = [replace(line, status=None, promised_date=None) for line in lines]
    return _reading(INVOICE, parts, bare, source), ()


def _other(body: Sequence[Segment], source: Source) -> Read:
    """Of an order, a change of one or a receipt only the order's number is told; an order's own number is that."""
    parts = parted(body)
    own = number_of(parts, source) if body[0].part(2).text == "ORDERS" else None
    return Reading(OTHER, po_number=own or order_number(replace(parts, lines=()), source)), ()


def _lines(parts: Parted, whole: Whole, source: Source) -> list[ReadLine]:
    return [read for line in parts.lines for read in read_line(line, whole, source)]


def _reading(kind: str, parts: Parted, lines: Sequence[ReadLine], source: Source) -> Reading:
    return Reading(
        kind,
        po_number=order_number(parts, source),
        vendor_name=vendor_name(parts, source),
        vendor_order_number=vendor_order(parts, source),
        document_date=written(parts, source),
        currency=currency(parts, source),
        total=total(parts, source),
        lines=tuple(lines),
    )


_READERS: dict[str, Callable[[Sequence[Segment], Source], Read]] = {
    "ORDRSP": _response,
    "DESADV": _notice,
    "INVOIC": _invoice,
}
