"""The document's own dates: the day it was written, and the day it promises for all lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from poworkbench.domain.readings import Found
from poworkbench.reading.header import NUMBERED, Candidate, best_of, weight_of
from poworkbench.reading.labels import BELOW, INLINE, Labelled
from poworkbench.reading.rows import Row
from poworkbench.reading.values import Dated, Style, date_of, dates_in

#: In a sentence what falls due is money.
_DUE = re.compile(r"due\b", re.IGNORECASE)


def document_date(found: Sequence[Labelled], rows: Sequence[Row], style: Style) -> Found | None:
    """The day the document was written."""
    roles = {"document_date": 100.0, "weak_document_date": 60.0, **dict.fromkeys(NUMBERED, 50.0)}
    candidates = [
        Candidate(dated.day.isoformat(), dated.span, roles[item.role] + item.place + weight_of(item, item.value))
        for item in found
        if item.role in roles
        for dated in _dates_of(item, style)[:1]
        if item.role not in NUMBERED or item.place != BELOW
    ]
    candidates += _behind_number(found, style)
    named = {word for item in found if item.role not in roles for word in item.value.words}
    for row in rows[:12]:
        if row.page == rows[0].page:
            for dated in dates_in(row.span, style):
                alone = 18.0 if len(dated.span.words) == len(row.segments[0].words) else 0.0
                if not named.intersection(dated.span.words):
                    candidates += [Candidate(dated.day.isoformat(), dated.span, 70.0 + alone)]
    return best_of(candidates)


def _dates_of(item: Labelled, style: Style) -> list[Dated]:
    """The dates of a labelled stretch; only where the label asks for a date, eight digits are one, too."""
    only = date_of(item.value, style) if item.role not in NUMBERED else None
    return dates_in(item.value, style) or ([only] if only else [])


def _behind_number(found: Sequence[Labelled], style: Style) -> Iterable[Candidate]:
    """Dates behind the document's own number: "Order confirmation 88121 dated 12 November 2026"."""
    for number, dating in pairwise(found):
        row = abs(number.label.top - dating.label.top) < number.label.height
        if number.role in NUMBERED and number.place in (INLINE, dating.place) and dating.role == "order_date" and row:
            for dated in dates_in(dating.value, style)[:1] if not dating.leads or number.place != INLINE else ():
                yield Candidate(dated.day.isoformat(), dated.span, 80.0 + weight_of(number, number.value))


def promised_dates(found: Sequence[Labelled], style: Style) -> Found | None:
    """The one date promised for the whole document: ship, delivery, arrival, in that order."""
    for role in ("ship_date", "delivery_date", "arrival_date"):
        candidates = [
            Candidate(dated.day.isoformat(), dated.span, 100.0 + item.place + weight_of(item, item.value))
            for item in found
            if item.role == role and not (_DUE.match(item.label.text) and not item.leads)
            for dated in _dates_of(item, style)[:1]
        ]
        best = best_of([candidate for candidate in candidates if candidate.weight > 90])
        if best:
            return best
    return None
