"""The signs of a page's text as PDFium counts them: what each prints, and where a word must end."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium

from poworkbench.adapters.documents.pdf.calls import char_code

#: PDFium's sign for a hyphen at the end of a line; it is printed.
_BROKEN_AT = 2
#: What PDFium's text has in a hyphen's place, and what stands for a character without a meaning.
_UNKNOWN = "\ufffe"
#: What a broken font map or a layout program leaves behind.
_NOTHING = {_UNKNOWN, "\0", "\uffff", "\u00ad", "\u200b", "\ufeff"}


class _Printed(dict[str, str | None]):
    """What a sign prints: nothing ("") where it is left over, None where it ends a word."""

    def __missing__(self, sign: str) -> str | None:
        ends = sign.isspace() or not (sign.isprintable() or sign in _NOTHING)
        self[sign] = None if ends else "" if sign in _NOTHING else sign
        return self[sign]


_PRINTED = _Printed()


def signs_of(text: pdfium.FPDF_TEXTPAGE) -> list[str | None]:
    """What each character of an open text page prints, None where it ends a word."""
    return list(map(_PRINTED.__getitem__, _at_once(text) or _one_by_one(text)))


def _at_once(text: pdfium.FPDF_TEXTPAGE) -> str:
    """The text in one piece, or "" where its letters and the page's characters are not the same in number."""
    count = pdfium.FPDFText_CountChars(text)
    units = (ctypes.c_uint16 * (max(0, count) + 1))()
    if count <= 0 or pdfium.FPDFText_GetText(text, 0, count, units) != count + 1:
        return ""
    letters = bytes(units)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if len(letters) != count:
        return ""
    if _UNKNOWN in letters:
        letters = "".join(_sign(text, at) if sign == _UNKNOWN else sign for at, sign in enumerate(letters))
    return letters


def _one_by_one(text: pdfium.FPDF_TEXTPAGE) -> list[str]:
    return [_sign(text, index) for index in range(pdfium.FPDFText_CountChars(text))]


def _sign(text: pdfium.FPDF_TEXTPAGE, index: int) -> str:
    code = char_code(text, index)
    return "-" if code == _BROKEN_AT else chr(code) if 0 < code < 0x110000 else _UNKNOWN
