"""Cells typed in a grid: every column begins at one place in all rows, as a spreadsheet shows it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from poworkbench.adapters.documents import text_pages
from poworkbench.adapters.documents.sheets.cells import Cell, Sheet
from poworkbench.adapters.documents.text_pages import TextPage, TypedLine
from poworkbench.reading.page import Page, Rule
from poworkbench.reading.spelling import has_digit

#: Blanks between columns, signs in a line of a cell, and in a line of the grid.
APART, WIDEST_CELL, WIDEST = 2, 120, 6000
#: A row with so many cells is one of a table: its texts stay within their columns.
_TABLE = 3

Starts = Mapping[int, int]
Lines = Mapping[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as typed pages; `edges` are where its columns part (in signs), `plain` the places of plain numbers."""

    name: str
    pages: tuple[TextPage, ...]
    edges: tuple[int, ...]
    plain: frozenset[str]


def grid_of(sheet: Sheet) -> Grid:
    """The sheet, typed; an empty row stands for all empty rows between two others."""
    rows = {row: {column: _lines(cell, cells) for column, cell in cells.items()} for row, cells in sheet.rows.items()}
    starts = _starts(sheet, rows)
    lines: list[TypedLine] = []
    for above, row in zip([None, *rows], rows, strict=False):
        if above is not None and row > above + 1:
            lines.append(TypedLine(""))
        lines += _typed(sheet, row, rows[row], starts)
    plain = {
        sheet.place(row, column) for row, cells in sheet.rows.items() for column, cell in cells.items() if cell.plain
    }
    return Grid(sheet.name, text_pages.paged(lines, WIDEST), _edges(rows, starts), frozenset(plain))


def read_pages(grid: Grid, first: int) -> tuple[Page, ...]:
    """The grid's pages as the reader wants them, numbered from `first`; columns are parted by rules."""
    return tuple(_read_page(grid, page, number) for number, page in enumerate(grid.pages, first))


def _read_page(grid: Grid, typed: TextPage, number: int) -> Page:
    page = text_pages.read_page(typed, number)
    words = tuple(replace(word, plain=True) if word.ref in grid.plain else word for word in page.words)
    places = [text_pages.MARGIN + edge * text_pages.ADVANCE for edge in grid.edges]
    return replace(page, words=words, rules=tuple(Rule(x, 0.0, x, page.height) for x in places if x < page.width))


def _lines(cell: Cell, row: Mapping[int, Cell]) -> list[str]:
    """The lines of a cell; those of a row without any digit, as headings are, are one."""
    parts = [part.strip().expandtabs(1) for part in cell.text.split("\n")]
    if len(parts) > 1 and not any(has_digit(other.text) for other in row.values()):
        parts = [" ".join(parts)]
    return [line for part in parts for line in _wrapped(part)]


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDEST_CELL) if len(text) > WIDEST_CELL else [text]


def _starts(sheet: Sheet, rows: Mapping[int, Lines]) -> dict[int, int]:
    """Where each column that is used begins: right of all that stands before it."""
    used = sorted({column for cells in rows.values() for column in cells})
    needs = [need for row, cells in rows.items() for need in _needs(sheet, row, cells, used)]
    wanted: dict[int, list[tuple[int, int]]] = {}
    for column, behind, width in needs:
        wanted.setdefault(behind, []).append((column, width))
    starts: dict[int, int] = {}
    for before, column in zip([None, *used], used, strict=False):
        least = 0 if before is None else starts[before] + 1 + APART
        starts[column] = max([least, *(starts[left] + width + APART for left, width in wanted.get(column, ()))])
    return starts


def _needs(sheet: Sheet, row: int, cells: Lines, used: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """For each cell of a row the column that has to begin right of it: the next in a table, else the next filled.

    Some words in a row of their own, a title or a remark, may run on over all columns.
    """
    for column, following in pairwise([*cells, -1]):
        last = sheet.merged.get((row, column), column)
        bound = len(cells) >= _TABLE or not any(" " in line for line in cells[column])
        behind = next((other for other in used if other > last), -1) if bound else following
        if behind > column:
            yield column, behind, max(map(len, cells[column]))


def _typed(sheet: Sheet, row: int, cells: Lines, starts: Starts) -> Iterator[TypedLine]:
    for level in zip_longest(*cells.values(), fillvalue=""):
        text, places = "", []
        for column, part in zip(cells, level, strict=True):
            if part:
                text = text.ljust(_start(sheet, row, column, part, starts)) + part
                places.append((len(text) - len(part), sheet.place(row, column)))
        yield TypedLine(text, tuple(places))


def _start(sheet: Sheet, row: int, column: int, text: str, starts: Starts) -> int:
    """Where a cell's text begins: in the middle above the columns that share it as their heading."""
    last = sheet.merged.get((row, column))
    if last is None:
        return starts[column]
    below = [other for other in sheet.rows.get(row + 1, ()) if column <= other <= last]
    if len(below) < 2 or len(sheet.rows[row]) < 2:
        return starts[column]
    end = starts[below[-1]] + len(sheet.rows[row + 1][below[-1]].text)
    return max(starts[column], (starts[column] + end - len(text)) // 2)


def _edges(rows: Mapping[int, Lines], starts: Starts) -> tuple[int, ...]:
    """Where columns part, for those that are filled in full rows: one blank before each begins."""
    fullest = max(map(len, rows.values()), default=0)
    full = [cells for cells in rows.values() if len(cells) >= max(_TABLE, fullest / 2)]
    columns = {column for cells in full for column in cells}
    return tuple(sorted(starts[column] - 1 for column in columns if starts[column]))
