"""Which document line answers which ordered line.

Certain signs come first: the item's code (the vendor's, the buyer's, one in another spelling), then the place of a
substitute, and only what is left over is paired by likeness. A value that the reader is not sure of counts as a code
that stands in the order, and for nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from poworkbench.domain import normalize
from poworkbench.domain.dealing import deal
from poworkbench.domain.doubts import sure
from poworkbench.domain.likeness import Placed, Wanted, most_alike
from poworkbench.domain.line_places import ordinals
from poworkbench.domain.orders import Order, OrderLine
from poworkbench.domain.packs import Packs
from poworkbench.domain.pairing_codes import STEPS, Step, cut_off
from poworkbench.domain.pairing_places import pair_between_neighbours, pair_in_same_place, pair_parts
from poworkbench.domain.pairing_work import Work
from poworkbench.domain.readings import OPEN_ORDER_REPORT, Reading
from poworkbench.domain.several import own_lines


@dataclass(frozen=True)
class Pairing:
    """For each document line, in the document's order, the numbers of the ordered lines it answers.

    Several where the vendor drew ordered lines together into one, none where it answers nothing that was ordered;
    `own` are the indices of the lines that are of this order at all.
    """

    answered: tuple[tuple[str, ...], ...]
    own: frozenset[int]

    @property
    def answers(self) -> tuple[str | None, ...]:
        """The first ordered line that each document line answers, or None."""
        return tuple(numbers[0] if numbers else None for numbers in self.answered)

    def document_lines(self, line: str) -> tuple[int, ...]:
        """The indices of the document lines that answer one ordered line; several where the vendor splits it."""
        return self._by_line.get(line, ())

    @cached_property
    def _by_line(self) -> dict[str, tuple[int, ...]]:
        places: dict[str, list[int]] = {}
        for index, numbers in enumerate(self.answered):
            for line in dict.fromkeys(numbers):
                places.setdefault(line, []).append(index)
        return {line: tuple(indices) for line, indices in places.items()}

    def is_merged(self, index: int) -> bool:
        """Whether the document line answers several ordered lines."""
        return len(self.answered[index]) > 1

    @property
    def unanswering(self) -> tuple[int, ...]:
        """The indices of this order's document lines that answer nothing that was ordered."""
        return tuple(index for index, numbers in enumerate(self.answered) if not numbers and index in self.own)


def pair(order: Order, reading: Reading, packs: Packs | None = None) -> Pairing:
    """Pair every document line with the ordered lines it answers; a line of another order or an extra stays alone."""
    own = own_lines(order, reading)
    work = Work(order, reading, sure(reading).lines, packs or Packs({}), own, ordinals(reading.lines))
    for step in STEPS:
        _pair_by_code(work, step)
    if reading.kind != OPEN_ORDER_REPORT:
        _pair_cut_codes(work)
        pair_in_same_place(work)
        pair_between_neighbours(work)
        _pair_by_likeness(work)
        pair_parts(work)
    answered = tuple(tuple(work.answers.get(index, ())) for index in range(len(reading.lines)))
    return Pairing(answered, own)


def _pair_by_code(work: Work, step: Step) -> None:
    ordered: dict[str, list[OrderLine]] = {}
    for line in work.open_ordered():
        ordered.setdefault(step.ordered(line), []).append(line)
    indices: dict[str, list[int]] = {}
    for index, said in enumerate(work.reading.lines):
        if work.is_open(index):
            indices.setdefault(step.said(said), []).append(index)
    for code in ordered.keys() & indices.keys() - {""}:
        if step.is_one_item(ordered[code]):
            ours = _of_this_order(work, ordered[code], indices[code])
            for index, number in deal(work.lines, ordered[code], ours, work.packs):
                work.answer(index, number)


def _of_this_order(work: Work, ordered: list[OrderLine], indices: list[int]) -> list[int]:
    """An open-order report lists an item under every order that has it: the line number tells ours, if nothing else."""
    if work.reading.kind != OPEN_ORDER_REPORT or len(work.own) < len(work.lines):
        return indices
    numbers = {normalize.position(line.line) for line in ordered}
    ours = [index for index in indices if normalize.position(work.lines[index].value("position")) in numbers]
    return ours or indices


def _pair_cut_codes(work: Work) -> None:
    """A code that the column cut off, or that has a finish behind it, where the rest of the line agrees."""
    for index, number in cut_off(work.open_lines(), work.open_ordered()):
        work.answer(index, number)


def _pair_by_likeness(work: Work) -> None:
    numbers = {line.line: number for number, line in enumerate(work.order.lines, 1)}
    ordered = [Wanted(line, numbers[line.line]) for line in work.open_ordered()]
    open_lines = work.open_lines()
    lines = [Placed(line, work.ordinals[index]) for index, line in open_lines]
    for row, column in most_alike(lines, ordered):
        work.answer(open_lines[row][0], ordered[column].line.line)
