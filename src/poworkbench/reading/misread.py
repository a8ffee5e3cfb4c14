"""Words of recognised writing as they were printed: specks left out, signs that look alike put right.

Only what the rest of the word or the open order decides is changed; nothing is made of what is not there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from poworkbench.domain.orders import Order
from poworkbench.reading.page import Page, Word
from poworkbench.reading.spelling import has_digit

_SPECKS = "·•.,'`´’‘:;|¦_~^-–"
#: Signs that a recogniser takes for one another, each with the one that stands for all of them.
_ALIKE = str.maketrans({"O": "0", "Q": "0", "I": "1", "l": "1", "|": "1", "S": "5", "B": "8", "Z": "2", "G": "6"})
#: 1,060,00 and 20,732:00 and 157.420.00: three digits between marks, two behind the last.
_AMOUNT = re.compile(r"([$€£]?-?\d{1,3}(?:[.,:;]\d{3})*)[.,:;](\d{2})([.,]?)")
_DAY = re.compile(r"(\d{1,2})[.,:](\d{1,2})[.,:](\d{4}|\d{2})[.,]?")
_SLASHED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})[.,·]?")
_DATED = re.compile(r"(\S*\d\S*)/(\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}))")


def corrected(page: Page, order: Order | None) -> Page:
    """A recognised page with its words put right; pages with a text layer are left as they are."""
    if not page.recognised:
        return page
    known = _known(order)
    mark = _mark(word.text for word in page.words)
    words = (replace(part, text=_spelled(part.text, mark, known)) for word in page.words for part in _parts(word))
    return replace(page, words=tuple(word for word in words if word.text))


def _parts(word: Word) -> Iterator[Word]:
    """The word without specks around it; a number and a date that a stroke joins are two words."""
    text = word.text.strip("·•`´’‘|¦_~^")
    text = text.lstrip(".,:;'") if has_digit(text) or len(text) > 1 else text.strip(_SPECKS)
    joined = _DATED.fullmatch(text)
    if joined is None:
        yield replace(word, text=text)
        return
    at = word.x0 + (word.x1 - word.x0) * joined.end(1) / len(text)
    yield replace(word, text=joined[1], x1=at)
    yield replace(word, text=joined[2], x0=at + 0.01)


def _spelled(text: str, mark: str, known: dict[str, str]) -> str:
    if amount := _AMOUNT.fullmatch(text):
        thousands = "." if mark == "," else ","
        return re.sub(r"[.,:;]", thousands, amount[1]) + mark + amount[2]
    if day := _SLASHED.fullmatch(text):
        return f"{day[1]}{day[2]}{day[3]}{day[2]}{day[4]}"
    if day := _DAY.fullmatch(text):
        return f"{day[1]}.{day[2]}.{day[3]}"
    return known.get(_folded(text), text)


def _mark(texts: Iterable[str]) -> str:
    """The decimal mark of most of the page's amounts."""
    marks = Counter(match[0] for text in texts if (match := re.search(r"[.,](?=\d{2}$)", text)))
    return "," if marks[","] > marks["."] else "."


def _folded(text: str) -> str:
    return text.upper().translate(_ALIKE)


def _known(order: Order | None) -> dict[str, str]:
    """The order's own numbers and codes by how they look; two that look the same are left out."""
    if order is None:
        return {}
    codes = [order.po_number, order.sales_order, *(line.vendor_item for line in order.lines)]
    codes += [line.buyer_item for line in order.lines]
    spelled: dict[str, set[str]] = {}
    for code in codes:
        if code and has_digit(code):
            spelled.setdefault(_folded(code), set()).add(code)
    return {look: next(iter(codes)) for look, codes in spelled.items() if len(codes) == 1}
