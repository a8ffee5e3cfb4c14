"""Dates as papers print them; day and month are never swapped silently."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from babel.dates import get_month_names

LANGUAGES = ("en", "de", "fr", "nl", "es", "it", "pt", "sv", "da", "nb", "fi", "pl", "cs")
#: Months cut short that are words of other languages, too ("10 LED 24 V", "4 set 25,00"): they need more of a date.
_ALSO_WORDS = {"led", "pro", "des", "out", "set", "uno", "sie", "lip", "lis", "rij", "marca"}

#: No date has fewer digits.
_DIGITS = re.compile(r"\d\D*\d\D*\d")
_NAME = re.compile(r"[^\W\d_]{3}")
#: Texts of up to so many characters are remembered with their dates.
_SHORT = 200
_NUMERIC = re.compile(r"(?<![\w./-])(\d{1,4})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!(?!T\d\d:)\w|[./-]\d)")
_DAY_NAME_YEAR = re.compile(
    r"(?<![\w./-])(\d{1,2})(?:\.|st|nd|rd|th|er)?[\s./-]*(?:de\s+)?([^\W\d_]{3,12})\.?,?[\s./-]*(?:de\s+|del\s+)?"
    r"(\d{4}|\d{2})(?![\w]|[./-]\d)"
)
_NAME_DAY_YEAR = re.compile(
    r"(?<![\w])([^\W\d_]{3,12})(?:\.\s*|[\s-]+)(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|[\s-]+)(\d{4})(?!\w)"
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a text: `start` and `end` are its place, `first` and `second` are day and month in printed order.

    `order` is "dm" or "md" where only one reading is possible, "name" where a month's name or the year in front says
    which is which (day first, here), None where it can be read both ways.
    """

    start: int
    end: int
    first: int
    second: int
    year: int
    order: str | None

    def on(self, *, day_first: bool) -> date | None:
        """The date, where it exists; `day_first` decides only what can be read both ways."""
        as_day_first = day_first if self.order is None else self.order != "md"
        day, month = (self.first, self.second) if as_day_first else (self.second, self.first)
        try:
            return date(self.year, month, day)
        except ValueError:
            return None


def printed_dates(text: str) -> list[PrintedDate]:
    """All dates in `text`, from left to right; weeks, month names alone and dates without a year are none."""
    return list(_known_dates(text) if len(text) <= _SHORT else _dates(text)) if _DIGITS.search(text) else []


def _dates(text: str) -> tuple[PrintedDate, ...]:
    numeric = _numeric(text) if any(mark in text for mark in "./-") else ()
    named = _named(text) if _NAME.search(text) else ()
    found = sorted([*numeric, *named], key=lambda item: (item.start, -item.end))
    apart: list[PrintedDate] = []
    for item in found:
        if not apart or item.start >= apart[-1].end:
            apart.append(item)
    return tuple(apart)


#: The same cells and words are asked many times while a paper is read.
_known_dates = lru_cache(maxsize=65536)(_dates)


def is_day_first(dates: Iterable[PrintedDate]) -> bool | None:
    """Whether a paper prints the day first, by its dates that can be read one way only; None where none tells."""
    numeric = [item.order for item in dates if item.order in ("dm", "md")]
    if not numeric or numeric.count("dm") == numeric.count("md"):
        return None
    return numeric.count("dm") > numeric.count("md")


def _numeric(text: str) -> Iterator[PrintedDate]:
    for match in _NUMERIC.finditer(text):
        a, mark, b, c = match.groups()
        first, second, last = int(a), int(b), int(c)
        if len(a) == 4 and len(c) == 2:
            yield from _checked(match, last, second, first, "name")
        elif len(a) <= 2:
            yield from _checked(match, first, second, _year(c), _order(first, second, mark))


def _order(first: int, second: int, mark: str) -> str | None:
    if mark == "." or first > 12:
        return "dm"
    return "md" if second > 12 else None


def _named(text: str) -> Iterator[PrintedDate]:
    for match in _overlapping(_DAY_NAME_YEAR, text, 2):
        yield from _checked(match, int(match[1]), month_number(match[2]) or 0, _year(match[3]), "name")
    for match in _overlapping(_NAME_DAY_YEAR, text, 1):
        yield from _checked(match, int(match[2]), month_number(match[1]) or 0, _year(match[3]), "name")


def _overlapping(pattern: re.Pattern[str], text: str, name: int) -> Iterator[re.Match[str]]:
    """Matches whose group `name` is a month; "4 pcs 20 Nov 2026" hides its date behind one that is none."""
    at = 0
    while match := pattern.search(text, at):
        known = month_number(match[name]) is not None and not _is_word(match, name)
        if known:
            yield match
        at = match.end() if known else match.start() + 1


def _is_word(match: re.Match[str], name: int) -> bool:
    """Whether what looks like a month is rather a word between two numbers: no dashes, and the year cut short."""
    return _bare(match[name]) in _ALSO_WORDS and len(match[3]) == 2 and " " in match[0]


def _checked(match: re.Match[str], first: int, second: int, year: int, order: str | None) -> Iterator[PrintedDate]:
    item = PrintedDate(match.start(), match.end(), first, second, year, order)
    if 1970 <= year <= 2099 and (item.on(day_first=True) or item.on(day_first=False)):
        yield item


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def month_number(name: str) -> int | None:
    """The month of that name or its usual abbreviation in the languages we read."""
    return _months().get(_bare(name))


@cache
def _months() -> dict[str, int]:
    names: dict[str, int] = {"sept": 9, "mrt": 3, "mrz": 3, "maerz": 3}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                months = get_month_names(width, context=context, locale=language)
                names.update({_bare(months[number]): number for number in range(1, 13)})
    return names


def _bare(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if char.isalpha())
