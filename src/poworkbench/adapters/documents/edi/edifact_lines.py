"""The lines of a message, each with the segments that speak of it, by the group in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from poworkbench.adapters.documents.edi.items import Named
from poworkbench.adapters.documents.edi.segments import Segment

#: Segments that begin a group within a line, and those whose group speaks of something else than the line itself:
#: packages, places, taxes, parties, allowances, the schedule.
_BEGINNING = ("PRI", "RFF", "PAC", "LOC", "TAX", "NAD", "ALC", "TDT", "TOD", "SCC")
_APART = ("PAC", "LOC", "TAX", "NAD", "ALC", "SCC")
REFERENCE = "RFF"


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment with the one that begins its group, "" for the line's own."""

    group: str
    segment: Segment

    @property
    def apart(self) -> bool:
        """Whether its group speaks of something else than the line."""
        return self.group in _APART


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its LIN and everything up to the next."""

    head: Segment
    placed: tuple[Placed, ...]

    def own(self, tag: str) -> list[Segment]:
        """The segments of one kind that speak of the line itself."""
        return [one.segment for one in self.placed if one.segment.tag == tag and not one.apart]

    def groups(self, begin: str) -> list[list[Segment]]:
        """The groups that a kind of segment begins, each with that segment."""
        found: list[list[Segment]] = []
        for one in self.placed:
            if one.group == begin:
                if one.segment.tag == begin:
                    found.append([])
                found[-1].append(one.segment)
        return found

    def order(self) -> Segment | None:
        """The reference to the buyer's order that the line itself has."""
        return next((rff for rff in self.own(REFERENCE) if rff.part(1).text == "ON" and rff.part(1, 1).text), None)


@dataclass(frozen=True, slots=True)
class Parted:
    """A message in its three sections."""

    heading: tuple[Placed, ...]
    lines: tuple[Line, ...]
    summary: tuple[Segment, ...]


def parted(body: Sequence[Segment]) -> Parted:
    """The heading, the lines and the summary (behind UNS) of a message."""
    starts = [index for index, segment in enumerate(body) if segment.tag == "LIN"]
    behind = starts[-1] if starts else 0
    end = next((at for at in range(behind, len(body)) if body[at].tag in ("UNS", "CNT", "UNT")), len(body))
    bounds = [*starts, end]
    lines = tuple(Line(body[start], tuple(_placed(body[start + 1 : stop]))) for start, stop in pairwise(bounds))
    return Parted(tuple(_placed(body[: starts[0] if starts else end])), lines, tuple(body[end:]))


def _placed(segments: Iterable[Segment]) -> Iterable[Placed]:
    group = ""
    for segment in segments:
        group = segment.tag if segment.tag in _BEGINNING else group
        yield Placed(group, segment)


def named(segment: Segment, elements: Iterable[int]) -> list[Named]:
    """The numbers of items in some composites: each a number and the qualifier that says whose it is."""
    parts = [(segment.part(at, 1).text, segment.part(at)) for at in elements]
    return [Named(qualifier, segment, part) for qualifier, part in parts if part.text and qualifier]
