"""The lines that mail programs put above an older message: its headers, "wrote:", "Original Message"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from poworkbench.adapters.documents.mail import phrases as mail_phrases
from poworkbench.adapters.documents.mail.text_lines import TextLine

#: So many lines may lie between the sender and the last header, and so many make a line that says who wrote what.
_LONGEST_HEAD, _LONGEST_QUOTING = 12, 3
_MOST_SIGNS, _LONGEST_PARTING = 260, 100
_TIME = re.compile(r"(?<![\d.])\d{1,2}[:h]\d{2}(?!\d)|(?<![\d.])\d{1,2}\.\d{2}(?![.\d])")


@dataclass(frozen=True, slots=True)
class Head:
    """Where an older message begins: how many lines say so, its subject where told, and whether it was sent on."""

    size: int = 1
    subject: str = ""
    sent_on: bool = False


def head_at(lines: Sequence[TextLine], at: int, depths: Sequence[int]) -> Head | None:
    """The head that begins at a line, None where none does."""
    text = _plain(lines[at].text)
    if not text:
        return Head() if lines[at].begins else None
    parted = _parting(lines, at, text)
    if parted is not None:
        return parted
    headers = _headers(lines, at, strict=not lines[at].begins)
    if headers:
        return headers
    size = _quoting(lines, at, depths)
    return Head(size) if size else Head() if lines[at].begins else None


def _parting(lines: Sequence[TextLine], at: int, text: str) -> Head | None:
    """A line like "-----Original Message-----", or one that is only drawn, with the headers that follow it."""
    bare = text.strip("-_=*~#>:–— ").casefold()
    apart = bare != text.casefold() and len(bare) < _LONGEST_PARTING
    sent_on = apart and bare.startswith(mail_phrases.SENT_ON)
    named = sent_on or (apart and bare in mail_phrases.ORIGINALS)
    if bare and not named:
        return None
    start = next((n for n in range(at + 1, min(at + 4, len(lines))) if _plain(lines[n].text)), at)
    headers = _headers(lines, start, strict=not named) if start > at else None
    if headers:
        return Head(start - at + headers.size, headers.subject, sent_on)
    return Head(sent_on=sent_on) if named else None


def _headers(lines: Sequence[TextLine], at: int, *, strict: bool) -> Head | None:
    """A block of headers, the sender's and two more; where `strict`, with the time of day: no letter's head has it."""
    found: dict[str, str] = {}
    size = 0
    for number in range(at, min(at + _LONGEST_HEAD, len(lines))):
        text = _plain(lines[number].text)
        name, value = _header(text)
        if name:
            found.setdefault(name, value)
            size = number - at + 1
        elif text and (not found or number - at >= size + 2):
            break
    told = "from" in found and len(found) > 2 and (not strict or bool(_TIME.search(found.get("date", ""))))
    return Head(size, found.get("subject", "")) if told else None


def _header(text: str) -> tuple[str, str]:
    """Which header a line is, and its value; "" where it is none."""
    match = re.match(r"\*?([^\W\d_][^:*]{0,24}?)\s*:?\*?\s*:\s*\*?\s*(.*)", text) or re.match(
        r"\*([^:*]+):\*\s*(.*)", text
    )
    if not match:
        return "", ""
    key = match[1].strip().casefold()
    for name, known in _KNOWN.items():
        if key in known:
            return name, match[2]
    return "", ""


_KNOWN = {
    "from": frozenset(mail_phrases.SENDERS),
    "date": frozenset(mail_phrases.DATES),
    "to": frozenset((*mail_phrases.RECEIVERS, "cc", "kopie", "copie", "copia")),
    "subject": frozenset(mail_phrases.SUBJECTS),
}


def _quoting(lines: Sequence[TextLine], at: int, depths: Sequence[int]) -> int:
    """How many lines say who wrote what follows, when: "On 12 Oct 2026 Dana Whitfield wrote:"; 0 where none does."""
    told: list[str] = []
    for number in range(at, min(at + _LONGEST_QUOTING, len(lines))):
        text = _plain(lines[number].text).casefold()
        if not text or depths[number] != depths[at] or lines[number].table:
            return 0
        told.append(text)
        if text.endswith(":"):
            later = any(_says_who_wrote(told[start:]) for start in range(1, len(told)))
            return len(told) if _says_who_wrote(told) and not later else 0
    return 0


def _says_who_wrote(lines: Sequence[str]) -> bool:
    """Whether lines name a writer and a time or an address, in the order of some language."""
    text = " ".join(lines).rstrip(" :")
    if len(text) > _MOST_SIGNS or not re.search(r"\d|@", text):
        return False
    around = any(text.startswith(f"{begin} ") and text.endswith(f" {end}") for begin, end in mail_phrases.QUOTING)
    return around or any(f" {phrase} " in text for phrase in mail_phrases.QUOTING_WITHIN) or text.endswith(_WRITTEN)


_WRITTEN = tuple(f"> {end}" for _begin, end in mail_phrases.QUOTING)


def _plain(text: str) -> str:
    """A line without marks of quotation, its blanks all alike."""
    return " ".join(re.sub(r"^\s?(?:>\s?){1,60}", "", text[:1000]).split())
