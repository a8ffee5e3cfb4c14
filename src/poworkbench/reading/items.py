"""Which rows of a table are items, and which rows belong to which item."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from poworkbench.reading.cards import Card, card_of, is_cards, name_rows
from poworkbench.reading.cells import Line
from poworkbench.reading.known import Codes
from poworkbench.reading.page import Rule
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.phrases import leading
from poworkbench.reading.tables import Table
from poworkbench.reading.totals import sum_kind
from poworkbench.reading.values import Style, amount_in, numbers_in
from poworkbench.reading.vocabulary import Vocabulary

QUANTITIES = ("quantity", "confirmed_quantity")
PRICES = ("net_price", "unit_price", "list_price")
ITEMS = ("vendor_item", "item", "buyer_item")
#: Rows further apart than this many row heights do not belong together.
_FAR = 1.9
#: Sums that may also stand between items: a discount, a levy.
_CHARGES = ("charge", "tax")


@dataclass
class Item:
    """An item's own row and the rows around it that say more about it; `card` names it where a heading is between."""

    main: Line
    card: Card = field(default_factory=lambda: card_of((), frozenset()))
    above: list[Row] = field(default_factory=list)
    below: list[Row] = field(default_factory=list)


def find_items(tables: Sequence[Table], style: Style, vocabulary: Vocabulary, codes: Codes) -> list[Item]:
    """The items of all tables in the document's order, each with its rows; what follows the totals is left out."""
    items: list[Item] = []
    if is_cards(tables):
        return _cards(tables, style, vocabulary, codes)
    for table in tables:
        if table.continued and not any(_is_full(line, style) for line in table.lines):
            continue
        _Sorter(table, style, vocabulary, items).sort()
    return _without_copies(items)


def _cards(tables: Sequence[Table], style: Style, vocabulary: Vocabulary, codes: Codes) -> list[Item]:
    """The items whose names stand above the heading of their values."""
    mains = [next((line for line in table.lines if _is_full(line, style)), None) for table in tables]
    behind = [_behind(table, main, vocabulary) for table, main in zip(tables, mains, strict=True)]
    items = []
    for place, main in enumerate(mains):
        if main is not None:
            names = behind[place - 1] if place else name_rows(tables[0].above, behind)
            card = card_of(names, codes.vendor)
            items.append(Item(main, card, above=list(card.rest)))
    if items and mains[-1] is not None:
        items[-1].below += _near(behind[-1], mains[-1].row)
    return items


def _behind(table: Table, main: Line | None, vocabulary: Vocabulary) -> list[Row]:
    """The rows behind a card's values, up to the sums."""
    at = table.lines.index(main) + 1 if main else 0
    rows = [line.row for line in table.lines[at:]]
    sums = [index for index, row in enumerate(rows) if sum_kind(row, vocabulary)]
    return rows[: sums[0]] if sums else rows


class _Sorter:
    """Sorts one table's rows: items, rows that say more about them, sums, and what stands below the sums."""

    def __init__(self, table: Table, style: Style, vocabulary: Vocabulary, items: list[Item]) -> None:
        self._table, self._style, self._vocabulary, self._items = table, style, vocabulary, items
        self._last = items[-1] if items else None
        self._waiting: list[Line] = []
        self._closed = False

    def sort(self) -> None:
        """Add the table's items to those already found."""
        for line in self._table.lines:
            kind = sum_kind(line.row, self._vocabulary)
            full = _is_full(line, self._style) and not (kind and line.cell("position", *ITEMS) is None)
            kind = "" if full else kind
            if kind and (self._closed or kind not in _CHARGES):
                self._close()
            elif not kind and is_main(line, self._style) and (full or not self._closed):
                self._open(line)
            elif not self._closed and (not kind or self._says_price(line)):
                self._waiting.append(line)
        _attach(self._waiting, self._last, None, self._table)

    def _close(self) -> None:
        _attach(self._waiting, self._last, None, self._table)
        self._waiting, self._last, self._closed = [], None, True

    def _open(self, line: Line) -> None:
        item = Item(line)
        _attach(self._waiting, self._last, item, self._table)
        self._waiting, self._last, self._closed = [], item, False
        self._items.append(item)

    def _says_price(self, line: Line) -> bool:
        """Whether it is no sum but a price below an item: gross, discount, net."""
        label = leading(line.row.segments[0], self._vocabulary.below)
        return label is not None and label[0] == "net_price"


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


