"""What a person types into a cell, as canonical text: short forms are understood, anything ambiguous is refused.

Dates: 2026-12-04, 4.12., 4.12.2026, 4-12, 4 dec, +5 and -10 (days from the value shown), w49 (that week's Friday).
Short forms after SQL-Ledger's; day before month wherever neither is named.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

NUMBERS = frozenset({"quantity", "unit_price", "total"})
DATES = frozenset({"promised_date", "acknowledged_on"})

_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6} | {
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SHIFT = re.compile(r"([+-]\d{1,3})")
_WEEK = re.compile(r"(?:w|kw|wk)\s*(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})\.?\s*([a-z]{3})[a-z]*\.?\s*(\d{4})?")
_DAY_MONTH = re.compile(r"(\d{1,2})[.-](\d{1,2})\.?-?(\d{4})?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_FRIDAY = 5


class NotUnderstood(ValueError):
    """The typed text is no value of that field; `code` is the refusal: not_a_number, ambiguous_number, not_a_date …"""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code, text)
        self.code, self.text = code, text


def understood(field: str, text: str, *, shown: str | None, today: date) -> str:
    """The canonical text of what was typed; `shown` is the value a shift counts from. Raises NotUnderstood."""
    text = text.strip()
    if not text:
        raise NotUnderstood("empty", text)
    if field in NUMBERS:
        return _number(text)
    return _date(text.casefold(), shown, today).isoformat() if field in DATES else text


def _number(text: str) -> str:
    plain = text.replace(" ", "").replace("'", "")
    if not _NUMBER.fullmatch(plain):
        raise NotUnderstood("not_a_number", text)
    head, mark, tail = plain.partition("," if "," in plain else ".")
    if mark and len(tail) == 3 and (mark == "," or head.lstrip("0")):
        raise NotUnderstood("ambiguous_number", text)
    return format(Decimal(f"{head}.{tail}" if mark else head), "f")


def _date(text: str, shown: str | None, today: date) -> date:
    try:
        found = _written_out(text, today) or _relative(text, shown, today)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise NotUnderstood("ambiguous_date" if "/" in text else "not_a_date", text)
    return found


def _written_out(text: str, today: date) -> date | None:
    if match := _ISO.fullmatch(text):
        return date(*map(int, match.groups()))
    if (match := _NAMED.fullmatch(text)) and match[2] in _MONTHS:
        return _nearest(int(match[1]), _MONTHS[match[2]], match[3], today)
    if match := _DAY_MONTH.fullmatch(text):
        return _nearest(int(match[1]), int(match[2]), match[3], today)
    return None


def _relative(text: str, shown: str | None, today: date) -> date | None:
    if match := _SHIFT.fullmatch(text):
        return (date.fromisoformat(shown) if shown else today) + timedelta(days=int(match[1]))
    if match := _WEEK.fullmatch(text):
        year = today.year if int(match[1]) >= today.isocalendar().week else today.year + 1
        return date.fromisocalendar(year, int(match[1]), _FRIDAY)
    return None


def _nearest(day: int, month: int, year: str | None, today: date) -> date:
    """Without a year, the one that brings the date nearest to today, as it is about deliveries."""
    if year:
        return date(int(year), month, day)
    years = (today.year - 1, today.year, today.year + 1)
    return min((date(each, month, day) for each in years), key=lambda found: abs(found - today))
