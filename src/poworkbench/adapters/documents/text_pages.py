"""Text as pages that can be looked at: typed in a grid, so that columns stand under each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageDraw

from poworkbench.adapters.documents.fonts import monospaced
from poworkbench.reading.page import Page, Word

#: A page in points: lines of LEADING, signs of ADVANCE, and a MARGIN around them.
LINES = 66
LEADING = 11.5
SIZE = 9.0
ADVANCE = 5.42
MARGIN = 36.0
NARROWEST, WIDEST = 84, 160
TAB = 8

#: What may be this wide: a sheet, whose rows mean nothing when they are wrapped.
WIDE = 260

#: More pages than this are cut: nobody looks at them.
MOST_PAGES = 100

#: Begins a new page.
FEED = "\f"


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line of text; `places` are the names of the places its parts came from, by the column each begins in."""

    text: str
    places: tuple[tuple[int, str], ...] = ()

    def place(self, column: int) -> str:
        """The name of the place that the sign in `column` came from, "" where none was given."""
        return next((name for start, name in reversed(self.places) if start <= column), "")


TextPage = tuple[TypedLine, ...]


def typed(text: str) -> list[TypedLine]:
    """The lines of a text, each a place of its own, counted from 1; form feeds are lines of their own."""
    lines = []
    for number, line in enumerate(re.split(r"\r?\n|\r", text.expandtabs(TAB)), 1):
        parts = re.split(f"({FEED})", line)
        lines += [TypedLine(part, ((0, f"line {number}"),)) for part in parts if part or len(parts) == 1]
    return lines


def paged(lines: Iterable[TypedLine], widest: int = WIDEST) -> tuple[TextPage, ...]:
    """The lines in pages; longer lines than `widest` are wrapped, a FEED begins a page."""
    pages: list[list[TypedLine]] = [[]]
    for line in lines:
        if line.text == FEED:
            pages.append([])
        else:
            for part in _wrapped(line, widest):
                if len(pages[-1]) == LINES:
                    pages.append([])
                pages[-1].append(part)
    return tuple(tuple(page) for page in pages[:MOST_PAGES])


def _wrapped(line: TypedLine, widest: int) -> Iterator[TypedLine]:
    shown = "".join(sign if sign.isprintable() else " " for sign in line.text.rstrip())
    for start in range(0, max(1, len(shown)), widest):
        places = tuple((max(0, column - start), name) for column, name in line.places)
        yield replace(line, text=shown[start : start + widest], places=places)


def read_page(page: TextPage, number: int) -> Page:
    """The page as the reader wants it: its words where `drawn` puts them."""
    words = tuple(
        Word(
            match[0],
            MARGIN + match.start() * ADVANCE,
            MARGIN + row * LEADING,
            MARGIN + match.end() * ADVANCE,
            MARGIN + row * LEADING + SIZE,
            SIZE,
            ref=line.place(match.start()),
        )
        for row, line in enumerate(page)
        for match in re.finditer(r"\S+", line.text)
    )
    return Page(number, *size_of(page), words)


def size_of(page: Sequence[TypedLine]) -> tuple[float, float]:
    """Width and height of a page in points."""
    columns = max([NARROWEST, *(len(line.text) for line in page)])
    return columns * ADVANCE + 2 * MARGIN, LINES * LEADING + 2 * MARGIN


def drawn(page: Sequence[TypedLine], scale: float) -> Image.Image:
    """The page in black on white, `scale` pixels for each point."""
    width, height = size_of(page)
    image = Image.new("RGB", (round(width * scale), round(height * scale)), "white")
    pen, font = ImageDraw.Draw(image), monospaced(round(SIZE * scale, 2))
    even = abs(pen.textlength("i" * 20, font) - pen.textlength("W" * 20, font)) < 1
    advance = pen.textlength("0" * 20, font) / 20 if even else ADVANCE * scale
    for number, line in enumerate(page):
        top = (MARGIN + number * LEADING) * scale
        for column, run in [(0, line.text)] if even else enumerate(line.text):
            pen.text((MARGIN * scale + column * advance, top), run, fill="black", font=font)
    return image
