"""One item ordered on several lines: which of the document's lines of that item answers which of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from poworkbench.domain import normalize
from poworkbench.domain.orders import OrderLine
from poworkbench.domain.readings import Reading, ReadLine


def deal(reading: Reading, ordered: list[OrderLine], indices: list[int]) -> Iterator[tuple[int, str]]:
    """Deal lines of one item to the ordered lines of that item."""
    if len(ordered) == 1:
        return ((index, ordered[0].line) for index in indices)
    if len(indices) <= len(ordered):
        return _deal_one_each(reading, ordered, indices)
    return _deal_in_turn(reading, ordered, indices)


def _deal_one_each(reading: Reading, ordered: list[OrderLine], indices: list[int]) -> Iterator[tuple[int, str]]:
    """The same item ordered on several lines: by quantity and date where that is unmistakable, then in order."""
    rest, later = list(ordered), []
    for index in indices:
        alike = [line for line in rest if _same_quantity_and_date(line, reading.lines[index])]
        if len(alike) == 1:
            rest.remove(alike[0])
            yield index, alike[0].line
        else:
            later.append(index)
    yield from ((index, line.line) for index, line in zip(later, rest, strict=False))


def _deal_in_turn(reading: Reading, ordered: list[OrderLine], indices: list[int]) -> Iterator[tuple[int, str]]:
    """The same item ordered on several lines and split: fill one ordered line after the other."""
    turn, left = 0, ordered[0].quantity
    for index in indices:
        if left <= 0 and turn + 1 < len(ordered):
            turn, left = turn + 1, ordered[turn + 1].quantity
        yield index, ordered[turn].line
        left -= quantity_of(reading.lines[index]) or Decimal(0)


def quantity_of(line: ReadLine) -> Decimal | None:
    """How many a document line confirms, where it says so."""
    return normalize.number(line.value("quantity"))


def _same_quantity_and_date(ordered: OrderLine, line: ReadLine) -> bool:
    date = ordered.promised_date.isoformat() if ordered.promised_date else None
    return quantity_of(line) == ordered.quantity and line.value("promised_date") == date
