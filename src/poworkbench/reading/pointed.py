"""What a person points at on a page, as the value of the field that has his attention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from poworkbench.domain.amounts import canonical
from poworkbench.domain.keying import DATES, NUMBERS
from poworkbench.domain.lessons import VendorProfile
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import POINTED, Found
from poworkbench.reading.language import style_for
from poworkbench.reading.misread import corrected
from poworkbench.reading.page import Page, Word
from poworkbench.reading.paper import Paper
from poworkbench.reading.rows import Row, rows_of
from poworkbench.reading.spans import Span
from poworkbench.reading.taught import profile_for, taught_style, taught_vocabulary
from poworkbench.reading.values import Style, base_in, dates_in, numbers_in
from poworkbench.reading.vocabulary import Vocabulary

#: How far beside a word one may point, in points.
_NEAR = 3.0
_ENDINGS = ".,:;()*"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page (from 1), in points from its top left corner as it is shown."""

    page: int
    x: float
    y: float


def pointed(
    papers: Sequence[Paper],
    spot: Spot,
    field: str,
    vocabulary: Vocabulary,
    order: Order | None = None,
    profiles: Sequence[VendorProfile] = (),
) -> Found | None:
    """The value of a field at a spot, with the words it was read from; as printed where it is no value of that field.

    None where no word is near. Dates and numbers are understood as the paper writes them.
    """
    for paper in papers:
        pages = [corrected(page, order) for page in paper.pages]
        page = next((page for page in pages if page.number == spot.page), None)
        place = _row_at(page, spot) if page else None
        if place is not None:
            profile = profile_for(pages, profiles, order)
            vocabulary = taught_vocabulary(vocabulary, profile)
            style = style_for(pages, [rows_of(page) for page in pages], vocabulary, order)
            return _value(*place, field, taught_style(style, profile), vocabulary)
    return None


def _row_at(page: Page, spot: Spot) -> tuple[Row, Word] | None:
    """The row and the word that are nearest to the spot, as far as one is near."""
    words = [(_away(word, spot), row, word) for row in rows_of(page) for word in row.words]
    nearest = min(words, key=lambda each: each[0], default=None)
    return nearest[1:] if nearest and nearest[0] <= _NEAR else None


def _away(word: Word, spot: Spot) -> float:
    x0, top, x1, bottom = word.shown or (word.x0, word.top, word.x1, word.bottom)
    return max(x0 - spot.x, spot.x - x1, top - spot.y, spot.y - bottom, 0.0)


def _value(row: Row, word: Word, field: str, style: Style, vocabulary: Vocabulary) -> Found:
    if field in DATES:
        dates = [each for each in dates_in(row.span, style) if word in each.span.words]
        if dates:
            return dates[0].span.found(dates[0].day.isoformat(), POINTED)
    elif field in NUMBERS:
        segment = next(each for each in row.segments if word in each.words)
        numbers = [each for each in numbers_in(segment, style) if word in each.span.words]
        if numbers:
            base = base_in(segment.text[numbers[0].end :], vocabulary) if field == "unit_price" else Decimal(1)
            return numbers[0].span.found(_written(numbers[0].value / base), POINTED)
    span = Span(row.page, (word,))
    return span.found(word.text.strip(_ENDINGS) or word.text, POINTED)


def _written(value: Decimal) -> str:
    """As it may be typed: three decimals could be thousands (domain.keying), so there are four."""
    text = canonical(value)
    return text + "0" if len(text.partition(".")[2]) == 3 else text
