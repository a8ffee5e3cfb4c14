"""One item ordered on several lines: which of the document's lines of that item answers which of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from poworkbench.domain import normalize
from poworkbench.domain.orders import OrderLine
from poworkbench.domain.packs import Packs
from poworkbench.domain.readings import ReadLine


@dataclass(frozen=True, slots=True)
class Dealt:
    """A document line of the item: its index, how many of the ordered unit it confirms, its date, its line number."""

    index: int
    quantity: Decimal | None
    date: str | None
    position: str


def deal(
    lines: Sequence[ReadLine], ordered: Sequence[OrderLine], indices: Sequence[int], packs: Packs
) -> list[tuple[int, str]]:
    """Deal lines of one item to the ordered lines of that item: pairs of document line and ordered line.

    By quantity and date where that is unmistakable, then what was drawn together or split, then in order.
    """
    if len(ordered) == 1:
        return [(index, ordered[0].line) for index in indices]
    rest = [_dealt(index, lines[index], ordered[0], packs) for index in indices]
    open_lines = list(ordered)
    pairs = list(_exactly(rest, open_lines))
    if open_lines and len(rest) < len(open_lines):
        pairs += _merged(rest, open_lines)
    if len(rest) > len(open_lines):
        return [*pairs, *_in_turn(rest, open_lines or ordered[-1:])]
    return [*pairs, *((line.index, answered.line) for line, answered in zip(rest, open_lines, strict=False))]


def quantity_of(line: ReadLine) -> Decimal | None:
    """How many a document line confirms, where it says so."""
    return normalize.number(line.value("quantity"))


def _dealt(index: int, line: ReadLine, ordered: OrderLine, packs: Packs) -> Dealt:
    quantity, pack = quantity_of(line), packs.between(line.value("unit"), ordered.unit)
    if quantity is not None and pack and pack.taught:
        quantity = pack.ordered_units(quantity)
    return Dealt(index, quantity, line.value("promised_date"), normalize.position(line.value("position")))


def _exactly(rest: list[Dealt], ordered: list[OrderLine]) -> Iterator[tuple[int, str]]:
    """What has an ordered line's quantity and date is that line; then what has its quantity and its line number."""
    for same in (_same_quantity_and_date, _same_quantity_and_number):
        for line in tuple(rest):
            alike = [answered for answered in ordered if same(answered, line)]
            if len(alike) == 1:
                ordered.remove(alike[0])
                rest.remove(line)
                yield line.index, alike[0].line


def _merged(rest: list[Dealt], ordered: list[OrderLine]) -> Iterator[tuple[int, str]]:
    """Several ordered lines that the vendor drew together into one: its quantity is exactly the sum of theirs."""
    for line in tuple(rest):
        whole = _summing_to(line, ordered)
        if whole:
            rest.remove(line)
            for answered in whole:
                ordered.remove(answered)
                yield line.index, answered.line


def _summing_to(line: Dealt, ordered: Sequence[OrderLine]) -> Sequence[OrderLine]:
    """The ordered lines that make up a document line: those of its date, all of them, or a run of neighbours."""
    dated = [each for each in ordered if each.promised_date and each.promised_date.isoformat() == line.date]
    for group in (dated, ordered):
        if len(group) > 1 and sum((each.quantity for each in group), Decimal(0)) == line.quantity:
            return tuple(group)
    runs = (_run(ordered[start:], line.quantity) for start in range(len(ordered) - 1))
    return next((run for run in runs if len(run) > 1), ())


def _run(ordered: Sequence[OrderLine], quantity: Decimal | None) -> Sequence[OrderLine]:
    """The first of the ordered lines that sum to the quantity; nothing where they go past it."""
    total = Decimal(0)
    for count, each in enumerate(ordered, 1):
        total += each.quantity
        if quantity is None or total >= quantity:
            return tuple(ordered[:count]) if total == quantity else ()
    return ()


def _in_turn(rest: Sequence[Dealt], ordered: Sequence[OrderLine]) -> Iterator[tuple[int, str]]:
    """Split lines: fill one ordered line after the other."""
    turn, left = 0, ordered[0].quantity
    for line in rest:
        if left <= 0 and turn + 1 < len(ordered):
            turn, left = turn + 1, ordered[turn + 1].quantity
        yield line.index, ordered[turn].line
        left -= line.quantity or Decimal(0)


def _same_quantity_and_date(ordered: OrderLine, line: Dealt) -> bool:
    date = ordered.promised_date.isoformat() if ordered.promised_date else None
    return line.quantity == ordered.quantity and line.date == date


def _same_quantity_and_number(ordered: OrderLine, line: Dealt) -> bool:
    return (
        line.quantity == ordered.quantity and bool(line.position) and normalize.position(ordered.line) == line.position
    )