def under(item: Item, role: str) -> Span | None:
    """What stands below the item's own row in a column whose title names `role` second."""
    for column in item.main.columns:
        if column.under == role:
            for row in item.below[:2]:
                words = tuple(w for w in row.words if column.left <= (w.x0 + w.x1) / 2 < column.right)
                if words:
                    return Span(row.page, words)
    return None


def is_main(line: Line, style: Style) -> bool:
    """Whether a row is an item's own: it names the item and says how many or how much."""
    if _is_full(line, style):
        return True
    if not _names(line, style):
        return False
    quantity = line.cell(*QUANTITIES)
    amount, price = line.cell("amount"), line.cell(*PRICES)
    read = [cell is not None and amount_in(cell, style) is not None for cell in (amount, price)]
    many = quantity is not None and len(squeeze(quantity.text)) <= 16 and any(numbers_in(quantity, style))
    return (many and (any(read) or not line.has(*PRICES, "amount") or _says(line))) or all(read)


def _says(line: Line) -> bool:
    """Whether a row without a price still has both its number and its item."""
    return line.cell("position", *ITEMS) is not None


def _names(line: Line, style: Style) -> bool:
    position, item = line.cell("position"), line.cell(*ITEMS)
    if position is not None:
        plain = squeeze(position.text)
        return has_digit(plain) and len(plain) <= 8
    if line.has("position"):
        return _is_full(line, style)
    if item is not None:
        return has_digit(item.text) or len(item.words) <= 3
    return line.cell("description") is not None and not line.has(*ITEMS)


def _is_full(line: Line, style: Style) -> bool:
    """Whether item, quantity and price or amount are all there."""
    quantity, price, amount = (line.cell(*QUANTITIES), line.cell(*PRICES), line.cell("amount"))
    named = line.cell("position", *ITEMS, "description")
    told = [cell is not None and amount_in(cell, style) is not None for cell in (price, amount)]
    return named is not None and quantity is not None and any(numbers_in(quantity, style)) and all(told)


def _attach(lines: Sequence[Line], before: Item | None, after: Item | None, table: Table) -> None:
    """Give the rows between two items to the one they stand with."""
    rows = [row for line in lines for row in (line.row, line.second) if row]
    split = _split(rows, before, after, table)
    if before is not None:
        before.below += _near(rows[:split], before.main.second or before.main.row)
    if after is not None:
        after.above += rows[split:]


def _split(rows: Sequence[Row], before: Item | None, after: Item | None, table: Table) -> int:
    """How many of the rows belong to the item before: up to a ruling line or a wider gap, all where there is none."""
    if after is None:
        return len(rows)
    same_page = before is not None and before.main.row.page == after.main.row.page
    upper = (before.main.second or before.main.row) if before and same_page else None
    chain = [*([upper] if upper else []), *rows, after.main.row]
    offset = 1 if upper else 0
    for index in range(len(chain) - 1, 0, -1):
        if _ruled(chain[index - 1], chain[index], table.page.rules):
            return max(0, index - offset)
    if upper is None:
        return _tight(rows, after.main.row) if before is None else len(rows)
    gaps = [b.top - a.bottom for a, b in itertools.pairwise(chain)]
    widest = max(range(len(gaps)), key=lambda index: (gaps[index], index))
    others = sorted(gap for index, gap in enumerate(gaps) if index != widest)
    clear = bool(others) and gaps[widest] > others[-1] + 0.25 * chain[0].height
    return widest if clear else len(rows)


def _tight(rows: Sequence[Row], main: Row) -> int:
    """How many rows stand off the first item of a page; those that overlap it in height are its own."""
    count = len(rows)
    while count and rows[count - 1].bottom > (rows[count].top if count < len(rows) else main.top):
        count -= 1
    return count


def _ruled(upper: Row, lower: Row, rules: Sequence[Rule]) -> bool:
    """Whether a level line is drawn between two rows, over most of the upper one's width."""
    low, high = upper.bottom - 0.3 * upper.height, lower.top + 0.3 * lower.height
    return any(
        rule.y0 == rule.y1
        and low <= rule.y0 <= high
        and rule.x0 <= lower.words[0].x0 + 2
        and rule.x1 >= lower.words[-1].x1 - 2
        for rule in rules
    )


def _near(rows: Sequence[Row], main: Row) -> Iterator[Row]:
    """The rows up to the first wide gap."""
    last = main
    for row in rows:
        if row.page == last.page and row.top - last.bottom > _FAR * last.height:
            return
        yield row
        last = row
