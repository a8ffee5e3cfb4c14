"""Which rows of a table are items, and which rows belong to which item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from poworkbench.reading.page import Rule
from poworkbench.reading.rows import Row
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.cells import Line
from poworkbench.reading.tables import Table
from poworkbench.reading.totals import is_total
from poworkbench.reading.values import Style, amount_in, numbers_in
from poworkbench.reading.vocabulary import Vocabulary

QUANTITIES = ("quantity", "confirmed_quantity")
PRICES = ("net_price", "unit_price", "list_price")
ITEMS = ("vendor_item", "item", "buyer_item")
#: Rows further apart than this many row heights do not belong together.
_FAR = 1.9


@dataclass
class Item:
    """An item's own row and the rows around it that say more about it."""

    main: Line
    above: list[Row] = field(default_factory=list)
    below: list[Row] = field(default_factory=list)


def find_items(tables: Sequence[Table], style: Style, vocabulary: Vocabulary) -> list[Item]:
    """The items of all tables in the document's order, each with its rows; what follows the totals is left out."""
    items: list[Item] = []
    for table in tables:
        if table.continued and not any(_is_full(line, style) for line in table.lines):
            continue
        open_item = items[-1] if items else None
        waiting: list[Line] = []
        closed = False
        for line in table.lines:
            if is_total(line.row, vocabulary) and not _is_full(line, style):
                closed = True
                _attach(waiting, open_item, None, table)
                waiting, open_item = [], None
            elif is_main(line, style) and not (closed and not _is_full(line, style)):
                item = Item(line)
                _attach(waiting, open_item, item, table)
                waiting, open_item = [], item
                items.append(item)
                closed = False
            elif not closed:
                waiting.append(line)
        _attach(waiting, open_item, None, table)
    return items


def is_main(line: Line, style: Style) -> bool:
    """Whether a row is an item's own: it names the item and says how many or how much."""
    if not _names(line, style):
        return False
    quantity = line.cell(*QUANTITIES)
    amount, price = line.cell("amount"), line.cell(*PRICES)
    read = [cell is not None and amount_in(cell, style) is not None for cell in (amount, price)]
    many = quantity is not None and len(squeeze(quantity.text)) <= 16 and any(numbers_in(quantity, style))
    return many and (any(read) or not line.has(*PRICES, "amount") or _says(line)) or all(read)


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
        before.below += _near(rows[:split], before.main.row)
    if after is not None:
        after.above += rows[split:]


def _split(rows: Sequence[Row], before: Item | None, after: Item | None, table: Table) -> int:
    """How many of the rows belong to the item before: up to a ruling line, or all where none is drawn."""
    if after is None:
        return len(rows)
    for index, row in enumerate(rows):
        start = rows[index - 1] if index else (before.main.row if before and before.main.row.page == row.page else None)
        if start is not None and _ruled(start, row, table.page.rules):
            return index
    return len(rows)


def _ruled(upper: Row, lower: Row, rules: Sequence[Rule]) -> bool:
    """Whether a level line is drawn between two rows, over most of the upper one's width."""
    low, high = upper.bottom - 0.3 * upper.height, lower.top + 0.3 * lower.height
    return any(
        rule.y0 == rule.y1 and low <= rule.y0 <= high and rule.x0 <= lower.words[0].x0 + 2 and rule.x1 >= lower.words[-1].x1 - 2
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
