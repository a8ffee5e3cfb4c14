"""A document held against its order, once for each reading and each link: what differs, and what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from poworkbench.domain.comparing import Compared, compared
from poworkbench.domain.differences import LINE_EXTRA, Difference
from poworkbench.domain.lessons import VendorProfile
from poworkbench.domain.orders import Order
from poworkbench.domain.questions import Question, questions
from poworkbench.domain.readings import Reading
from poworkbench.domain.reviews import Key, Review


@dataclass(frozen=True, slots=True)
class Beside:
    """The rows of a review that need a person or may do so, by their keys.

    `answers` are the indices of the document's lines that answer each ordered line, `merged` the ordered lines that
    were drawn together into one.
    """

    differences: Mapping[Key, Difference] = field(default_factory=dict)
    questions: Mapping[Key, Question] = field(default_factory=dict)
    answers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    merged: frozenset[str] = frozenset()

    @property
    def others(self) -> tuple[Difference, ...]:
        """All differences of the document, also those that there would be if the reader is right where it is unsure."""
        proposed = (each.difference for each in self.questions.values() if each.difference)
        return (*self.differences.values(), *proposed)


@dataclass(frozen=True, slots=True)
class _Pinned:
    """A review that is told from others by the entries its order and its reading came from."""

    entries: tuple[str | None, str | None]
    order: Order = field(compare=False)
    reading: Reading = field(compare=False)
    profile: VendorProfile = field(compare=False)


def beside(review: Review) -> Beside:
    """What differs and what is asked; nothing while there is no order or no reading."""
    order, reading = review.ordered, review.reading
    if order is None or reading is None:
        return Beside()
    profile = VendorProfile(order.vendor.name, review.taught)
    return _held(_Pinned((review.link_entry, review.read_entry), order, reading, profile))


@lru_cache(maxsize=256)
def _held(pinned: _Pinned) -> Beside:
    held = compared(pinned.order, pinned.reading, pinned.profile)
    asked = {(each.line, each.field): each for each in questions(held)}
    found = {_key(each): each for each in held.differences() if (each.line, each.field) not in asked}
    answers = {line.line: held.pairing.document_lines(line.line) for line in pinned.order.lines}
    return Beside(found, asked, answers, _merged(held))


def _merged(held: Compared) -> frozenset[str]:
    return frozenset(number for numbers in held.pairing.answered if len(numbers) > 1 for number in numbers)


def _key(difference: Difference) -> Key:
    """A row's key; a line nobody ordered is named after its place in the document (+3: the third)."""
    if difference.field == LINE_EXTRA:
        return f"+{difference.document_lines[0] + 1}", LINE_EXTRA
    return difference.line, difference.field
