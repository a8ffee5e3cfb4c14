"""Words on a document that look like numbers of orders, wherever they stand: for finding the order, never a value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from poworkbench.domain.readings import Reading
from poworkbench.reading.page import Page
from poworkbench.reading.rows import Row, rows_of
from poworkbench.reading.spelling import squeeze

#: No more than these are kept: the first of the page, where the numbers of a document stand.
MOST = 20

_EDGES = " .,;:()[]{}#*\"'|"
_DIGITS = 4
_LONGEST = 24
_SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9/._-]*")
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|(?:19|20)\d\d")
#: What parts a label, or the elements of a segment, from the number behind it.
_PARTED = re.compile(r"[*+:;~|=]")
_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})*[.,]\d{2,4}|\d+\.\d+")
_LETTERS = re.compile(r"[A-Z]{2,4}")
#: Values of lines that are no numbers of orders.
_ITEMS, _FIGURES = ("vendor_item", "buyer_item"), ("quantity", "unit_price", "amount")


def mentions(pages: Sequence[Page], reading: Reading) -> tuple[str, ...]:
    """Numbers as printed, also with the letters that stand before them; those in the rows of items come last."""
    items = _values(reading, _ITEMS)
    known = items | _values(reading, _FIGURES)
    found: dict[str, None] = {}
    for row in _items_last(pages, items):
        found |= dict.fromkeys(each for each in _numbers(row) if squeeze(each) not in known)
        if len(found) >= MOST:
            break
    return tuple(found)[:MOST]


def _items_last(pages: Sequence[Page], items: set[str]) -> Iterator[Row]:
    """The rows of all pages, those that name an item behind the others; a page is not looked at before its turn."""
    last: list[Row] = []
    for page in pages:
        for row in rows_of(page):
            if any(squeeze(word.text) in items for word in row.words):
                last.append(row)
            else:
                yield row
    yield from last


def _values(reading: Reading, names: Sequence[str]) -> set[str]:
    return {squeeze(value) for line in reading.lines for name in names if (value := line.value(name))}


def _numbers(row: Row) -> Iterator[str]:
    before = ""
    for text in (piece.strip(_EDGES) for word in row.words for piece in _PARTED.split(word.text)):
        if _is_number(text):
            if text[0].isdigit() and _LETTERS.fullmatch(before):
                yield f"{before} {text}"
            yield text
        before = text


def _is_number(text: str) -> bool:
    digits = sum(sign.isdigit() for sign in text)
    if digits < _DIGITS or len(text) > _LONGEST or not _SHAPE.fullmatch(text):
        return False
    return not (_DATE.fullmatch(text) or _AMOUNT.fullmatch(text))
