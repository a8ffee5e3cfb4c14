"""Dates in the rows below an item: of what kind each is, and how much comes then."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from poworkbench.reading.phrases import LONGEST_LABEL, label_below
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.statuses import Said, status_in
from poworkbench.reading.titles import roles_of
from poworkbench.reading.values import Dated, Number, Style, dates_in, numbers_in, unit_in
from poworkbench.reading.vocabulary import Vocabulary

DATES = ("ship_date", "delivery_date", "arrival_date", "requested_date")
_COUNTS = ("quantity", "confirmed_quantity")
#: So many words beside a date, a quantity and its unit still make a delivery: "2. Teil: 8 Stk 22.01.2027".
_FEW_WORDS, _SHORTEST_CUT = 2, 3

Titles = tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """A date below an item, of what kind it is, and how much will come then and with what status, where printed."""

    kind: str
    dated: Dated
    quantity: Number | None
    unit: Span | None
    status: Said | None = None


def titles_in(row: Row, vocabulary: Vocabulary) -> Titles:
    """The titles of a small table below an item: dates and how much comes then."""
    roles = [(roles_of(segment.text, vocabulary), segment) for segment in row.segments]
    known = tuple((own[0], segment) for own, segment in roles if own and own[0] in (*DATES, *_COUNTS))
    dates = any(role in DATES for role, _ in known)
    return known if dates and len(known) > 1 and not has_digit(row.text) else ()


def under_titles(row: Row, dates: Sequence[Dated], titles: Titles, style: Style) -> Iterator[Schedule]:
    """One row of a small table: its promised date, and the number under the title of the quantities."""
    words = {word for dated in dates for word in dated.span.words}
    numbers = [n for n in numbers_in(row.span, style) if not words.intersection(n.span.words)]
    counted = [n for n in numbers if _over(titles, n.span) in _COUNTS]
    for dated in dates:
        kind = _over(titles, dated.span)
        if kind in DATES:
            yield Schedule(kind, dated, counted[-1] if counted else None, None)


def _over(titles: Titles, span: Span) -> str:
    """The role of the title nearest above a span."""
    middle = (span.x0 + span.x1) / 2
    return min(titles, key=lambda title: abs((title[1].x0 + title[1].x1) / 2 - middle))[0]


def schedules_in(row: Row, kind: str, style: Style, vocabulary: Vocabulary) -> Iterator[Schedule]:
    """The deliveries that a row names; `kind` is that of the rows above it, where it does not say its own."""
    dates = dates_in(row.span, style)
    label = label_below(row.segments[0], vocabulary)
    led = label[0] if label and label[0] in DATES else ""
    said = status_in(row.span, vocabulary)
    begins = said is not None and said[1].words[0] == row.words[0]
    status = said if said and (said[0] != "accepted" or begins) else None
    shares = _shares(row.span, dates, style) if len(dates) > 1 else ()
    number = None if shares else _quantity_beside(row.span, dates, style, vocabulary)
    unit = unit_in(_neighbourhood(row.span, number), vocabulary) if number else None
    talk = len(_talk(row.span, dates, vocabulary))
    for place, dated in enumerate(dates):
        own = kind_before(row.span.text[: dated.start], vocabulary) or led
        if not own and not status and talk > (_FEW_WORDS if unit else 0):
            continue
        kind = own or kind
        yield Schedule(kind, dated, shares[place] if shares else number if len(dates) == 1 else None, unit, status)


def _talk(span: Span, dates: Sequence[Dated], vocabulary: Vocabulary) -> list[str]:
    """The words of a row that are neither date nor quantity, unit or label: a remark has many."""
    apart = {word for dated in dates for word in dated.span.words}
    letters = [squeeze(word.text) for word in span.words if word not in apart and not has_digit(word.text)]
    known = {*vocabulary.units, *(phrase for phrase, role in vocabulary.below.items() if role in DATES)}
    return [text for text in letters if len(text) > 2 and text not in known]


def kind_before(text: str, vocabulary: Vocabulary) -> str:
    """The kind of date that the last words of `text` name; a word may be cut short: "gew. 04-12-2026"."""
    words = [word for word in re.split(r"[\s,;:]+", text) if word]
    for size in range(min(LONGEST_LABEL, len(words)), 0, -1):
        role = vocabulary.below.get(squeeze(" ".join(words[-size:])), "")
        if role in DATES:
            return role
    return _cut_short(words[-1], vocabulary) if words and words[-1].endswith(".") else ""


def _cut_short(word: str, vocabulary: Vocabulary) -> str:
    """What all known labels that begin like a word cut short name."""
    key = squeeze(word)
    roles = {role for phrase, role in _known_dates(vocabulary) if phrase.startswith(key)}
    return roles.pop() if len(key) >= _SHORTEST_CUT and len(roles) == 1 else ""


def _known_dates(vocabulary: Vocabulary) -> Iterable[tuple[str, str]]:
    return ((phrase, role) for phrase, role in vocabulary.below.items() if role in DATES)


def _shares(span: Span, dates: Sequence[Dated], style: Style) -> tuple[Number, ...]:
    """How much comes on each of several days in one row: a number before each ("6 on 4 Dec, 4 on 15 Jan")."""
    edges = [0, *(dated.end for dated in dates)]
    numbers = list(numbers_in(span, style))
    before = [
        [number for number in numbers if edge <= number.start and number.end <= dated.start]
        for edge, dated in zip(edges, dates, strict=False)
    ]
    return tuple(own[0] for own in before) if all(len(own) == 1 for own in before) else ()


def _quantity_beside(span: Span, dates: Sequence[Dated], style: Style, vocabulary: Vocabulary) -> Number | None:
    """The number of a schedule row that is no part of its date: the only one, or the only one with a unit."""
    numbers = [
        number
        for number in numbers_in(span, style)
        if not any(dated.start < number.end and number.start < dated.end for dated in dates) and number.value > 0
    ]
    plain = [number for number in numbers if not span.text[number.end :].lstrip().startswith(("/", "%", "."))]
    united = [number for number in plain if unit_in(_neighbourhood(span, number), vocabulary)]
    chosen = united if len(plain) > 1 else plain
    return chosen[0] if len(chosen) == 1 else None


def _neighbourhood(span: Span, number: Number) -> Span:
    """A number and the words next to it."""
    words = list(span.words)
    at = words.index(number.span.words[0])
    return Span(span.page, tuple(words[max(0, at - 1) : at + len(number.span.words) + 1]))
