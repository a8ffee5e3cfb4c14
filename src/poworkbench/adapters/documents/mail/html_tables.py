"""Tables of a web page typed in columns: cells of several lines, cells over several columns and rows."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

#: A cell's prose is wrapped at this many signs; tables within a cell are as wide as they are.
WIDEST_CELL = 60
#: Wider than this, cells are typed below each other.
WIDEST_TABLE = 230
#: Cells that claim more columns or rows than this do not have them.
MOST_SPANNED = 60
MOST_COLUMNS = 150
GAP = "  "


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its lines; `kept` says that their shape means something: they hold a table themselves."""

    lines: tuple[str, ...]
    columns: int = 1
    rows: int = 1
    right: bool = False
    title: bool = False
    kept: bool = False

    @property
    def width(self) -> int:
        """The longest line's length."""
        return max(map(len, self.lines), default=0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell where it stands: in a row, from a column on."""

    cell: Cell
    column: int

    @property
    def end(self) -> int:
        """The column behind it."""
        return self.column + self.cell.columns


def placed(rows: Sequence[Sequence[Cell]]) -> list[list[Placed]]:
    """Each row's cells at their columns; what spans rows is said again in each row that is an item of its own."""
    table: list[list[Placed]] = []
    reaching: list[tuple[Placed, int]] = []
    for row in rows:
        held = [own for own, _left in reaching]
        fresh = list(_free_places(row, held))
        table.append(sorted(fresh + _said_again(fresh, held), key=lambda own: own.column))
        reaching = [(own, left - 1) for own, left in reaching if left > 1]
        reaching += [(own, own.cell.rows - 1) for own in fresh if own.cell.rows > 1]
    return table


def _free_places(row: Sequence[Cell], held: Sequence[Placed]) -> Iterator[Placed]:
    taken = {column for own in held for column in range(own.column, own.end)}
    column = 0
    for cell in row:
        while column in taken:
            column += 1
        yield Placed(cell, column)
        column += cell.columns


def _said_again(fresh: Sequence[Placed], held: Sequence[Placed]) -> list[Placed]:
    """A date beside three items is the date of each; a sum beside the parts of one item is that of the item."""
    told = [own for own in fresh if own.cell.lines]
    first = min((own.column for own in held if own.cell.lines), default=0)
    if len(told) < 2 or told[0].column > first:
        return []
    return [Placed(replace(own.cell, rows=1), own.column) for own in held if len(own.cell.lines) == 1]


def typed_table(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The table's lines, its columns under each other."""
    if max((sum(cell.columns for cell in row) for row in rows), default=0) > MOST_COLUMNS:
        return [line for row in rows for cell in row for line in cell.lines]
    table = placed([[_wrapped(cell) for cell in row] for row in rows])
    widths = _widths(table)
    if sum(widths.values()) + len(GAP) * len(widths) > WIDEST_TABLE:
        return [line for row in table for own in row for line in own.cell.lines]
    return [line for row in table for line in _typed_row(row, widths)]


def _wrapped(cell: Cell) -> Cell:
    if cell.kept or cell.width <= WIDEST_CELL:
        return cell
    wide = max(WIDEST_CELL, cell.columns * 16)
    return replace(cell, lines=tuple(part for line in cell.lines for part in textwrap.wrap(line, wide) or [""]))


def _widths(table: Sequence[Sequence[Placed]]) -> dict[int, int]:
    """The width of each column in which something stands; a cell over several is made room for in its last."""
    widths: dict[int, int] = {}
    for row in table:
        for own in row:
            if own.cell.columns == 1 and own.cell.lines:
                widths[own.column] = max(widths.get(own.column, 0), own.cell.width)
    for own in (own for row in table for own in row if own.cell.columns > 1 and own.cell.lines):
        spanned = [column for column in widths if own.column <= column < own.end]
        last = max(spanned, default=own.column)
        missing = own.cell.width - _room(own, widths)
        widths[last] = widths.get(last, 0) + max(0, missing)
    return dict(sorted(widths.items()))


def _room(own: Placed, widths: dict[int, int]) -> int:
    inside = [width for column, width in widths.items() if own.column <= column < own.end]
    return sum(inside) + len(GAP) * max(0, len(inside) - 1)


def _typed_row(row: Sequence[Placed], widths: dict[int, int]) -> Iterator[str]:
    """The lines of a row; titles of several lines stand on its last ones."""
    height = max((len(own.cell.lines) for own in row), default=0)
    starts: dict[int, int] = {}
    at = 0
    for column, width in widths.items():
        starts[column] = at
        at += width + len(GAP)
    for number in range(height):
        line = ""
        for own in row:
            text = _line_of(own.cell, number, height)
            start = next((start for column, start in starts.items() if column >= own.column), at)
            line = _put(line, text.rjust(_room(own, widths)) if own.cell.right and text else text, start)
        yield line.rstrip()


def _line_of(cell: Cell, number: int, height: int) -> str:
    index = number - (height - len(cell.lines)) if cell.title else number
    return cell.lines[index] if 0 <= index < len(cell.lines) else ""


def _put(line: str, text: str, start: int) -> str:
    if not text:
        return line
    return line.ljust(start) + text if len(line) <= start else line + GAP + text.lstrip()
