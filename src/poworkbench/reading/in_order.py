"""Columns whose values stand beside their titles rather than under them: told by their order, and by arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from poworkbench.domain.dates import printed_dates
from poworkbench.reading.columns import Column
from poworkbench.reading.prices import closes
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit
from poworkbench.reading.values import Style, numbers_in

_FACTORS = (("quantity", "confirmed_quantity"), ("unit_price", "net_price"), ("amount",))
#: So many rows must be as full as the heading, and the product must come out in this share of them.
_FEWEST, _MOST = 2, 0.9


def in_order(columns: Sequence[Column], rows: Sequence[Row], style: Style) -> tuple[Column, ...]:
    """The columns, with bands around the values where the titles' bands leave some empty and others with two.

    That is so where titles are flush left, values flush right, and no lines are drawn. Rows of as many pieces as there
    are titles, one below the other, show it, and quantity × price = amount proves it.
    """
    places = [next((at for at, column in enumerate(columns) if column.role in own), -1) for own in _FACTORS]
    full = [row.segments for row in rows if len(row.segments) == len(columns)]
    if min(places) < 0 or len(full) < _FEWEST or _close(full, places, style) < _MOST:
        return tuple(columns)
    if all(_in_bands(columns, own) for own in full) or not all(_alike(columns, own) for own in full):
        return tuple(columns)
    lefts = [min(segment.x0 for segment in own) for own in zip(*full, strict=True)]
    rights = [max(segment.x1 for segment in own) for own in zip(*full, strict=True)]
    edges = [(right + left) / 2 for right, left in zip(rights, lefts[1:], strict=False)]
    if any(right >= left for right, left in zip(rights, lefts[1:], strict=False)):
        return tuple(columns)
    bands = pairwise([0.0, *edges, float("inf")])
    return tuple(replace(column, left=low, right=high) for column, (low, high) in zip(columns, bands, strict=True))


def _in_bands(columns: Sequence[Column], segments: Sequence[Span]) -> bool:
    """Whether each piece of a row stands in the band of its own title."""
    middles = [(segment.x0 + segment.x1) / 2 for segment in segments]
    return all(column.left <= middle < column.right for column, middle in zip(columns, middles, strict=True))


def _alike(columns: Sequence[Column], segments: Sequence[Span]) -> bool:
    """Whether dates stand for what is a date, and nowhere else, and units have no digits."""
    return all(
        bool(printed_dates(segment.text)) == column.role.endswith("_date")
        and not (column.role == "unit" and has_digit(segment.text))
        for column, segment in zip(columns, segments, strict=True)
    )


def _close(rows: Sequence[Sequence[Span]], places: Sequence[int], style: Style) -> float:
    """The share of rows in which quantity × price is the amount, each piece taken for its title's."""
    told = [[_number(row[place], style) for place in places] for row in rows]
    return sum(bool(q and p and a) and closes(q, p or Decimal(0), a) for q, p, a in told) / len(rows)


def _number(segment: Span, style: Style) -> Decimal | None:
    number = next(iter(numbers_in(segment, style)), None)
    return number.value if number else None
