"""The lines of a transaction set, each with the segments that speak of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from poworkbench.adapters.documents.edi.items import Named
from poworkbench.adapters.documents.edi.segments import Part, Segment


@dataclass(frozen=True, slots=True)
class Places:
    """The elements of a segment that begins a line; items are pairs of a qualifier and a number from `items` on."""

    quantity: int
    unit: int
    price: int
    basis: int
    items: int


PLACES = {"PO1": Places(2, 3, 4, 5, 6), "POC": Places(3, 5, 6, 7, 8), "IT1": Places(2, 3, 4, 5, 6)}

#: Where a line acknowledgment's items begin, and those of LIN in a ship notice.
ITEMS_OF = {"ACK": 7, "LIN": 2}

#: Ends the lines; sub-lines (SLN) have segments of their own until the line itself is spoken of again.
_SUMMARY = ("CTT", "SE")
_BEGINS_SUB_LINE = "SLN"
_ENDS_SUB_LINE = ("ACK", "SCH", "AMT")


@dataclass(frozen=True, slots=True)
class Answer:
    """One line acknowledgment (ACK) with the dates (DTM) behind it."""

    ack: Segment
    dates: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A line: the segment that begins it, what belongs to all of it, its answers and its schedule."""

    head: Segment
    own: tuple[Segment, ...]
    answers: tuple[Answer, ...]
    schedule: tuple[Segment, ...]

    @property
    def places(self) -> Places:
        """Where the parts of its first segment stand."""
        return PLACES[self.head.tag]

    def price(self) -> Part:
        """The price as its first segment has it."""
        return self.head.part(self.places.price)

    def all(self, tag: str) -> list[Segment]:
        """Its own segments of one kind."""
        return [segment for segment in self.own if segment.tag == tag]


@dataclass(frozen=True, slots=True)
class Parted:
    """A transaction set in its three areas."""

    heading: tuple[Segment, ...]
    items: tuple[Item, ...]
    summary: tuple[Segment, ...]


def parted(body: Sequence[Segment]) -> Parted:
    """The heading, the lines and the summary of a transaction set."""
    starts = [index for index, segment in enumerate(body) if segment.tag in PLACES]
    ends = [index for index, segment in enumerate(body) if segment.tag in _SUMMARY]
    first = starts[0] if starts else min(ends, default=len(body))
    last = next((index for index in ends if index > (starts[-1] if starts else -1)), len(body))
    bounds = [*starts, last]
    items = tuple(_item(body[start:stop]) for start, stop in pairwise(bounds))
    return Parted(tuple(body[:first]), items, tuple(body[last:]))


def _item(segments: Sequence[Segment]) -> Item:
    own: list[Segment] = []
    answers: list[Answer] = []
    schedule: list[Segment] = []
    below = False
    for segment in segments[1:]:
        below = segment.tag == _BEGINS_SUB_LINE or (below and segment.tag not in _ENDS_SUB_LINE)
        if below:
            continue
        if segment.tag == "ACK":
            answers.append(Answer(segment))
        elif segment.tag == "DTM" and answers:
            answers[-1] = Answer(answers[-1].ack, (*answers[-1].dates, segment))
        elif segment.tag == "SCH":
            schedule.append(segment)
        else:
            own.append(segment)
    return Item(segments[0], tuple(own), tuple(answers), tuple(schedule))


def named(segment: Segment, start: int) -> list[Named]:
    """The pairs of qualifier and number that begin at an element."""
    pairs = range(start, len(segment.elements) - 1, 2)
    found = [Named(segment.part(at).text, segment, segment.whole(at + 1)) for at in pairs]
    return [name for name in found if name.qualifier and name.part.text]
