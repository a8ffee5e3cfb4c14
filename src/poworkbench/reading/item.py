"""An item of a table: its own row, and the rows around it that say more about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from poworkbench.reading.cards import Card, card_of
from poworkbench.reading.cells import Line
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span

#: Parts of a broken number stand flush to so many points, and have together so many digits at most.
_FLUSH, _LONGEST_POSITION = 2.0, 4


@dataclass
class Item:
    """An item's own row and the rows around it that say more about it; `card` names it where a heading is between."""

    main: Line
    card: Card = field(default_factory=lambda: card_of((), frozenset()))
    above: list[Row] = field(default_factory=list)
    below: list[Row] = field(default_factory=list)


def rows_of_item(item: Item) -> list[Row]:
    """All rows of an item: its own, and those around it."""
    second = [item.main.second] if item.main.second else []
    return [*item.above, item.main.row, *second, *item.below]


def position_of(item: Item) -> Span | None:
    """The item's number on the paper; a narrow column breaks it over two rows: "1" over "0"."""
    own = item.main.cell("position")
    below = item.below[0] if item.below else None
    if own is None or below is None or below.page != own.page or not own.text.isdigit():
        return own
    rest = below.segments[0]
    flush = min(abs(rest.x0 - own.x0), abs(rest.x1 - own.x1)) < _FLUSH
    broken = flush and rest.text.isdigit() and len(own.text + rest.text) <= _LONGEST_POSITION
    return Span(own.page, own.words + rest.words) if broken and len(below.words) == 1 else own


def under(item: Item, role: str) -> Span | None:
    """What stands below the item's own row in a column whose title names `role` second."""
    for column in item.main.columns:
        if column.under == role:
            for row in item.below[:2]:
                words = tuple(w for w in row.words if column.left <= (w.x0 + w.x1) / 2 < column.right)
                if words:
                    return Span(row.page, words)
    return None
