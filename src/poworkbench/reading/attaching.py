"""Which of the rows between two items belongs to which."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from poworkbench.reading.cells import Line
from poworkbench.reading.item import Item
from poworkbench.reading.page import Rule
from poworkbench.reading.rows import Row
from poworkbench.reading.spelling import has_digit
from poworkbench.reading.tables import Table

#: Rows further apart than this many row heights do not belong together.
_FAR = 1.9
#: A line that parts rows is longer than this share of them; a word's own ground is not.
_LONG = 0.5


def attach(lines: Sequence[Line], before: Item | None, after: Item | None, table: Table, *, bare: bool = False) -> None:
    """Give the rows between two items to the one they stand with.

    Where nothing stands above the first item of all (`bare`), what says something of an item stands below it.
    """
    rows = [row for line in lines for row in (line.row, line.second) if row]
    split = _split(rows, before, after, table)
    if bare and before is not None and any(has_digit(row.text) or ":" in row.text for row in rows[split:]):
        split = max(split, _tight(rows, after.main.row)) if after else split
    if before is not None:
        before.below += near_rows(rows[:split], _lowest(before))
    if after is not None:
        after.above += rows[split:]


def _split(rows: Sequence[Row], before: Item | None, after: Item | None, table: Table) -> int:
    """How many of the rows belong to the item before: up to a ruling line or a wider gap, all where there is none."""
    if after is None:
        return len(rows)
    same_page = before is not None and before.main.row.page == after.main.row.page
    upper = _lowest(before) if before and same_page else None
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


def _lowest(item: Item) -> Row:
    """The last row that is known to be an item's."""
    return item.below[-1] if item.below else item.main.second or item.main.row


def _tight(rows: Sequence[Row], main: Row) -> int:
    """How many rows stand off the first item of a page; those that overlap it in height are its own."""
    count = len(rows)
    while count and rows[count - 1].bottom > (rows[count].top if count < len(rows) else main.top):
        count -= 1
    return count


def _ruled(upper: Row, lower: Row, rules: Sequence[Rule]) -> bool:
    """Whether a level line is drawn between two rows, over most of their width."""
    low, high = upper.bottom - 0.3 * upper.height, lower.top + 0.3 * lower.height
    width = max(upper.words[-1].x1, lower.words[-1].x1) - min(upper.words[0].x0, lower.words[0].x0)
    return any(
        rule.y0 == rule.y1
        and low <= rule.y0 <= high
        and rule.x1 - rule.x0 > _LONG * width
        and rule.x0 <= lower.words[0].x0 + 2
        and rule.x1 >= lower.words[-1].x1 - 2
        for rule in rules
    )


def near_rows(rows: Sequence[Row], main: Row) -> Iterator[Row]:
    """The rows up to the first wide gap."""
    last = main
    for row in rows:
        if row.page == last.page and row.top - last.bottom > _FAR * last.height:
            return
        yield row
        last = row
