"""Where a value that is known stands on a paper, and what stands beside it that could name it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from poworkbench.domain.amounts import COMMA, POINT
from poworkbench.domain.dates import printed_dates
from poworkbench.domain.lessons import Place
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span, overlap
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.values import Style, numbers_in

#: Dates and amounts are looked for however they are written.
_STYLES = (Style(POINT), Style(COMMA))
_LONGEST_VALUE, _LONGEST_NAME, _ROWS_ABOVE = 4, 5, 3


@dataclass(frozen=True, slots=True)
class Standing:
    """A value's words, in the row with that index."""

    row: int
    span: Span


def standing(rows: Sequence[Row], name: str, value: str, place: Place | None = None) -> list[Standing]:
    """Every place where a value of a field is printed, whatever its spelling; of several the one pointed at."""
    find = _dates if name.endswith("date") else _amounts if name in _AMOUNTS else _texts
    found = [Standing(index, span) for index, row in enumerate(rows) for span in find(row, value)]
    return [each for each in found if place and _meets(each.span, place)] or found


def _meets(span: Span, place: Place) -> bool:
    x0, top, x1, bottom = span.found("", 0).evidence.box
    left, upper, right, lower = place.box
    return span.page == place.page and min(x1, right) > max(x0, left) and min(bottom, lower) > max(top, upper)


_AMOUNTS = ("quantity", "unit_price", "amount", "total")


def _dates(row: Row, value: str) -> Iterator[Span]:
    day = date.fromisoformat(value)
    text = row.text
    for printed in printed_dates(text):
        if day in (printed.on(day_first=True), printed.on(day_first=False)):
            yield row.span.part(printed.start, printed.end)


def _amounts(row: Row, value: str) -> Iterator[Span]:
    wanted = Decimal(value)
    for segment in row.segments:
        found = {number.span for style in _STYLES for number in numbers_in(segment, style) if number.value == wanted}
        yield from found


def _texts(row: Row, value: str) -> Iterator[Span]:
    wanted = squeeze(value)
    for start, word in enumerate(row.words):
        text = ""
        for size, following in enumerate(row.words[start : start + _LONGEST_VALUE], 1):
            text += squeeze(following.text)
            if text == wanted and squeeze(word.text):
                yield Span(row.page, row.words[start : start + size])
            if not wanted.startswith(text):
                break


def names_beside(rows: Sequence[Row], found: Standing) -> Iterator[str]:
    """What may be the label of a value: the words before it, the stretch to its left, the stretches above it."""
    row = rows[found.row]
    place = next((at for at, each in enumerate(row.segments) if found.span.words[0] in each.words), None)
    if place is None:
        return
    segment = row.segments[place]
    before = segment.words[: segment.words.index(found.span.words[0])]
    yield from _endings([word.text for word in before])
    if place:
        yield from _endings([word.text for word in row.segments[place - 1].words])
    for above in reversed(rows[max(0, found.row - _ROWS_ABOVE) : found.row]):
        for over in above.segments if above.page == row.page else ():
            if overlap(over, found.span) > 0:
                yield from _endings([word.text for word in over.words])


def _endings(words: Sequence[str]) -> Iterator[str]:
    """The whole of some words and their last few, as far as they are no values themselves."""
    for size in dict.fromkeys((len(words), *range(min(_LONGEST_NAME, len(words)), 0, -1))):
        text = " ".join(words[len(words) - size :]).strip()
        if size <= _LONGEST_NAME and len(squeeze(text)) > 1 and not has_digit(text):
            yield text
