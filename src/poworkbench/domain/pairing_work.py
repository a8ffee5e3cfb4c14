"""The pairing of a document's lines while it is being made."""

from __future__ import annotations

from dataclasses import dataclass, field

from poworkbench.domain.orders import Order, OrderLine
from poworkbench.domain.packs import Packs
from poworkbench.domain.readings import Reading, ReadLine


@dataclass(slots=True)
class Work:
    """What is paired so far; `lines` hold only what the reader is sure of, `own` those of the order at all."""

    order: Order
    reading: Reading
    lines: tuple[ReadLine, ...]
    packs: Packs
    own: frozenset[int]
    ordinals: list[int]
    answers: dict[int, list[str]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def open_lines(self) -> list[tuple[int, ReadLine]]:
        """The document's lines that answer nothing yet, with their indices."""
        return [(index, line) for index, line in enumerate(self.lines) if self.is_open(index)]

    def is_open(self, index: int) -> bool:
        """Whether a document line answers nothing yet."""
        return index in self.own and index not in self.answers

    def open_ordered(self) -> list[OrderLine]:
        """The ordered lines that nothing answers yet."""
        return [line for line in self.order.lines if line.line not in self.taken]

    def answer(self, index: int, line: str) -> None:
        """A document line answers an ordered line."""
        self.answers.setdefault(index, []).append(line)
        self.taken.add(line)
