"""Values out of spans: numbers, dates, quantities with their unit, prices with their base."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from poworkbench.domain.amounts import COMMA, POINT, decimal_mark, parse_amount
from poworkbench.domain.dates import is_day_first, printed_dates
from poworkbench.reading.page import Page
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.vocabulary import Vocabulary

#: A number as printed, maybe with blanks between groups of three.
_PRINTED = re.compile(
    r"[-+\u2212]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?![\d.,])|[-+\u2212]?(?:\d+(?:[.,'\u2019]\d+)*|[.,]\d+)-?"
)
_UNIT = r"[^\W\d_][\w²³.]*"
_SIGNS = "$€£¥₹ "
#: A price is for one unit or for so many of them.
_PRICE_BASES = frozenset(map(Decimal, (1, 2, 5, 10, 12, 20, 25, 50, 100, 144, 200, 250, 500, 1000, 2000, 5000, 10000)))
_COMPACT = re.compile(r"(?:19|20)\d{6}")


@dataclass(frozen=True, slots=True)
class Style:
    """How a paper writes: its decimal mark and whether the day comes before the month.

    `told` says that something decides which of the two comes first, not only what is usual.
    """

    mark: str = POINT
    day_first: bool = True
    told: bool = True


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the words it stands in."""

    value: Decimal
    span: Span
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with the words it stands in."""

    day: date
    span: Span
    start: int
    end: int


def style_of(pages: Sequence[Page], comma: bool, day_first: bool, told_first: bool = True) -> Style:
    """The style of a paper by all that is printed on it; `comma` and `day_first` where that leaves it open.

    `told_first` says that something speaks for that order of day and month.
    """
    told = [word.text for page in pages for word in page.words if not word.plain and has_digit(word.text)]
    texts = [text.strip("$€£()*") for text in told]
    grouped = [f"{a.text} {b.text}" for page in pages for a, b in pairwise(page.words) if a.text.isdigit()]
    numbers = [text for text in (*texts, *grouped) if parse_amount(text) is not None]
    mark = decimal_mark(numbers, COMMA if comma else POINT)
    printed = is_day_first(item for text in texts for item in printed_dates(text))
    return Style(mark, day_first if printed is None else printed, told_first or printed is not None)


def numbers_in(span: Span, style: Style) -> Iterator[Number]:
    """The numbers in a span, from left to right; digits inside a code or a date are none."""
    known: tuple[Number, ...] | None = span.known.get(style.mark)
    if known is None:
        known = span.known[style.mark] = tuple(_numbers(span, style))
    return iter(known)


def _numbers(span: Span, style: Style) -> Iterator[Number]:
    for printed, start, end in _numbers_printed(span.text):
        part = span.part(start, end)
        mark = POINT if all(word.plain for word in part.words) else style.mark
        value = parse_amount(printed.lstrip("+") if printed[0] not in ".," else "0" + printed, mark)
        if value is not None:
            yield Number(value, part, start, end)


@lru_cache(maxsize=65536)
def _numbers_printed(text: str) -> tuple[tuple[str, int, int], ...]:
    """What in a text may be a number, with its place; cells are asked again and again."""
    matches = ((match[0], match.start(), match.end()) for match in _PRINTED.finditer(text))
    return tuple(match for match in matches if _stands_alone(text, match[1], match[2]))


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or (before in "._#-/" and before)) and not (after.isalpha() and before.isalpha())


def dates_in(span: Span, style: Style) -> list[Dated]:
    """The dates in a span, from left to right."""
    text = span.text
    found = []
    for item in printed_dates(text):
        day = item.on(day_first=style.day_first)
        if day:
            found.append(Dated(day, span.part(item.start, item.end), item.start, item.end))
    return found


def date_of(span: Span, style: Style) -> Dated | None:
    """The first date of a stretch that is known to be one: also eight digits, as systems write them (20261120)."""
    dates = dates_in(span, style)
    if dates:
        return dates[0]
    digits = span.text.strip()
    day = _day(digits) if _COMPACT.fullmatch(digits) else None
    return Dated(day, span, 0, len(digits)) if day else None


def _day(digits: str) -> date | None:
    try:
        return date.fromisoformat(digits)
    except ValueError:
        return None


def amount_in(span: Span, style: Style) -> Number | None:
    """The one number of a cell, with a currency sign or code around it at most."""
    numbers = list(numbers_in(span, style))
    if len(numbers) != 1:
        return None
    text = span.text
    rest = text[: numbers[0].start] + text[numbers[0].end :]
    return numbers[0] if len(squeeze(rest)) <= 4 else None


def quantity_in(span: Span, style: Style, vocabulary: Vocabulary) -> tuple[Number, Span | None] | None:
    """A quantity and, where one is printed with it, its unit ("4 ea", "510/EA", "NR 500")."""
    numbers = list(numbers_in(span, style))
    if not numbers or len(numbers) > 2:
        return None
    number = numbers[0]
    unit = unit_in(span, vocabulary)
    rest = squeeze(span.text[: number.start] + span.text[number.end :])
    if rest and unit is None and len(rest) > 6:
        return None
    return number, unit


def unit_in(span: Span, vocabulary: Vocabulary) -> Span | None:
    """The unit of measure in a cell, where a known one is printed."""
    text = span.text
    for match in re.finditer(_UNIT, text):
        if squeeze(match[0]) in vocabulary.units:
            return span.part(match.start(), match.end())
    return None


def unit_text(span: Span, vocabulary: Vocabulary) -> str:
    """A unit as printed, without what stands in one word with it: the "EA" of "510/EA"."""
    if squeeze(span.text) not in vocabulary.units:
        for match in re.finditer(_UNIT, span.text):
            if squeeze(match[0]) in vocabulary.units:
                return match[0]
    return span.text.strip("()")


def price_in(span: Span, style: Style, vocabulary: Vocabulary) -> tuple[Number, Decimal] | None:
    """A price and for how many units it is: "1.184,00 / 100 ST", "3.86/C", "$5.75", "£1 per 100"."""
    numbers = list(numbers_in(span, style))
    if not numbers or len(numbers) > 2:
        return None
    behind = span.text[numbers[0].end :]
    if len(numbers) == 2:
        return numbers[0], numbers[1].value if numbers[1].value in _PRICE_BASES else Decimal(1)
    return numbers[0], base_in(behind, vocabulary)


def base_in(text: str, vocabulary: Vocabulary) -> Decimal:
    """For how many units a price is, by the word behind it; 1 where none is known."""
    word = squeeze(text.lstrip("/ "))
    digits = re.fullmatch(r"(?:per|je|pro|par|por|x|pe)?(\d+)[a-z]*", word)
    if digits:
        return Decimal(digits[1]) or Decimal(1)
    return Decimal(vocabulary.price_bases.get(word.removeprefix("per"), "1"))


def has_currency_sign(text: str) -> bool:
    """Whether a sign of money is printed."""
    return any(sign in text for sign in _SIGNS.strip())
