"""Where a value stands on a page of typed text: evidence for formats whose values have no page of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from poworkbench.adapters.documents.text_pages import (
    ADVANCE,
    LEADING,
    LINES,
    MARGIN,
    SIZE,
    WIDEST,
    TextPage,
    TypedLine,
    paged,
)
from poworkbench.domain.readings import Evidence, Found


def found_at(
    page_number: int, row: int, start: int, end: int, value: str, text: str, confidence: int, ref: str
) -> Found:
    """A value that stands in the columns `start` to `end` (without it) of a typed row, boxed where it is drawn.

    `page_number` counts from 1, `row` and the columns from 0; `text` is as printed, `confidence` in percent, `ref` the
    name of the place in the file: a segment, an element, a cell.
    """
    top = MARGIN + row * LEADING
    left, right = MARGIN + start * ADVANCE, MARGIN + max(end, start + 1) * ADVANCE
    box = (round(left * 100), round(top * 100), round(right * 100), round((top + SIZE) * 100))
    return Found(value, Evidence(page_number, box, text, confidence, ref))


@dataclass(frozen=True, slots=True)
class Layout:
    """Typed lines on their pages; `tops` is the row, counted over all pages, on which each line begins."""

    pages: tuple[TextPage, ...]
    tops: tuple[int, ...]
    first_page: int
    widest: int

    def found(self, line: int, start: int, end: int, value: str, text: str, confidence: int, ref: str) -> Found:
        """A value in the columns of a line (counted from 0) as it was before it was wrapped; see found_at."""
        wraps = start // self.widest
        page, row = divmod(self.tops[line] + wraps, LINES)
        begin, behind = start - wraps * self.widest, min(end - wraps * self.widest, self.widest)
        return found_at(self.first_page + page, row, begin, behind, value, text, confidence, ref)


def laid_out(lines: Iterable[TypedLine], first_page: int = 1, widest: int = WIDEST) -> Layout:
    """The lines on as many pages as they take, wrapped at `widest`; what comes in must hold no text_pages.FEED."""
    rows: list[TypedLine] = []
    tops = []
    for line in lines:
        tops.append(len(rows))
        rows += [row for page in paged([line], widest) for row in page]
    pages = tuple(tuple(rows[start : start + LINES]) for start in range(0, max(1, len(rows)), LINES))
    return Layout(pages, tuple(tops), first_page, widest)
