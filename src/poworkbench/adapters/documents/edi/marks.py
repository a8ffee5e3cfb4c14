"""The separators of an interchange, as its first segment shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from poworkbench.adapters.documents.sheets import code_pages

X12, EDIFACT = "x12", "edifact"


@dataclass(frozen=True, slots=True)
class Marks:
    """What parts segments, elements and components; `release` takes the next sign's meaning away, "" for none."""

    standard: str
    element: str
    component: str
    end: str
    release: str = ""


#: ISO 9735: what stands for itself where no service string advice (UNA) comes first.
USUAL = Marks(EDIFACT, "+", ":", "'", "?")

#: The first segments of both standards, whatever parts their elements.
_BEGINNING = re.compile(
    r"ISA([^A-Za-z0-9 \r\n])[0-9 ]{0,2}\1[^\r\n]{0,12}?\1[0-9 ]{0,2}\1"
    r"|UNA.{5,6}\s*UNB[^A-Za-z0-9 ]|UNB[^A-Za-z0-9 ][A-Z]{4}",
    re.DOTALL,
)
#: What may stand before them.
_BEFORE = " \t\r\n\x00\x1a\ufeff"
_LONGEST_HEAD = 400

_BEHIND_ISA = ("GS", "TA1", "ST", "IEA")
_SIGNS_OF_UNA = 6
#: An ISA has 106 signs where it is padded; longer ones have been filled with something else.
_LONGEST_ISA = 300


def begins_interchange(content: bytes) -> bool:
    """Whether a file is EDI; its beginning is looked at byte by byte, since separators may be any signs."""
    head = content[:_LONGEST_HEAD]
    text = code_pages.utf_16_of(head) or head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    return _BEGINNING.match(text.lstrip(_BEFORE)) is not None


def marks_at(text: str, at: int) -> Marks | None:
    """The separators of the interchange that begins at `at` with ISA, UNA or UNB; None where that is broken."""
    if text.startswith("ISA", at):
        return _of_isa(text, at)
    return _of_una(text, at) if text.startswith("UNA", at) else _of_unb(text, at)


def _of_isa(text: str, at: int) -> Marks | None:
    """The sixteen elements are counted, since their padding may be lost; what stands behind the last ends segments."""
    element = text[at + 3 : at + 4]
    place = at + 3
    for _ in range(15):
        place = text.find(element, place + 1) if element else -1
        if not 0 <= place < at + _LONGEST_ISA:
            return None
    begin = re.compile("|".join(re.escape(tag + element) for tag in _BEHIND_ISA)).search(text, place, place + 40)
    signs = text[place + 1 : begin.start() if begin else place + 3].replace(" ", "")
    if not signs:
        return None
    component, end = (signs[0], signs[1]) if len(signs) > 1 else ("", signs[0])
    if end == "\n" and begin and text[begin.start() :].split("\n", 1)[0].rstrip().endswith(component):
        component, end = "", component
    return Marks(X12, element, component, end)


def _of_una(text: str, at: int) -> Marks | None:
    unb = text.find("UNB", at + 3, at + 3 + 2 * _SIGNS_OF_UNA)
    signs = text[at + 3 : unb][:_SIGNS_OF_UNA] if unb >= 0 else ""
    if len(signs) < _SIGNS_OF_UNA - 1:
        return None
    release = signs[3].strip()
    return Marks(EDIFACT, signs[1], signs[0], signs[-1], release)


def _of_unb(text: str, at: int) -> Marks | None:
    """Without UNA the usual separators hold, or those that the first segments are seen to have (level B's, say)."""
    head = re.compile(r"UNB([^A-Za-z0-9])[A-Z]{4}([^A-Za-z0-9])\d").match(text, at)
    if head is None:
        return USUAL if text.startswith("UNB+", at) else None
    element, component = head.groups()
    if (element, component) == (USUAL.element, USUAL.component) and "'" in text[at : at + 400]:
        return USUAL
    message = re.compile("UN[GH]" + re.escape(element)).search(text, at, at + 1000)
    before = text[at : message.start()].rstrip("\n ") if message else ""
    end = before[-1:] if before and not before[-1].isalnum() else "\n"
    return Marks(EDIFACT, element, component, end, "?" if element == USUAL.element else "")


def behind_una(text: str, at: int) -> int:
    """Where the UNB behind a service string advice begins."""
    return text.index("UNB", at + 3)
