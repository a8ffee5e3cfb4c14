"""Where the tables of order lines are: headings found, bodies cut into cells, pages joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from poworkbench.reading.bands import banded
from poworkbench.reading.cells import Line, columns_cells
from poworkbench.reading.columns import Column, Header
from poworkbench.reading.contents import by_contents
from poworkbench.reading.dated import with_dates
from poworkbench.reading.discovery import discovered, repeated
from poworkbench.reading.headings import header_at
from poworkbench.reading.in_order import in_order
from poworkbench.reading.known import Codes
from poworkbench.reading.known_columns import KnownColumns
from poworkbench.reading.numbered import with_numbers
from poworkbench.reading.page import Page, Rule
from poworkbench.reading.rows import Row
from poworkbench.reading.spelling import has_digit
from poworkbench.reading.totals import sum_kind
from poworkbench.reading.values import Style
from poworkbench.reading.vocabulary import Vocabulary

#: So many rows above a heading may name the item below it.
_ABOVE = 8
#: So many rows say what a table's columns are; a report has thousands.
_ENOUGH = 600
#: An item's amounts stand fewer rows than this below its name.
_BETWEEN = 4


@dataclass(frozen=True, slots=True)
class Table:
    """One page's part of a table: its heading and the rows below it; `above` are the rows right above the heading.

    `continued` says that the page prints no heading and the one of the page before is taken.
    """

    page: Page
    header: Header
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    continued: bool = False
    above: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A page's rows with a heading among them; the body ends before row `end`."""

    page: Page
    rows: Sequence[Row]
    header: Header
    end: int
    continued: bool = False

    @property
    def body(self) -> Sequence[Row]:
        """The rows below the heading."""
        return self.rows[0 if self.continued else self.header.end : self.end]


@dataclass(frozen=True)
class TableFinder:
    """Finds the tables of order lines; what is known of the whole document is kept here."""

    style: Style
    vocabulary: Vocabulary
    codes: Codes

    def find(self, pages: Sequence[Page], rows: Sequence[Sequence[Row]], *, known: bool = True) -> tuple[Table, ...]:
        """The tables on all pages whose heading is about as full as the fullest one's.

        Where none is known, or not `known`, the rows themselves are asked.
        """
        parts = [part for page, own in zip(pages, rows, strict=True) for part in self._parts(page, own) if known]
        best = max((part.header.score for part in parts), default=0.0)
        kept = [part for part in parts if part.header.score >= 0.7 * best]
        if not kept:
            kept = [part for page, own in zip(pages, rows, strict=True) for part in self._discovered(page, own)]
        known_columns = KnownColumns()
        return tuple(self._table(part, kept, known_columns) for part in _with_continued(kept, pages, rows))

    def _parts(self, page: Page, rows: Sequence[Row]) -> list[Part]:
        headers: list[Header] = []
        index = 0
        while index < len(rows):
            header = header_at(rows, index, self.vocabulary)
            below = header_at(rows, index + 1, self.vocabulary) if header and index + 1 < len(rows) else None
            if header and not (below and below.score > header.score + 1):
                headers.append(header)
                index = header.end
            else:
                index += 1
        return _parted(page, rows, self._alike(rows, headers))

    def _discovered(self, page: Page, rows: Sequence[Row]) -> list[Part]:
        header = discovered(rows, self.style, self.vocabulary, self.codes, page.rules)
        return _parted(page, rows, repeated(rows, header)) if header else []

    def _alike(self, rows: Sequence[Row], headers: Sequence[Header]) -> list[Header]:
        """The headings, without rows before them that only some have: what is printed again is printed alike."""
        least: dict[str, int] = {}
        for header in headers:
            text = rows[header.end - 1].text
            least[text] = min(header.end - header.first, least.get(text, header.end - header.first))
        starts = [header.end - least[rows[header.end - 1].text] for header in headers]
        return [
            header if start == header.first else header_at(rows, start, self.vocabulary) or header
            for header, start in zip(headers, starts, strict=True)
        ]

    def _table(self, part: Part, parts: Sequence[Part], known: KnownColumns) -> Table:
        """One page's part; `known` are the columns of headings that are taken for several pages."""
        top = min(column.title.top for column in part.header.columns)
        foot = max((row.bottom for row in self._before_sums(part)), default=part.page.height)
        rules = tuple(rule for rule in part.page.rules if (part.continued or rule.y1 > top) and rule.y0 < foot)
        columns = known.of(part.header, rules, lambda: self._columns(part.header, parts, rules))
        columns = in_order(columns, part.body, self.style) if part.continued else columns
        above = () if part.continued else tuple(part.rows[max(0, part.header.first - _ABOVE) : part.header.first])
        return Table(part.page, part.header, columns, tuple(_lines(part.body, columns)), part.continued, above)

    def _columns(self, header: Header, parts: Sequence[Part], rules: Sequence[Rule]) -> tuple[Column, ...]:
        """The columns of a heading with their bands and what they hold, by the rows below it on all pages."""
        alike = (other for other in parts if same_heading(other.header, header))
        bodies = list(islice((row for other in alike for row in self._before_sums(other)), _ENOUGH))
        columns: tuple[Column, ...] = header.columns
        for level in (0, 1):
            of_level = tuple(column for column in columns if column.level == level)
            rest = tuple(column for column in columns if column.level != level)
            if of_level and not header.found:
                columns = tuple(sorted((*rest, *banded(of_level, bodies, rules)), key=lambda column: column.level))
        columns = (
            columns if header.found else with_dates(with_numbers(in_order(columns, bodies, self.style), bodies), bodies)
        )
        sample = columns_cells(columns, _lines(bodies, columns))
        return by_contents(columns, sample, self.style, self.vocabulary, self.codes)

    def _before_sums(self, part: Part) -> Sequence[Row]:
        """The rows of a body up to the first sum; what is carried forward from the page before is none of them."""
        kinds = [sum_kind(row, self.vocabulary) for row in part.body]
        start = 1 if kinds[:1] == ["carry"] else 0
        ends = (at for at, kind in enumerate(kinds) if at >= start and kind not in ("", "charge", "tax"))
        return part.body[start : next(ends, len(kinds))]


