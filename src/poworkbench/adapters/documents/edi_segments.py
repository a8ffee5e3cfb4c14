"""An EDI file's segments and their elements, each with its columns in the line that shows the segment.

Split here and not by pyx12 or pydifact: neither says where in the file an element stands, pyx12 refuses an ISA that lost
its padding and takes a set that is cut off for whole, pydifact takes any count in UNT and UNZ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from poworkbench.adapters.documents.edi_marks import X12, Marks, behind_una, marks_at
from poworkbench.domain.problems import DamagedFile, TooLarge

#: An acknowledgement of ten thousand lines has some sixty thousand segments, half a million elements, three million signs.
MOST_SEGMENTS, MOST_ELEMENTS, MOST_SIGNS = 100_000, 2_000_000, 10_000_000

_HEADER = re.compile(r"(?:ISA|UNB)[^A-Za-z0-9 ]|UNA.{5,6}\s*UNB", re.DOTALL)
_BETWEEN = re.compile(r"[\s\x00\x1a]*")


@dataclass(frozen=True, slots=True)
class Part:
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
        return self.elements[0][0].text[:3]

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
    place = text.find(marks.end, at)
    while place > 0 and marks.release and _released(text, at, place, marks.release):
        place = text.find(marks.end, place + 1)
    return place if place >= 0 else len(text)


def _released(text: str, at: int, place: int, release: str) -> bool:
    """Whether an odd number of release signs stands before `place`."""
    first = place
    while first > at and text[first - 1] == release:
        first -= 1
    return (place - first) % 2 == 1


def _elements(line: str, marks: Marks) -> Iterator[tuple[Part, ...]]:
    for start, end in _cut(line, 0, len(line), marks.element, marks.release):
        if marks.standard == X12 and line.startswith("ISA"):
            yield (_part(line, start, end, ""),)
        else:
            pieces = _cut(line, start, end, marks.component, marks.release) if start < end else ()
            yield tuple(_part(line, *piece, marks.release) for piece in pieces)


def _cut(line: str, start: int, end: int, mark: str, release: str) -> Iterator[tuple[int, int]]:
    """The spans between the marks that no release sign stands before."""
    begin = place = start
    while mark and (place := line.find(mark, place, end)) >= 0:
        if not (release and _released(line, begin, place, release)):
            yield begin, place
            begin = place + 1
        place += 1
    yield begin, end


def _part(line: str, start: int, end: int, release: str) -> Part:
    printed = line[start:end]
    bare = printed.strip()
    if not bare:
        return Part("", start, start)
    start += len(printed) - len(printed.lstrip())
    text = re.sub(re.escape(release) + "(.)", r"\1", bare) if release and release in bare else bare
    return Part(text, start, start + len(bare))
