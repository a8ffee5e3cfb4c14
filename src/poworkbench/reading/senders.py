"""Whose mail it is: the name of a company that its address bears out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import squeeze

#: How a mail names who sent it, at its top or above a message that was sent on.
_FROM = {"from", "von", "de", "da", "van", "fran", "fra", "od", "expediteur", "remitente", "mittente", "afzender"}
_ADDRESS = re.compile(r"@((?:[\w-]+\.)+[\w-]+)")
_TOP_ROWS, _MOST_WORDS, _TELLING = 6, 8, 4
#: What stands before a domain's name, or behind it, and names nobody.
_NO_NAMES = {"mail", "email", "smtp", "news", "info", "orders", "com", "net", "org", "example"}


def domain_of(rows: Sequence[Row]) -> str:
    """The names in the address that a mail came from, squeezed into one; "" where the paper is no mail."""
    for row in rows[:_TOP_ROWS]:
        match = _ADDRESS.search(row.text) if squeeze(row.words[0].text) in _FROM else None
        if match:
            return "".join(squeeze(part) for part in match[1].split(".")[:-1] if part.lower() not in _NO_NAMES)
    return ""


def is_borne_out(words: Sequence[str], domain: str) -> bool:
    """Whether a telling word of a name, or the begin of a long one, is in a domain."""
    return any(_bears_out(word, domain) and len(squeeze(word)) >= _TELLING for word in words)


def sender_name(rows: Sequence[Row], domain: str) -> Span | None:
    """The longest name on a mail that its domain bears out from the first word to the last."""
    names = [name for row in rows for name in _names(row, domain)] if domain else []
    return max(names, key=lambda name: len(name.text), default=None)


def _names(row: Row, domain: str) -> Iterator[Span]:
    for segment in row.segments:
        words = [word for word in segment.words if "@" not in word.text]
        told = [place for place, word in enumerate(words) if _bears_out(word.text, domain)]
        if not told or not is_borne_out([words[place].text for place in told], domain):
            continue
        part = words[told[0] : told[-1] + 1]
        if len(part) <= _MOST_WORDS and part[0].text[0].isupper() and part[-1].text[0].isupper():
            yield Span(row.page, tuple(part))


def _bears_out(word: str, domain: str) -> bool:
    key = squeeze(word)
    return len(key) > 1 and (key in domain or (len(key) > _TELLING and key[:_TELLING] in domain and key[0] != "0"))
