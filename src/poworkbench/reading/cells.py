"""A row of a table's body with its words sorted into the table's columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from poworkbench.reading.columns import Column
from poworkbench.reading.once import once
from poworkbench.reading.page import Word
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span

#: A row in so few stretches, of the usual number of them in a table's rows, is a sentence.
_RUNNING = 0.3


@dataclass(frozen=True)
class Line:
    """A row and the table's columns; a table whose heading has two levels takes two rows for an item."""

    row: Row
    columns: tuple[Column, ...]
    second: Row | None = None

    @once
    def cells(self) -> dict[int, Span]:
        """The words of each column by the column's number."""
        sorted_in: dict[int, list[Word]] = {}
        for level, row in enumerate((self.row, self.second)):
            bands = [(place, own.left, own.right) for place, own in enumerate(self.columns) if own.level == level]
            for word in row.words if row else ():
                place = _place(word, bands)
                if place is not None:
                    sorted_in.setdefault(place, []).append(word)
        return {place: Span(self.row.page, tuple(words)) for place, words in sorted_in.items()}

    @once
    def _filled(self) -> dict[str, Span]:
        """For each role that the row fills its first cell."""
        filled: dict[str, Span] = {}
        for place, column in enumerate(self.columns):
            for role in column.roles if place in self.cells else ():
                filled.setdefault(role, self.cells[place])
        return filled

    def cell(self, *roles: str) -> Span | None:
        """The cell of the first of `roles` that the table has and the row fills."""
        filled = self._filled
        return next((filled[role] for role in roles if role in filled), None)

    def title(self, role: str) -> Span:
        """The title of the column of a role that the table has."""
        return next(column.title for column in self.columns if role in column.roles)

    def has(self, *roles: str) -> bool:
        """Whether the table has a column of one of `roles`."""
        return any(role in column.roles for column in self.columns for role in roles)


def _place(word: Word, bands: Sequence[tuple[int, float, float]]) -> int | None:
    middle = (word.x0 + word.x1) / 2
    for place, left, right in bands:
        if left <= middle < right:
            return place
    return None


def columns_cells(columns: Sequence[Column], lines: Sequence[Line]) -> list[list[Span | None]]:
    """Each column's cells over the fuller ones of `lines`; sentences below a table run through its columns."""
    fullest = max((len(line.cells) for line in lines), default=0)
    full = [line for line in lines if len(line.cells) >= 0.6 * fullest]
    usual = sorted(len(line.row.segments) for line in full)[len(full) // 2] if full else 0
    full = [line for line in full if len(line.row.segments) > _RUNNING * usual]
    return [[line.cells.get(place) for line in full] for place in range(len(columns))]
