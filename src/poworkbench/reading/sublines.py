"""What the rows below an item's own row say: delivery dates, the buyer's item number, a status, more description."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.titles import roles_of
from poworkbench.reading.values import Dated, Number, Style, dates_in, numbers_in, unit_in
from poworkbench.reading.vocabulary import Phrases, Vocabulary

_LONGEST_LABEL = 4
_DATES = ("ship_date", "delivery_date", "arrival_date", "requested_date")
_COUNTS = ("quantity", "confirmed_quantity")
#: Rather what says that something else or nothing will come than what says that it comes.
_GRAVEST = ("substituted", "cancelled", "backordered", "accepted")


Titles = tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """A date below an item, of what kind it is, and how much will come then and with what status, where printed."""

    kind: str
    dated: Dated
    quantity: Number | None
    unit: Span | None
    status: tuple[str, Span] | None = None


@dataclass
class Below:
    """All that was found below one item's row."""

    schedules: list[Schedule] = field(default_factory=list)
    buyer_item: Span | None = None
    vendor_item: Span | None = None
    net_price: Span | None = None
    status: tuple[str, Span] | None = None
    plain: list[Row] = field(default_factory=list)


def read_below(rows: Sequence[Row], style: Style, vocabulary: Vocabulary) -> Below:
    """What the rows below an item say; rows that say nothing known are kept as `plain`."""
    below = Below()
    kind = ""
    titles: Titles = ()
    for row in rows:
        titles = _titles(row, vocabulary) or titles
        label = leading(row.segments[0], vocabulary.below)
        if label and label[0] in _DATES:
            kind = label[0]
        if label and label[0] == "net_price":
            below.net_price = label[1] or (row.segments[1] if len(row.segments) > 1 else None)
            continue
        taken = _take_schedules(row, kind, titles, style, vocabulary, below)
        rest: Row | None = row if taken else _take_labelled(row, vocabulary, below)
        if rest is row and not dates_in(row.span, style):
            said = status_in(row.span, vocabulary) if "=" not in row.text else None
            below.status = below.status or said
            rest = None if said or label else row
        if rest is not None and rest.words and not dates_in(rest.span, style):
            below.plain.append(rest)
    return below


def _titles(row: Row, vocabulary: Vocabulary) -> Titles:
    """The titles of a small table below an item: dates and how much comes then."""
    roles = [(roles_of(segment.text, vocabulary), segment) for segment in row.segments]
    known = tuple((own[0], segment) for own, segment in roles if own and own[0] in (*_DATES, *_COUNTS))
    dates = any(role in _DATES for role, _ in known)
    return known if dates and len(known) > 1 and not has_digit(row.text) else ()


def _over(titles: Titles, span: Span) -> str:
    """The role of the title nearest above a span."""
    middle = (span.x0 + span.x1) / 2
    return min(titles, key=lambda title: abs((title[1].x0 + title[1].x1) / 2 - middle))[0]


def _take_schedules(row: Row, kind: str, titles: Titles, style: Style, vocabulary: Vocabulary, below: Below) -> bool:
    dates = dates_in(row.span, style)
    if not dates:
        return False
    kind_here = kind
    if titles:
        _take_titled(row, dates, titles, style, below)
        return True
    label = leading(row.segments[0], vocabulary.below)
    led = label[0] if label and label[0] in _DATES else ""
    said = status_in(row.span, vocabulary)
    status = said if said and said[0] != "accepted" else None
    for dated in dates:
        own = _kind_before(row.span.text[: dated.start], vocabulary) or led
        if not own and not status and _talks(row.span, dates, vocabulary):
            continue
        kind_here = own or kind_here
        number = _quantity_beside(row.span, dates, style)
        unit = unit_in(number_neighbourhood(row.span, number), vocabulary) if number else None
        below.schedules.append(Schedule(kind_here, dated, number if len(dates) == 1 else None, unit, status))
    return True


def _talks(span: Span, dates: Sequence[Dated], vocabulary: Vocabulary) -> bool:
    """Whether a row without a label says more than a date and a quantity: a remark that mentions a day."""
    apart = {word for dated in dates for word in dated.span.words}
    letters = [squeeze(word.text) for word in span.words if word not in apart and not has_digit(word.text)]
    known = {*vocabulary.units, *(phrase for phrase, role in vocabulary.below.items() if role in _DATES)}
    return any(len(text) > 2 and text not in known for text in letters)


