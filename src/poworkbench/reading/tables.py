"""Where the tables of order lines are: headings found, bodies cut into cells, pages joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from poworkbench.reading.bands import banded
from poworkbench.domain.dates import printed_dates
from poworkbench.reading.columns import OTHER, Column, Header, header_at
from poworkbench.reading.page import Page, Word
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span
from poworkbench.reading.totals import is_total
from poworkbench.reading.vocabulary import Vocabulary

_NUMBERS = {"quantity", "confirmed_quantity", "backordered_quantity", "unit_price", "net_price", "list_price", "amount"}


@dataclass(frozen=True)
class Line:
    """A row of a table's body with its words sorted into the table's columns."""

    row: Row
    columns: tuple[Column, ...]

    @cached_property
    def cells(self) -> dict[int, Span]:
        """The words of each column by the column's number."""
        sorted_in: dict[int, list[Word]] = {}
        for word in self.row.words:
            middle = (word.x0 + word.x1) / 2
            place = next((i for i, c in enumerate(self.columns) if c.left <= middle < c.right), None)
            if place is not None:
                sorted_in.setdefault(place, []).append(word)
        return {place: Span(self.row.page, tuple(words)) for place, words in sorted_in.items()}

    def cell(self, *roles: str) -> Span | None:
        """The cell of the first of `roles` that the table has and the row fills."""
        for role in roles:
            for place, column in enumerate(self.columns):
                if role in column.roles and place in self.cells:
                    return self.cells[place]
        return None


@dataclass(frozen=True, slots=True)
class Table:
    """One page's part of a table: its heading and the rows below it, with their numbers among the page's rows."""

    page: Page
    header: Header
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    first_row: int


def find_tables(pages: Sequence[Page], rows: Sequence[Sequence[Row]], vocabulary: Vocabulary) -> tuple[Table, ...]:
    """The tables of order lines on all pages; only those whose heading is as full as the fullest one's."""
    found: list[Part] = []
    for page, page_rows in zip(pages, rows, strict=True):
        headers = _headers(page_rows, vocabulary)
        ends = [*(header.first for header in headers[1:]), len(page_rows)]
        found += [(page, page_rows, header, end) for header, end in zip(headers, ends, strict=False)]
    best = max((header.score for _, _, header, _ in found), default=0.0)
    kept = [item for item in found if item[2].score >= 0.7 * best]
    return tuple(_table(item, kept, vocabulary) for item in kept)


def _headers(rows: Sequence[Row], vocabulary: Vocabulary) -> list[Header]:
    headers: list[Header] = []
    index = 0
    while index < len(rows):
        header = header_at(rows, index, vocabulary)
        below = header_at(rows, index + 1, vocabulary) if header else None
        if header and below and below.score > header.score + 1:
            header = None
        if header:
            headers.append(header)
            index = header.end
        else:
            index += 1
    return headers


Part = tuple[Page, Sequence[Row], Header, int]


def _table(item: Part, parts: Sequence[Part], vocabulary: Vocabulary) -> Table:
    page, rows, header, end = item
    alike = [other for other in parts if _same(other[2], header)]
    bodies = [row for part in alike for row in _before_sums(part, vocabulary)]
    top = min(column.title.top for column in header.columns)
    rules = [rule for rule in page.rules if rule.y1 > top]
    columns = banded(header.columns, bodies, rules)
    columns = _retyped(columns, [Line(row, columns) for row in bodies])
    lines = tuple(Line(row, columns) for row in rows[header.end : end])
    return Table(page, header, columns, lines, header.end)


def _before_sums(part: Part, vocabulary: Vocabulary) -> Sequence[Row]:
    """The rows of a body up to the first sum."""
    rows = part[1][part[2].end : part[3]]
    stop = next((index for index, row in enumerate(rows) if is_total(row, vocabulary)), len(rows))
    return rows[:stop]


def _retyped(columns: tuple[Column, ...], lines: Sequence[Line]) -> tuple[Column, ...]:
    """The columns, without the role of a number where dates stand in it ("Ordered" may be a day)."""
    retyped = []
    for place, column in enumerate(columns):
        texts = [line.cells[place].text for line in lines if place in line.cells]
        dates = sum(bool(printed_dates(text)) for text in texts)
        wrong = column.role in _NUMBERS and dates * 2 > len(texts)
        retyped.append(replace(column, roles=(OTHER,)) if wrong else column)
    return tuple(retyped)


def _same(a: Header, b: Header) -> bool:
    """Whether two headings are one, printed again."""
    return len(a.columns) == len(b.columns) and all(
        one.roles == two.roles and abs(one.title.x0 - two.title.x0) < 4
        for one, two in zip(a.columns, b.columns, strict=True)
    )
