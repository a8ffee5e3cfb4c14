"""The day that a transaction set promises for a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from poworkbench.adapters.documents.edi.promises import Dated, Dates
from poworkbench.adapters.documents.edi.segments import NOTHING, Part, Segment
from poworkbench.adapters.documents.edi.source import Source
from poworkbench.adapters.documents.edi.values import day
from poworkbench.adapters.documents.edi.x12_codes import (
    ACCEPTED,
    BACKORDERED,
    CANCELLED,
    DATE_MOVED,
    PROMISED,
    SUBSTITUTED,
    WISHED,
)
from poworkbench.adapters.documents.edi.x12_lines import Item
from poworkbench.adapters.documents.edi.x12_shares import Share
from poworkbench.domain.readings import Found

DATES = Dates(PROMISED, WISHED)


def promised_for(
    item: Item, share: Share, status: str | None, once: Sequence[Dated], source: Source, *, as_asked: bool
) -> Found | None:
    """The answer's own date, else the line's, else the one that is said once for all lines that will come.

    `as_asked` says that the whole order is accepted as it was asked.
    """
    moved = share.code in DATE_MOVED
    accepted = not moved and (status in (ACCEPTED, SUBSTITUTED) or (as_asked and status is None))
    answered = [*_answered(share), *(dated(segment) for segment in (share.answer.dates if share.answer else ()))]
    own = [dated(segment) for segment in item.all("DTM")]
    tries = [[*answered, *own]] if share.alone else [answered]
    if status not in (CANCELLED, BACKORDERED):
        tries += [[] if share.alone else own, [] if moved else list(once)]
    found = (DATES.chosen(dates, source, as_asked=accepted) for dates in tries)
    return next((date for date in found if date), None)


def _answered(share: Share) -> Iterator[Dated]:
    if share.answer:
        ack = share.answer.ack
        yield Dated(ack.part(4).text, ack, ack.part(5), day(ack.part(5).text), answered=True)
    for segment in share.schedule:
        for qualifier, at in ((5, 6), (8, 9)):
            part = segment.part(at)
            yield Dated(segment.part(qualifier).text, segment, part, day(part.text), answered=True)


def dated(dtm: Segment) -> Dated:
    """The date of a DTM: element 2, or 6 in the format that element 5 names."""
    part = dtm.part(2) if dtm.part(2).text else dtm.part(6) if dtm.part(5).text else NOTHING
    return Dated(dtm.part(1).text, dtm, part, _day(dtm, part))


def _day(dtm: Segment, part: Part) -> str | None:
    return day(part.text) if part == dtm.part(2) else day(part.text, dtm.part(5).text)
