"""A table's columns and its heading."""

from __future__ import annotations

from dataclasses import dataclass

from poworkbench.reading.spans import Span


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its roles ("item" and "description" may share one), its title and the band it takes of the page.

    `strange` counts the words stacked on its title that make no sense there; `level` is 1 for the second row of
    titles where an item takes two rows. `under` is what stands in the row below, where the title says so.
    """

    roles: tuple[str, ...]
    title: Span
    left: float = 0.0
    right: float = 0.0
    strange: float = 0.0
    level: int = 0
    under: str = ""

    @property
    def role(self) -> str:
        """What it is before all."""
        return self.roles[0] if self.roles else ""


@dataclass(frozen=True, slots=True)
class Header:
    """A table's heading: its columns from left to right and the rows it takes (`first` up to, not with, `end`).

    `found` says that no known heading is printed: the columns' bands come from the rows.
    """

    columns: tuple[Column, ...]
    first: int
    end: int
    score: float
    found: bool = False
