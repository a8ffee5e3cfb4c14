"""Words with boxes from PDFium's characters.

PDFium gives characters in the order they were drawn; a word ends at a blank, at a jump, or where the writing turns.
Text that nobody sees (invisible, clipped away, drawn twice for boldness) is left out.
"""

from __future__ import annotations

import ctypes
import math
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
#: Where a line of type reaches above and below its baseline, as shares of the type size.
_ASCENT, _DESCENT = 0.76, 0.22
#: PDFium's sign for a hyphen at the end of a line; it is printed.
_BROKEN_AT = 2
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
    pen = _Pen(text, frame, visibility)
    return [pen.char(index) for index in range(pdfium.FPDFText_CountChars(text))]


class _Pen:
    """Reads one page's characters; what holds for a whole text object is asked once."""

    def __init__(self, text: pdfium.FPDF_TEXTPAGE, frame: Frame, visibility: Visibility) -> None:
        self._text, self._frame, self._visibility = text, frame, visibility
        self._rect, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._styles: dict[int, tuple[float, bool, int]] = {}

    def char(self, index: int) -> _Char | None:
        """One character with its box: its advance across, its type size's ascent and descent down."""
        code = pdfium.FPDFText_GetUnicode(self._text, index)
        char = "-" if code == _BROKEN_AT else chr(code) if 0 < code < 0x110000 else "\ufffe"
        if char.isspace() or (not char.isprintable() and char not in _NOTHING):
            return None
        owner = pdfium.FPDFText_GetTextObject(self._text, index)
        size, bold, turn = self._style(index, ctypes.cast(owner, ctypes.c_void_p).value or -index)
        box = self._box(index, size)
        return _Char("" if char in _NOTHING else char, *box, size, bold, turn, self._visibility.shows(owner, box))

    def _box(self, index: int, size: float) -> tuple[float, float, float, float]:
        text, rect = self._text, self._rect
        pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(rect))
        x0, top, x1, bottom = self._frame.box(rect.left, rect.bottom, rect.right, rect.top)
        if not pdfium.FPDFText_GetCharOrigin(text, index, ctypes.byref(self._x), ctypes.byref(self._y)):
            return x0, top, x1, bottom
        baseline = self._frame.point(self._x.value, self._y.value)[1]
        if abs(baseline - bottom) > size:  # turned writing
            return x0, top, x1, bottom
        return x0, baseline - _ASCENT * size, x1, baseline + _DESCENT * size

    def _style(self, index: int, owner: int) -> tuple[float, bool, int]:
        """Type size in points as seen, whether bold, and by how many degrees the writing is turned."""
        if owner not in self._styles:
            pdfium.FPDFText_GetMatrix(self._text, index, ctypes.byref(self._matrix))
            scale = math.hypot(self._matrix.c, self._matrix.d) or 1.0
            turn = round(math.degrees(pdfium.FPDFText_GetCharAngle(self._text, index)) + self._frame.rotation) % 360
            bold = pdfium.FPDFText_GetFontWeight(self._text, index) >= _BOLD
            self._styles[owner] = (scale * pdfium.FPDFText_GetFontSize(self._text, index), bold, turn)
        return self._styles[owner]


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
