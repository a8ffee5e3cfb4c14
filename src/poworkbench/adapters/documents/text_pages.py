"""Text as pages that can be looked at: typed in a grid, so that columns stand under each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image, ImageDraw

from poworkbench.adapters.documents.fonts import monospaced

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

TextPage = tuple[str, ...]


def paged(text: str, widest: int = WIDEST) -> tuple[TextPage, ...]:
    """The text in pages of lines; longer lines than `widest` are wrapped, form feeds begin a page."""
    lines = [line for part in text.expandtabs(TAB).split("\f") for line in [*_wrapped(part, widest), "\f"]][:-1]
    pages: list[list[str]] = [[]]
    for line in lines:
        if line == "\f" or len(pages[-1]) == LINES:
            pages.append([])
        if line != "\f":
            pages[-1].append(line)
    return tuple(tuple(page) for page in pages[:MOST_PAGES])


def _wrapped(text: str, widest: int) -> Iterator[str]:
    for line in text.splitlines():
        shown = "".join(sign if sign.isprintable() else " " for sign in line.rstrip())
        yield from (shown[start : start + widest] for start in range(0, max(1, len(shown)), widest))


def size_of(page: Sequence[str]) -> tuple[float, float]:
    """Width and height of a page in points."""
    columns = max([NARROWEST, *(len(line) for line in page)])
    return columns * ADVANCE + 2 * MARGIN, LINES * LEADING + 2 * MARGIN


def drawn(page: Sequence[str], scale: float) -> Image.Image:
    """The page in black on white, `scale` pixels for each point."""
    width, height = size_of(page)
    image = Image.new("RGB", (round(width * scale), round(height * scale)), "white")
    pen, font = ImageDraw.Draw(image), monospaced(round(SIZE * scale, 2))
    even = abs(pen.textlength("i" * 20, font) - pen.textlength("W" * 20, font)) < 1
    advance = pen.textlength("0" * 20, font) / 20 if even else ADVANCE * scale
    for number, line in enumerate(page):
        top = (MARGIN + number * LEADING) * scale
        for column, run in [(0, line)] if even else enumerate(line):
            pen.text((MARGIN * scale + column * advance, top), run, fill="black", font=font)
    return image
