"""A paper's language, and with it how it most likely writes numbers and dates."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from poworkbench.domain.dates import printed_dates
from poworkbench.domain.orders import Order
from poworkbench.reading.page import Page
from poworkbench.reading.rows import Row
from poworkbench.reading.spelling import squeeze
from poworkbench.reading.values import Style, style_of
from poworkbench.reading.vocabulary import Vocabulary

_AMERICAN = re.compile(r"\b[A-Z]{2},? \d{5}(?:-\d{4})?\b|\bUSA\b|\(\d{3}\) \d{3}-\d{4}")
_BRITISH = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|£|\bVAT\b|\bGBP\b")
#: A phrase's one vote, shared by the languages that know it: any number of them up to sixteen divides it.
_VOTE = math.lcm(*range(1, 17))
#: What a paper is taken for where it has as much of another language.
_LIKELIEST = "en"
#: What a paper has not said on so many pages it will not say.
_PAGES = 20
#: So long after it was ordered everything has been delivered.
_HORIZON = timedelta(days=400)


def style_for(
    pages: Sequence[Page], rows: Sequence[Sequence[Row]], vocabulary: Vocabulary, order: Order | None
) -> Style:
    """How the paper writes: by itself first, then by the order's dates, then by its language and country."""
    language = language_of(rows, vocabulary)
    text = " ".join(row.text for page in rows for row in page)
    by_order = _as_ordered(text, order)
    english = language in ("", "en")
    american, british = bool(_AMERICAN.search(text)), bool(_BRITISH.search(text))
    day_first = not (english and american and not british) if by_order is None else by_order
    told = by_order is not None or not english or american != british
    return style_of(pages, not english, day_first, told)


def language_of(rows: Sequence[Sequence[Row]], vocabulary: Vocabulary) -> str:
    """The language that knows most of the first pages' words and short phrases, or "" where none knows any."""
    segments = [segment for page in rows[:_PAGES] for row in page for segment in row.segments]
    phrases = Counter(map(squeeze, (word.text for segment in segments for word in segment.words)))
    phrases.update(map(squeeze, (segment.text for segment in segments)))
    votes: Counter[str] = Counter()
    for phrase, times in phrases.items():
        known = vocabulary.languages.get(phrase, ())
        for language in known:
            votes[language] += times * (_VOTE // len(known))
    return max(sorted(votes), key=lambda language: (votes[language], language == _LIKELIEST), default="")


def _as_ordered(text: str, order: Order | None) -> bool | None:
    """Whether the dates are closer to the order's when the day comes first; None where that does not tell.

    Most closely where they are the order's own dates, else where they are not from before it.
    """
    if order is None:
        return None
    wanted = {line.promised_date for line in order.lines if line.promised_date}
    since = order.order_date
    wanted |= {since} if since else set()
    open_dates = [item for item in printed_dates(text) if item.order is None and item.first != item.second]
    ways = [[item.on(day_first=first) for item in open_dates] for first in (True, False)]
    same = [sum(day in wanted for day in days) for days in ways]
    later = [sum(day is not None and since <= day <= since + _HORIZON for day in days) if since else 0 for days in ways]
    (first, second) = same if same[0] != same[1] else later
    return None if first == second else first > second
