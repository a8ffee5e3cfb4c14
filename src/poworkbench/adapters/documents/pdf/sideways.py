"""Pages whose writing runs up or down the page: pdfplumber reads those, since it knows the directions of lines."""

from __future__ import annotations

import math
from collections import Counter
from io import BytesIO
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from poworkbench.adapters.documents.pdf.calls import char_angle
from poworkbench.reading.page import Word

#: Writing that runs upwards, and writing that runs downwards: the directions of its characters and of its lines.
_DIRECTIONS = {90: ("btt", "ltr"), 270: ("ttb", "rtl")}

#: Characters looked at to see which way a page's writing runs.
_ENOUGH = 300


def turn_of(text: pdfium.FPDF_TEXTPAGE, rotation: int) -> int:
    """By how many degrees most of the writing of an open text page is turned as seen: 90 where it runs upwards, 270
    where it runs down. `rotation` is that of the page.
    """
    count = min(pdfium.FPDFText_CountChars(text), _ENOUGH)
    turns: Counter[int] = Counter()
    for angle, chars in Counter(map(char_angle, repeat(text), range(count))).items():
        if angle >= 0:
            turns[-round(math.degrees(angle) + rotation) % 360] += chars
    turn = turns.most_common(1)[0][0] if turns else 0
    return turn if turn in _DIRECTIONS else 0


def sideways_words(content: bytes, index: int, turn: int) -> tuple[Word, ...]:
    """The words of one page of a PDF in reading order, with their boxes on the page as seen."""
    import pdfplumber  # slow to import, and most documents need it never

    chars, lines = _DIRECTIONS[turn]
    with pdfplumber.open(BytesIO(content), pages=[index + 1]) as document:
        page = document.pages[0]
        found = page.extract_words(char_dir_rotated=chars, line_dir_rotated=lines, extra_attrs=["fontname"])
        return tuple(_word(word) for word in found if not word["upright"])


def _word(word: dict[str, Any]) -> Word:
    bold = "bold" in str(word["fontname"]).casefold()
    size = word["x1"] - word["x0"]  # sideways writing is as wide as its type is high
    return Word(word["text"], word["x0"], word["top"], word["x1"], word["bottom"], size, bold)
