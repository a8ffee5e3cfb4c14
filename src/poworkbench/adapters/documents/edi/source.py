"""One message on the pages that show it, a segment a line: from here every value gets its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from poworkbench.adapters.documents.edi.segments import Part, Segment
from poworkbench.adapters.documents.text_pages import TypedLine
from poworkbench.adapters.documents.typed_places import Layout, laid_out
from poworkbench.domain.readings import Found

#: In percent: an element that says it by its code, and one that says it only by what stands around it.
SURE, LIKELY, DOUBTFUL = 99, 85, 70


@dataclass(frozen=True, slots=True)
class Source:
    """The layout of a piece of the file whose first segment has the number `first`."""

    layout: Layout
    first: int

    def text(self, segment: Segment, part: Part, sure: int = SURE) -> Found | None:
        """The element as it stands, None where it is empty."""
        return self.value(segment, part, part.text, sure)

    def value(self, segment: Segment, part: Part, value: str | None, sure: int = SURE) -> Found | None:
        """What an element means, None where that is nothing."""
        if not part.text or not value:
            return None
        printed = segment.text[part.start : part.end]
        line = segment.number - self.first
        return self.layout.found(line, part.start, part.end, value, printed, sure, segment.ref)

    def joined(self, pieces: Sequence[tuple[Segment, Part]], sure: int = SURE) -> Found | None:
        """Several elements as one text, joined by blanks, placed where the first of them stands."""
        printed = [(segment, part) for segment, part in pieces if part.text]
        if not printed:
            return None
        (segment, part), text = printed[0], " ".join(part.text for _segment, part in printed)
        line = segment.number - self.first
        return self.layout.found(line, part.start, part.end, text, text, sure, segment.ref)


def source_of(piece: Sequence[Segment], first_page: int) -> Source:
    """The segments typed one a line, from the page `first_page` on."""
    lines = [TypedLine(segment.text, ((0, segment.ref),)) for segment in piece]
    return Source(laid_out(lines, first_page), piece[0].number)