def _parted(page: Page, rows: Sequence[Row], headers: Sequence[Header]) -> list[Part]:
    """The parts of a page that start at its headings."""
    ends = [*(header.first for header in headers[1:]), len(rows)]
    return [Part(page, rows, header, end) for header, end in zip(headers, ends, strict=False)]


def _with_continued(parts: Sequence[Part], pages: Sequence[Page], rows: Sequence[Sequence[Row]]) -> list[Part]:
    """The parts, and for each page without a heading behind them one with the heading of the page before."""
    every: list[Part] = []
    for page, own in zip(pages, rows, strict=True):
        here = [part for part in parts if part.page.number == page.number]
        if not here and every and own:
            last = every[-1].header
            here = [Part(page, own, replace(last, first=0, end=0), len(own), continued=True)]
        every += here
    return every


def _lines(rows: Sequence[Row], columns: tuple[Column, ...]) -> list[Line]:
    """Rows as lines; with a heading of two levels an item's row and the next one with its amounts are one line."""
    if not any(column.level for column in columns):
        return [Line(row, columns) for row in rows]
    lines: list[Line] = []
    paired: set[int] = set()
    for index, row in enumerate(rows):
        if index in paired:
            continue
        below = takewhile(lambda other: not _begins(other, columns), rows[index + 2 : index + _BETWEEN])
        pairs = (Line(row, columns, other) for other in (*rows[index + 1 : index + 2], *below))
        pair = next(filter(_is_pair, pairs), None)
        if pair:
            paired.add(next(at for at in range(index, len(rows)) if rows[at] is pair.second))
        lines.append(pair or Line(row, columns))
    return lines


def _begins(row: Row, columns: tuple[Column, ...]) -> bool:
    """Whether a row numbers another item, or names it where the table has no numbers."""
    line = Line(row, columns)
    cell = line.cell("position") if line.has("position") else line.cell("item", "vendor_item", "buyer_item")
    return cell is not None and has_digit(cell.text)


def _is_pair(line: Line) -> bool:
    name = line.cell("position", "item", "vendor_item", "buyer_item")
    numbers = [line.cell("quantity", "confirmed_quantity"), line.cell("amount", "unit_price", "net_price")]
    upper = name is not None and has_digit(name.text) and name.words[0] in line.row.words
    return upper and all(
        cell is not None and has_digit(cell.text) and cell.words[0] not in line.row.words for cell in numbers
    )


def same_heading(a: Header, b: Header) -> bool:
    """Whether two headings are one, printed again."""
    return len(a.columns) == len(b.columns) and all(
        one.roles == two.roles and abs(one.title.x0 - two.title.x0) < 4
        for one, two in zip(a.columns, b.columns, strict=True)
    )
