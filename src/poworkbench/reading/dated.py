"""A date that stands behind something else under one title: "Value Delivery" over "26,75 30.11.2026"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from poworkbench.domain.dates import printed_dates
from poworkbench.reading.columns import Column
from poworkbench.reading.page import Word
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span

#: So many rows have both, and of those that have anything in the column this share.
_FEWEST, _MOST = 2, 0.6


def with_dates(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns, those parted in which most rows have one date behind what the title names."""
    return tuple(part for column in columns for part in _parted(column, rows))


def _parted(column: Column, rows: Sequence[Row]) -> Iterator[Column]:
    cells = [words for row in rows if (words := _within(row, column))]
    pairs = [words for words in cells if len(words) > 1 and _is_dated(words)]
    if column.role.endswith("_date") or len(pairs) < max(_FEWEST, _MOST * len(cells)):
        yield column
        return
    right, left = max(words[-2].x1 for words in pairs), min(words[-1].x0 for words in pairs)
    if right >= left:
        yield column
        return
    middle = (right + left) / 2
    before, behind = _titles(column, middle)
    yield replace(column, right=middle, title=before)
    yield replace(column, roles=(), left=middle, title=behind)


def _is_dated(words: Sequence[Word]) -> bool:
    return bool(printed_dates(words[-1].text)) and not printed_dates(words[0].text)


def _titles(column: Column, middle: float) -> tuple[Span, Span]:
    """The title's words before a place and those behind it; a side without any has the whole title."""
    sides = [word for word in column.title.words if (word.x0 + word.x1) / 2 >= middle]
    others = [word for word in column.title.words if word not in sides]
    page = column.title.page
    return Span(page, tuple(others or column.title.words)), Span(page, tuple(sides or column.title.words))


def _within(row: Row, column: Column) -> list[Word]:
    return [word for word in row.words if column.left <= (word.x0 + word.x1) / 2 < column.right]