def _take_titled(row: Row, dates: Sequence[Dated], titles: Titles, style: Style, below: Below) -> None:
    """One row of a small table: its promised date, and the number under the title of the quantities."""
    words = {word for dated in dates for word in dated.span.words}
    numbers = [n for n in numbers_in(row.span, style) if not words.intersection(n.span.words)]
    counted = [n for n in numbers if _over(titles, n.span) in _COUNTS]
    for dated in dates:
        kind = _over(titles, dated.span)
        if kind in _DATES:
            below.schedules.append(Schedule(kind, dated, counted[-1] if counted else None, None))


def _kind_before(text: str, vocabulary: Vocabulary) -> str:
    """The kind of date that the last words of `text` name."""
    words = [word for word in re.split(r"[\s,;:]+", text) if word]
    for size in range(min(_LONGEST_LABEL, len(words)), 0, -1):
        role = vocabulary.below.get(squeeze(" ".join(words[-size:])), "")
        if role in _DATES:
            return role
    return ""


def _quantity_beside(span: Span, dates: Sequence[Dated], style: Style) -> Number | None:
    """The number of a schedule row that is no part of its date."""
    numbers = [
        number
        for number in numbers_in(span, style)
        if not any(dated.start < number.end and number.start < dated.end for dated in dates) and number.value > 0
    ]
    plain = [number for number in numbers if not span.text[number.end :].lstrip().startswith(("/", "%"))]
    return plain[0] if len(plain) == 1 else None


def number_neighbourhood(span: Span, number: Number) -> Span:
    """A number and the words next to it."""
    words = list(span.words)
    at = words.index(number.span.words[0])
    return Span(span.page, tuple(words[max(0, at - 1) : at + len(number.span.words) + 1]))


def _take_labelled(row: Row, vocabulary: Vocabulary, below: Below) -> Row:
    """Take item numbers with their label ("Your SKU 653694", "Ihre Materialnummer: 889852"); the row without them."""
    taken: list[Span] = []
    for segment, right in zip(row.segments, [*row.segments[1:], None], strict=True):
        label = leading(segment, vocabulary.below)
        value = (label[1] or right) if label else None
        if not label or label[0] not in ("buyer_item", "vendor_item") or value is None or not has_digit(value.text):
            continue
        taken += [segment, value]
        if label[0] == "buyer_item":
            below.buyer_item = below.buyer_item or value
        else:
            below.vendor_item = below.vendor_item or value
    words = tuple(word for word in row.words if not any(word in span.words for span in taken))
    return Row(row.page, words) if taken else row


def leading(segment: Span, phrases: Phrases) -> tuple[str, Span | None] | None:
    """The longest known phrase at the start of a segment: its meaning and what stands behind it."""
    for size in range(min(_LONGEST_LABEL, len(segment.words)), 0, -1):
        words = segment.words[:size]
        meaning = phrases.get(squeeze(" ".join(word.text for word in words)))
        if meaning:
            rest = tuple(word for word in segment.words[size:] if squeeze(word.text))
            return meaning, Span(segment.page, rest) if rest else None
    return None


def status_in(span: Span, vocabulary: Vocabulary, whole: bool = False) -> tuple[str, Span] | None:
    """A status word in a span; where `whole`, nothing else may stand there.

    Short words count only at the beginning, since "sub" and "ok" are also parts of other texts.
    """
    words = [word for word in span.words if squeeze(word.text)]
    hits: list[tuple[str, Span]] = []
    for start in range(len(words)):
        for size in range(min(4, len(words) - start), 0, -1):
            phrase = squeeze(" ".join(word.text for word in words[start : start + size]))
            meaning = vocabulary.status.get(phrase)
            whole_here = size == len(words)
            if meaning and (whole_here or (not whole and (len(phrase) >= 6 or start == 0))):
                hits.append((meaning, Span(span.page, tuple(words[start : start + size]))))
                break
    return min(hits, key=lambda hit: _GRAVEST.index(hit[0])) if hits else None
