"""Sums that no known word names: numbers below the lines that the lines, or other sums, add up to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from poworkbench.domain.amounts import canonical
from poworkbench.domain.readings import Found
from poworkbench.reading.rows import Row
from poworkbench.reading.totals import is_rate
from poworkbench.reading.values import Number, Style, numbers_in

#: So many rows below a sum may be added to it.
_SUMS_BELOW = 6
#: A sum that is set right behind its name makes a row of so many words at most.
_LONGEST_NAME = 6


def beyond(rows: Sequence[Row], told: Found | None, style: Style) -> Found | None:
    """A later sum below a named one: what stands between, each at the end of its row, added to it gives that number.

    It is what is asked for in the end, whatever words nobody listed name it.
    """
    if told is None:
        return None
    _, upper, _, lower = told.evidence.box
    below = [row for row in rows if row.page == told.evidence.page and 100 * row.top > (upper + lower) / 2]
    running = first = Decimal(told.value)
    chosen: Number | None = None
    for number in [number for row in below[:_SUMS_BELOW] if (number := _at_end(row, style))]:
        if number.value == running and number.value > first:
            chosen = number
        else:
            running += number.value
    return chosen.span.found(canonical(chosen.value), 75) if chosen else told


def unnamed_total(rows: Sequence[Row], goods: Decimal | None, style: Style) -> Found | None:
    """The last number outside the items that is the sum of their amounts, where no word we know names a total.

    Numbers that stand below that sum, each at the end of its row, and add up to a later one make that one the total.
    """
    if not goods:
        return None
    last = [number for row in rows if (number := _at_end(row, style))]
    best = next((place for place in range(len(last) - 1, -1, -1) if last[place].value == goods), None)
    if best is None:
        return _anywhere(rows, goods, style)
    running, chosen = goods, last[best]
    for number in last[best + 1 :]:
        if number.value == running and number.value > goods:
            chosen = number
        else:
            running += number.value
    return chosen.span.found(canonical(chosen.value), 70)


def _at_end(row: Row, style: Style) -> Number | None:
    numbers = [number for number in numbers_in(row.segments[-1], style) if not is_rate(number)]
    named = len(row.segments) > 1 or 1 < len(row.words) <= _LONGEST_NAME
    return numbers[-1] if numbers and named and numbers[-1].value else None


def _anywhere(rows: Sequence[Row], goods: Decimal, style: Style) -> Found | None:
    numbers = [number for row in rows for segment in row.segments for number in numbers_in(segment, style)]
    sums_up = [number for number in numbers if number.value == goods]
    return sums_up[-1].span.found(canonical(goods), 70) if sums_up else None
