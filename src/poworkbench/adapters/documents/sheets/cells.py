"""Sheets as rows of cells, whatever the format: what is typed in the grid, read and drawn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

#: A sheet with more than this is left out: nobody answers an order with it. Empty rows are not counted.
MOST_ROWS, MOST_COLUMNS = 5000, 400

#: The sheets that were left out, by their names, as a caution for whoever reads the others.
LEFT_OUT = "sheet_left_out"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text; `plain` says that its number is written with a point, whatever the rest of the paper does."""

    text: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Visible cells by row and column, both counted from 0; `merged` has the last column of cells that take several.

    `name` is "" for a table in a file of its own.
    """

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    merged: Mapping[tuple[int, int], int] = field(default_factory=dict)

    def place(self, row: int, column: int) -> str:
        """The name of a cell as a person would look it up: "Order!B12", or "B12" in a file without names."""
        return f"{self.name}!{letters(column)}{row + 1}" if self.name else f"{letters(column)}{row + 1}"

    @property
    def too_large(self) -> bool:
        """Whether it is beyond what is read."""
        columns = {column for row in self.rows.values() for column in row}
        return len(self.rows) > MOST_ROWS or len(columns) > MOST_COLUMNS


def letters(column: int) -> str:
    """What a column is called: A to Z, then AA."""
    name, left = "", column + 1
    while left:
        left, rest = divmod(left - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def place_of(name: str) -> tuple[int, int]:
    """Row and column of a cell's name, -1 for a part that it does not tell."""
    match = re.match(r"([A-Za-z]*)(\d*)", name)
    column = 0
    for sign in match[1].upper() if match else "":
        column = column * 26 + ord(sign) - ord("A") + 1
    return (int(match[2]) if match and match[2] else 0) - 1, column - 1


def text_cell(text: str) -> Cell | None:
    """What was typed as text; signs that only say how it is meant are left out: ='00123', ="00123"."""
    plain = text.strip().replace("\r\n", "\n").replace("\r", "\n")
    quoted = re.fullmatch(r'="([^"]*)"', plain)
    plain = quoted[1].strip() if quoted else re.sub(r"^'(?=[\d=+-][^']*$)", "", plain)
    return Cell(plain) if plain else None
