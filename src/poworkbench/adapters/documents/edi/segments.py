"""An EDI file's segments and their elements, each with its columns in the line that shows the segment.

Split here and not by pyx12 or pydifact: neither says where in the file an element stands, pyx12 refuses an ISA that
lost its padding and takes a set that is cut off for whole, pydifact takes any count in UNT and UNZ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from poworkbench.adapters.documents.edi.marks import X12, Marks, behind_una, marks_at
from poworkbench.domain.problems import DamagedFile, TooLarge

#: An acknowledgement of ten thousand lines has sixty thousand segments, half a million elements, three million signs.
MOST_SEGMENTS, MOST_ELEMENTS, MOST_SIGNS = 100_000, 2_000_000, 10_000_000

_HEADER = re.compile(r"(?:ISA|UNB)[^A-Za-z0-9 ]|UNA.{5,6}\s*UNB", re.DOTALL)
_BETWEEN = re.compile(r"[\s\x00\x1a]*")


class Part(NamedTuple):
    """An element or component: its text without release signs, and its columns in the segment's own text."""

    text: str
    start: int = 0
    end: int = 0


NOTHING = Part("")


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment; `number` counts from 1 in the file, `elements` begin with the tag, each cut into its components."""

    number: int
    text: str
    elements: tuple[tuple[Part, ...], ...]

    @property
    def tag(self) -> str:
        """What the segment is: PO1, LIN; the service string advice runs into its own signs."""
        return self.part(0).text[:3]

    @property
    def ref(self) -> str:
        """The segment's name in evidence."""
        return f"segment {self.number} ({self.tag})"

    def part(self, element: int, component: int = 0) -> Part:
        """A component (from 0) of an element (from 1), NOTHING where it is not there."""
        parts = self.elements[element] if element < len(self.elements) else ()
        return parts[component] if component < len(parts) else NOTHING

    def whole(self, element: int) -> Part:
        """An element with all its components: a text in which a sender left the component's sign."""
        parts = self.elements[element] if element < len(self.elements) else ()
        if len(parts) < 2:
            return parts[0] if parts else NOTHING
        start, end = parts[0].start, parts[-1].end
        return Part(self.text[start:end], start, end)


def segments_of(text: str) -> tuple[Segment, ...]:
    """Every segment of every interchange; DamagedFile where an interchange's first segment is broken, or TooLarge."""
    if len(text) > MOST_SIGNS:
        raise TooLarge(f"{len(text):,} signs, at most {MOST_SIGNS:,}")
    found: list[Segment] = []
    room = MOST_ELEMENTS
    for line, marks in _lines(text):
        elements = tuple(islice(_elements(line, marks), room))
        room -= len(elements)
        if not room or len(found) == MOST_SEGMENTS:
            raise TooLarge(f"more than {MOST_SEGMENTS:,} segments or {MOST_ELEMENTS:,} elements")
        found.append(Segment(len(found) + 1, line, elements))
    return tuple(found)


def _lines(text: str) -> Iterator[tuple[str, Marks]]:
    """The segments' texts; an interchange that follows another may have other separators."""
    at, marks = _past_blanks(text, 0), None
    while at < len(text):
        if marks is None or _HEADER.match(text, at):
            marks = marks_at(text, at)
            if marks is None:
                raise DamagedFile("the beginning of the interchange is cut off or broken")
            if text.startswith("UNA", at):
                unb = behind_una(text, at)
                yield text[at:unb].strip("\n"), Marks(marks.standard, "\n", "\n", "\n")
                at = unb
        behind = _end(text, at, marks)
        line = text[at:behind] if marks.end == "\n" else text[at:behind].replace("\n", "")
        if line.strip():
            yield line.rstrip(), marks
        at = _past_blanks(text, behind + len(marks.end))


def _past_blanks(text: str, at: int) -> int:
    match = _BETWEEN.match(text, at)
    return match.end() if match else at


def _end(text: str, at: int, marks: Marks) -> int:
    """Where the segment that begins at `at` ends; the file's end where nothing ends it."""
    place, begin = text.find(marks.end, at), at
    while place > 0 and marks.release and _is_released(text[begin:place], marks.release):
        begin = place + 1
        place = text.find(marks.end, begin)
    return place if place >= 0 else len(text)


def _elements(line: str, marks: Marks) -> Iterator[tuple[Part, ...]]:
    component = "" if marks.standard == X12 and line.startswith("ISA") else marks.component
    start = 0
    for element in _pieces(line, marks.element, marks.release):
        yield tuple(_parts(_pieces(element, component, marks.release), start, marks.release)) if element else ()
        start += len(element) + 1


def _pieces(text: str, mark: str, release: str) -> list[str]:
    """What lies between the marks that no release sign stands before."""
    if not mark or mark not in text:
        return [text]
    pieces = text.split(mark)
    if not release or release not in text:
        return pieces
    joined: list[list[str]] = [[pieces[0]]]
    for piece in pieces[1:]:
        if _is_released(joined[-1][-1], release):
            joined[-1].append(piece)
        else:
            joined.append([piece])
    return [mark.join(parts) for parts in joined]


def _is_released(before: str, release: str) -> bool:
    """Whether what follows has lost its meaning: an odd number of release signs stands before it."""
    return before.endswith(release) and (len(before) - len(before.rstrip(release))) % 2 == 1


def _parts(pieces: Iterable[str], start: int, release: str) -> Iterator[Part]:
    for printed in pieces:
        bare = printed.strip()
        begin = start if printed[:1] == bare[:1] else start + len(printed) - len(printed.lstrip())
        text = re.sub(re.escape(release) + "(.)", r"\1", bare) if release and release in bare else bare
        yield Part(text, begin, begin + len(bare))
        start += len(printed) + 1
