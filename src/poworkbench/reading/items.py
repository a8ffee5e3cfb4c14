"""Which rows of a table are items, and which rows belong to which item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poworkbench.reading.asides import says_included
from poworkbench.reading.attaching import attach, near_rows
from poworkbench.reading.cards import card_of, is_cards, name_rows
from poworkbench.reading.cells import Line
from poworkbench.reading.item import Item
from poworkbench.reading.known import Codes
from poworkbench.reading.mains import ITEMS, PRICES, is_full, is_main
from poworkbench.reading.phrases import leading, net_price_behind
from poworkbench.reading.rows import Row
from poworkbench.reading.tables import Table
from poworkbench.reading.totals import sum_kind
from poworkbench.reading.values import Style
from poworkbench.reading.vocabulary import Vocabulary

#: Sums that may also stand between items: a discount, a levy.
_CHARGES = ("charge", "tax")
#: So many names of sums in a row make it a heading of sums.
_SUMS = 2
_AMOUNT = re.compile(r"\d[.,]\d{2}$")


def find_items(tables: Sequence[Table], style: Style, vocabulary: Vocabulary, codes: Codes) -> list[Item]:
    """The items of all tables in the document's order, each with its rows; what follows the totals is left out."""
    items: list[Item] = []
    if is_cards(tables):
        return _cards(tables, style, vocabulary, codes)
    for table in tables:
        if table.continued and not any(is_full(line, style) for line in table.lines):
            continue
        _Sorter(table, style, vocabulary, items).sort()
    return _without_copies(items)


def _cards(tables: Sequence[Table], style: Style, vocabulary: Vocabulary, codes: Codes) -> list[Item]:
    """The items whose names stand above the heading of their values."""
    mains = [next((line for line in table.lines if is_full(line, style)), None) for table in tables]
    behind = [_behind(table, main, vocabulary) for table, main in zip(tables, mains, strict=True)]
    items: list[Item] = []
    for place, main in enumerate(mains):
        if main is not None:
            before = behind[place - 1] if place else tables[0].above
            names = name_rows(before, behind) or (before if place else ())
            if items and place:
                items[-1].below += near_rows(before[: len(before) - len(names)], items[-1].main.row)
            card = card_of(names, codes.vendor)
            items.append(Item(main, card, above=list(card.rest)))
    if items and mains[-1] is not None:
        items[-1].below += near_rows(behind[-1], mains[-1].row)
    return items


def _behind(table: Table, main: Line | None, vocabulary: Vocabulary) -> list[Row]:
    """The rows behind a card's values, up to the sums."""
    at = table.lines.index(main) + 1 if main else 0
    rows = [line.row for line in table.lines[at:]]
    sums = [index for index, row in enumerate(rows) if sum_kind(row, vocabulary)]
    return rows[: sums[0]] if sums else rows


class _Sorter:
    """Sorts one table's rows: items, rows that say more about them, sums, and what stands below the sums.

    What is carried forward from the page before stands above the first item and ends nothing.
    """

    def __init__(self, table: Table, style: Style, vocabulary: Vocabulary, items: list[Item]) -> None:
        self._table, self._style, self._vocabulary, self._items = table, style, vocabulary, items
        self._last = items[-1] if items else None
        self._waiting: list[Line] = []
        self._closed = self._begun = False

    def sort(self) -> None:
        """Add the table's items to those already found."""
        titles = 0
        for line in self._table.lines:
            own = self._sum_titles(line.row)
            under = max(titles, own) >= _SUMS
            kind = "total" if under else sum_kind(line.row, self._vocabulary)
            titles = own
            full = is_full(line, self._style) and not (kind and (under or line.cell("position", *ITEMS) is None))
            if self._last is not None and line.cell(*PRICES) is not None and self._says_price(line):
                attach(self._waiting, self._last, None, self._table)
                self._waiting = []
                self._last.below.append(line.row)
                continue
            kind = "" if full or self._charges_nothing(line, kind) else kind
            if (kind == "carry" and not self._begun) or self._is_aside(line):
                continue
            if kind and (self._closed or kind not in _CHARGES):
                self._close()
            elif not kind and is_main(line, self._style) and (full or not self._closed):
                self._open(line)
            elif not self._closed and (not kind or self._says_price(line)):
                self._waiting.append(line)
        attach(self._waiting, self._last, None, self._table)

    def _is_aside(self, line: Line) -> bool:
        """Whether a row looks like an item and says what another one holds already."""
        return is_main(line, self._style) and says_included(line.row.text)

    def _charges_nothing(self, line: Line, kind: str) -> bool:
        """Whether a row between items has a charge's name but no amount: "Transport chain 20 ft"."""
        return kind in _CHARGES and not self._closed and line.has("amount") and line.cell("amount") is None

    def _sum_titles(self, row: Row) -> int:
        """How many names of sums a row without amounts has: the sums are below them."""
        if any(_AMOUNT.search(word.text) for word in row.words):
            return 0
        return sum(leading(segment, self._vocabulary.totals) is not None for segment in row.segments)

    def _close(self) -> None:
        attach(self._waiting, self._last, None, self._table)
        self._waiting, self._last, self._closed = [], None, True

    def _open(self, line: Line) -> None:
        item = Item(line)
        bare = bool(self._items) and not self._items[0].above
        attach(self._waiting, self._last, item, self._table, bare=bare)
        self._waiting, self._last, self._closed, self._begun = [], item, False, True
        self._items.append(item)

    def _says_price(self, line: Line) -> bool:
        """Whether it is no sum but a price below an item: gross, discount, net."""
        return net_price_behind(line.row, self._vocabulary) is not None


def _without_copies(items: Sequence[Item]) -> list[Item]:
    """The items without those of a page that repeats an earlier one word for word."""
    pages: dict[int, list[Item]] = {}
    for item in items:
        pages.setdefault(item.main.row.page, []).append(item)
    seen: set[tuple[str, ...]] = set()
    kept: list[Item] = []
    for own in pages.values():
        texts = tuple(item.main.row.text for item in own)
        if texts not in seen or (len(texts) < 2 and not own[0].main.has("position")):
            kept += own
        seen.add(texts)
    return kept
