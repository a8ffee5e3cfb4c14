"""Which document line answers which ordered line.

Certain signs come first: the item's code (the vendor's, then the buyer's), then the place of a substitute, and only
what is left over is paired by likeness.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from poworkbench.domain import normalize
from poworkbench.domain.dealing import deal, quantity_of
from poworkbench.domain.likeness import Placed, Wanted, most_alike
from poworkbench.domain.line_places import ordinals, same_place
from poworkbench.domain.orders import Order, OrderLine
from poworkbench.domain.readings import OPEN_ORDER_REPORT, Reading, ReadLine

SUBSTITUTED = "substituted"


@dataclass(frozen=True, slots=True)
class Pairing:
    """For each document line, in the document's order, the number of the ordered line it answers, or None."""

    answers: tuple[str | None, ...]

    def document_lines(self, line: str) -> tuple[int, ...]:
        """The indices of the document lines that answer one ordered line; several where the vendor splits it."""
        return tuple(index for index, answered in enumerate(self.answers) if answered == line)

    @property
    def unanswering(self) -> tuple[int, ...]:
        """The indices of document lines that answer nothing that was ordered."""
        return tuple(index for index, answered in enumerate(self.answers) if answered is None)


@dataclass(slots=True)
class _Work:
    """The pairing while it is being made: document line index -> ordered line number."""

    order: Order
    reading: Reading
    ordinals: list[int]
    answers: dict[int, str] = field(default_factory=dict)

    def open_lines(self) -> list[tuple[int, ReadLine]]:
        return [(index, line) for index, line in enumerate(self.reading.lines) if index not in self.answers]

    def open_ordered(self) -> list[OrderLine]:
        taken = set(self.answers.values())
        return [line for line in self.order.lines if line.line not in taken]


def pair(order: Order, reading: Reading) -> Pairing:
    """Pair every document line with the ordered line it answers; a line of another order or an extra stays alone."""
    work = _Work(order, reading, ordinals(reading.lines))
    for by_code in (_vendor_code, _buyer_code):
        _pair_by_code(work, by_code)
    if reading.kind != OPEN_ORDER_REPORT:
        _pair_in_same_place(work)
        _pair_between_neighbours(work)
        _pair_by_likeness(work)
        _pair_parts(work)
    return Pairing(tuple(work.answers.get(index) for index in range(len(reading.lines))))


def _vendor_code(line: OrderLine | ReadLine) -> str:
    return normalize.code(line.vendor_item if isinstance(line, OrderLine) else line.value("vendor_item"))


def _buyer_code(line: OrderLine | ReadLine) -> str:
    return normalize.code(line.buyer_item if isinstance(line, OrderLine) else line.value("buyer_item"))


def _pair_by_code(work: _Work, code_of: Callable[[OrderLine | ReadLine], str]) -> None:
    for code in dict.fromkeys(code_of(line) for line in work.order.lines):
        ordered = [line for line in work.open_ordered() if code_of(line) == code]
        indices = [index for index, line in work.open_lines() if code_of(line) == code]
        if code and ordered and indices:
            work.answers.update(deal(work.reading, ordered, _of_this_order(work.reading, ordered, indices)))


def _of_this_order(reading: Reading, ordered: list[OrderLine], indices: list[int]) -> list[int]:
    """An open-order report lists an item under every order that has it: the line number tells ours."""
    if reading.kind != OPEN_ORDER_REPORT:
        return indices
    numbers = {normalize.position(line.line) for line in ordered}
    ours = [index for index in indices if normalize.position(reading.lines[index].value("position")) in numbers]
    return ours or indices


def _pair_in_same_place(work: _Work) -> None:
    """Another item in the same place answers it where it says so, or where quantity and price are as ordered."""
    for index, line in work.open_lines():
        if place := line.value("position"):
            still_open = {ordered.line for ordered in work.open_ordered()}
            for number, ordered in enumerate(work.order.lines, 1):
                same = same_place(place, work.ordinals[index], ordered.line, number)
                if same and ordered.line in still_open and _instead(line, ordered):
                    work.answers[index] = ordered.line
                    break


def _instead(line: ReadLine, ordered: OrderLine) -> bool:
    if line.value("status") == SUBSTITUTED:
        return True
    price = normalize.number(line.value("unit_price"))
    return quantity_of(line) == ordered.quantity and price == ordered.unit_price


def _pair_between_neighbours(work: _Work) -> None:
    """A substitute without a line number answers the open line between the neighbours that are paired."""
    rank = {line.line: number for number, line in enumerate(work.order.lines)}
    for index, line in work.open_lines():
        if line.value("status") != SUBSTITUTED:
            continue
        above = max((rank[answer] for other, answer in work.answers.items() if other < index), default=-1)
        below = min((rank[answer] for other, answer in work.answers.items() if other > index), default=len(rank))
        between = [ordered for ordered in work.open_ordered() if above < rank[ordered.line] < below]
        if between:
            work.answers[index] = between[0].line


def _pair_by_likeness(work: _Work) -> None:
    indices = [index for index, _line in work.open_lines()]
    numbers = {line.line: number for number, line in enumerate(work.order.lines, 1)}
    ordered = [Wanted(line, numbers[line.line]) for line in work.open_ordered()]
    lines = [Placed(work.reading.lines[index], work.ordinals[index]) for index in indices]
    for row, column in most_alike(lines, ordered):
        work.answers[indices[row]] = ordered[column].line.line


def _pair_parts(work: _Work) -> None:
    """A part without a code of its own belongs to the paired line whose number, or whose words and price, it has."""
    paired = [(work.reading.lines[index], answer) for index, answer in sorted(work.answers.items())]
    for index, line in work.open_lines():
        if not (_vendor_code(line) or _buyer_code(line)):
            whole = next((answer for other, answer in paired if _part_of(line, other)), None)
            if whole:
                work.answers[index] = whole


def _part_of(line: ReadLine, other: ReadLine) -> bool:
    if line.value("position") and other.value("position"):
        return line.value("position") == other.value("position")
    words, price = line.value("description"), line.value("unit_price")
    return bool(words and price) and words == other.value("description") and price == other.value("unit_price")
