"""The day that a message promises for a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from poworkbench.adapters.documents.edi.edifact_codes import (
    ACCEPTED,
    BACKORDERED,
    CANCELLED,
    PROMISED,
    SUBSTITUTED,
    WISHED,
)
from poworkbench.adapters.documents.edi.edifact_lines import REFERENCE, Line, Placed
from poworkbench.adapters.documents.edi.edifact_shares import Share
from poworkbench.adapters.documents.edi.promises import Dated, Dates
from poworkbench.adapters.documents.edi.segments import Segment
from poworkbench.adapters.documents.edi.source import Source
from poworkbench.adapters.documents.edi.values import day
from poworkbench.domain.readings import Found

DATES = Dates(PROMISED, WISHED)


def promised_for(
    line: Line, share: Share, status: str | None, once: Sequence[Dated], source: Source, *, as_asked: bool
) -> Found | None:
    """The part's own date, else the line's, else the one that is said once for all lines that will come."""
    accepted = status in (ACCEPTED, SUBSTITUTED) or (as_asked and status is None)
    scheduled = [dated(dtm, answered=True) for dtm in share.dates]
    own = dates_in(one for one in line.placed if not one.apart)
    tries = [[*scheduled, *own]] if share.alone else [scheduled]
    if not share.alone and not share.owed:
        tries.append(own)
    if share.alone:
        tries.append(dates_in(one for one in line.placed if one.group == "LOC"))
    if status not in (CANCELLED, BACKORDERED):
        tries.append(list(once))
    found = (DATES.chosen(dates, source, as_asked=accepted) for dates in tries)
    return next((date for date in found if date), None)


def dates_in(placed: Iterable[Placed]) -> list[Dated]:
    """The dates among some segments; a wish that stands behind a reference is that of the other document."""
    dates = [(one.group, dated(one.segment)) for one in placed if one.segment.tag == "DTM"]
    return [date for group, date in dates if group != REFERENCE or date.qualifier not in WISHED]


def dated(dtm: Segment, *, answered: bool = False) -> Dated:
    """The date of a DTM: qualifier, value and format are the components of its one element."""
    part = dtm.part(1, 1)
    return Dated(dtm.part(1).text, dtm, part, day(part.text, dtm.part(1, 2).text), answered)
