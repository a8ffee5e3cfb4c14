"""Words with boxes from PDFium's characters.

PDFium gives characters in the order they were drawn; a word ends at a blank, at a jump, or where the writing turns.
Text that nobody sees (invisible, clipped away, drawn twice for boldness) is left out.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from poworkbench.adapters.documents.pdf_frame import Frame
from poworkbench.adapters.documents.pdf_visible import Visibility
from poworkbench.reading.page import Word

#: A gap of more than this share of the type size ends a word.
_GAP = 0.3
_BOLD = 600
#: What a broken font map or a layout program leaves behind.
_NOTHING = {"\ufffe", "\uffff", "\u00ad", "\u200b", "\ufeff"}


@dataclass(frozen=True, slots=True)
class _Char:
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    turn: int
    seen: bool


def page_words(page: pypdfium2.PdfPage, frame: Frame) -> tuple[Word, ...]:
    """The words of an open page that a person can see, in the file's order."""
    text = page.get_textpage()
    try:
        chars = _chars(text.raw, frame, Visibility(frame))
    finally:
        text.close()
    if not any(char and char.seen for char in chars):  # a scan with recognised text behind the picture
        chars = [char and replace(char, seen=True) for char in chars]
    upright = _upright([char for char in chars if char])
    return _once(_words([char if char and char.seen and char.turn == upright else None for char in chars]))


def _upright(chars: Sequence[_Char]) -> int:
    """Most writing runs level; a page whose writing is turned as a whole is read as it is."""
    turns = Counter(char.turn for char in chars)
    return max(turns, key=lambda turn: (turns[turn], turn == 0)) if turns else 0


def _chars(text: pdfium.FPDF_TEXTPAGE, frame: Frame, visibility: Visibility) -> list[_Char | None]:
    """Every character; None where a word ends."""
    rect = pdfium.FS_RECTF()
    return [_char(text, index, rect, frame, visibility) for index in range(pdfium.FPDFText_CountChars(text))]


def _char(
    text: pdfium.FPDF_TEXTPAGE, index: int, rect: pdfium.FS_RECTF, frame: Frame, visibility: Visibility
) -> _Char | None:
    code = pdfium.FPDFText_GetUnicode(text, index)
    char = chr(code) if 0 < code < 0x110000 else "\ufffe"
    if char.isspace() or not char.isprintable() and char not in _NOTHING:
        return None
    pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(rect))
    box = frame.box(rect.left, rect.bottom, rect.right, rect.top)
    owner = pdfium.FPDFText_GetTextObject(text, index)
    size = min(abs(box[3] - box[1]), 4 * pdfium.FPDFText_GetFontSize(text, index) + 4)
    turn = round(pdfium.FPDFText_GetCharAngle(text, index) * 57.29578 + frame.rotation) % 360
    bold = pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD
    return _Char("" if char in _NOTHING else char, *box, size, bold, turn, visibility.shows(owner, box))


def _words(chars: Sequence[_Char | None]) -> Iterator[Word]:
    run: list[_Char] = []
    for char in chars:
        if run and (char is None or _parts(run[-1], char)):
            yield _word(run)
            run = []
        if char:
            run.append(char)
    if run:
        yield _word(run)


def _parts(last: _Char, char: _Char) -> bool:
    """Whether a new word starts at `char`."""
    gap = char.x0 - last.x1
    back = last.x0 - char.x0  # the parts of a ligature share one box
    level = abs(char.bottom - last.bottom) < 0.5 * max(char.size, last.size)
    return not level or gap > _GAP * char.size or back > 0.3 * char.size


def _word(run: Sequence[_Char]) -> Word:
    return Word(
        "".join(char.text for char in run),
        min(char.x0 for char in run),
        min(char.top for char in run),
        max(char.x1 for char in run),
        max(char.bottom for char in run),
        max(char.size for char in run),
        run[0].bold,
    )


def _once(words: Iterator[Word]) -> tuple[Word, ...]:
    """Words without those drawn a second time on the same place."""
    kept: dict[tuple[str, int, int], Word] = {}
    for word in words:
        column, row = round(word.x0 / 2), round(word.top / 2)
        near = [(word.text, column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        if word.text and not any(key in kept for key in near):
            kept[(word.text, column, row)] = word
    return tuple(kept.values())
