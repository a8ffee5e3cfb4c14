"""Words with boxes from PDFium's characters.

PDFium gives characters in the order they were drawn; a word ends at a blank, at a jump, or where the writing turns.
Text that nobody sees (invisible, clipped away, drawn twice for boldness) is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2.raw as pdfium

from poworkbench.adapters.documents.pdf.chars import Chars, Line, page_chars
from poworkbench.adapters.documents.pdf.frame import Frame
from poworkbench.reading.page import Word

#: A gap of more than this share of the type size ends a word.
_GAP = 0.3


def page_words(text: pdfium.FPDF_TEXTPAGE, frame: Frame) -> tuple[Word, ...]:
    """The words of an open text page that a person can see, in the file's order."""
    chars = _shown(page_chars(text, frame))
    ends = [*_starts(chars), len(chars.places)] if chars.places else []
    return _once(_word(chars, start, end) for start, end in pairwise([0, *ends]))


def _shown(chars: Chars) -> Chars:
    """The characters that can be seen and run as most of the page does."""
    turns = Counter(chars.turns)
    upright = _upright(turns)
    # nothing to be seen: a scan with recognised text behind the picture
    return chars.only(upright if any(turn >= 0 for turn in turns) else ~upright)


def _upright(turns: Counter[int]) -> int:
    """Most writing runs level; a page whose writing is turned as a whole is read as it is."""
    counts: Counter[int] = Counter()
    for turn, count in turns.items():
        counts[turn if turn >= 0 else ~turn] += count
    return max(counts, key=lambda turn: (counts[turn], turn == 0)) if counts else 0


def _starts(chars: Chars) -> Iterator[int]:
    """Where words start, but the first one."""
    places, x0s, x1s, lines = chars.places, chars.lefts, chars.rights, chars.lines
    befores = zip(places, x0s, x1s, lines, strict=True)
    heres = zip(places[1:], x0s[1:], lines[1:], strict=True)
    for at, ((last, start, end, before), (place, x0, line)) in enumerate(zip(befores, heres, strict=False), 1):
        far = _GAP * line[2]
        # the parts of a ligature share one box
        if place - last != 1 or x0 - end > far or start - x0 > far or (line is not before and _parted(before, line)):
            yield at


def _parted(before: Line, line: Line) -> bool:
    return not abs(line[1] - before[1]) < 0.5 * max(line[2], before[2])


def _word(chars: Chars, start: int, end: int) -> Word:
    lines = chars.lines[start:end]
    top, bottom, size, bold = lines[0]
    if lines.count(lines[0]) < len(lines):
        tops, bottoms, sizes, _ = zip(*lines, strict=True)
        top, bottom, size = min(tops), max(bottoms), max(sizes)
    text = "".join(chars.signs[start:end])
    return Word(text, min(chars.lefts[start:end]), top, max(chars.rights[start:end]), bottom, size, bold)


def _once(words: Iterator[Word]) -> tuple[Word, ...]:
    """Words without those drawn a second time on the same place."""
    kept: list[Word] = []
    places: dict[str, set[tuple[int, int]]] = {}
    for word in words:
        column, row = round(word.x0 / 2), round(word.top / 2)
        near = places.setdefault(word.text, set())
        again = near and any((column + dx, row + dy) in near for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        if word.text and not again:
            near.add((column, row))
            kept.append(word)
    return tuple(kept)
