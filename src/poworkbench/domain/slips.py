"""A typed value that is far from everything known is more often a slip of the hand than a vendor's wish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from poworkbench.domain.keying import DATES, NUMBERS

#: So many times more or less: a decimal point forgotten or a digit too many makes ten.
TIMES = 5
#: So many days: a year mistyped makes 365.
DAYS = 200


def far_off(field: str, value: str, known: Sequence[str]) -> bool:
    """Whether the canonical text is far from each of the known ones; False where nothing is known to compare with."""
    if field in NUMBERS:
        typed, others = _number(value), [number for text in known if (number := _number(text))]
        return typed is not None and bool(others) and all(_far(typed, other) for other in others)
    if field in DATES:
        day, days = _day(value), [found for text in known if (found := _day(text))]
        return day is not None and bool(days) and all(abs((day - other).days) > DAYS for other in days)
    return False


def _far(typed: Decimal, other: Decimal) -> bool:
    return typed >= other * TIMES or typed * TIMES <= other


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
