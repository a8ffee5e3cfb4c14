"""What can be read two ways, and which of them is meant: three digits behind a mark, the order of day and month."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

from poworkbench.domain.amounts import COMMA, POINT, parse_amount
from poworkbench.domain.dates import is_day_first, printed_dates
from poworkbench.reading.rows import Row
from poworkbench.reading.values import Number, Style

#: One mark and three digits behind it: "5,000" is five thousand or five.
_EITHER = re.compile(r"(?<![\d.,])\d{1,3}[.,]\d{3}(?![\d.,])")


def other_way(number: Number) -> Number | None:
    """A number with its mark taken the other way, where that is possible."""
    match = _EITHER.search(number.span.text)
    if match is None:
        return None
    ways = {parse_amount(match[0], mark) for mark in (POINT, COMMA)} - {number.value, None}
    return replace(number, value=value) if len(ways) == 1 and (value := ways.pop()) is not None else None


def meant(number: Number, closing: Callable[[Number], bool | None], ordered: Iterable[Decimal]) -> Number:
    """A quantity in the way in which it was ordered, else in the way that gives the amount.

    `closing` says whether a quantity gives the amount, None where no amount is printed.
    """
    other = other_way(number)
    if other is None:
        return number
    known, plain, turned = set(ordered), closing(number), closing(other)
    if other.value in known and number.value not in known and turned is not False:
        return other
    return other if turned and not plain and number.value not in known else number


def style_within(rows: Iterable[Row], style: Style) -> Style:
    """The style of a part of a paper: its own dates say which of day and month comes first, where they can."""
    first = is_day_first(item for row in rows for item in printed_dates(row.text))
    return style if first is None else replace(style, day_first=first, told=True)
