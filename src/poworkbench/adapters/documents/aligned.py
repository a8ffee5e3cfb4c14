"""Rows of cells as lines of text with their columns under each other."""

from __future__ import annotations

from collections.abc import Sequence

#: A longer cell pushes its row along instead of widening the column of all others.
WIDEST_CELL = 64

Row = Sequence[str]


def aligned(rows: Sequence[Row]) -> list[str]:
    """One line a row; columns that are empty in every row are left out."""
    columns = range(max((len(row) for row in rows), default=0))
    widths = {column: _width(rows, column) for column in columns}
    used = [column for column in columns if any(column < len(row) and row[column] for row in rows)]
    lines = ("  ".join(row[column].ljust(widths[column]) for column in used if column < len(row)) for row in rows)
    return [line.rstrip() for line in lines]


def _width(rows: Sequence[Row], column: int) -> int:
    """As wide as the table's own rows need it: a title above the table runs on over the columns."""
    table = [row for row in rows if sum(map(bool, row)) > 2] or rows
    return min(WIDEST_CELL, max((len(row[column]) for row in table if column < len(row)), default=0))
