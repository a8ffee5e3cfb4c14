"""Item codes: which is the vendor's and which the buyer's, and codes that were broken over two rows."""

from __future__ import annotations

import itertools

from poworkbench.domain.readings import Found
from poworkbench.reading.cells import Line
from poworkbench.reading.item import Item, rows_of_item, under
from poworkbench.reading.known import Codes
from poworkbench.reading.looks import is_own_code
from poworkbench.reading.page import Word
from poworkbench.reading.rows import GAP, split_at_gaps
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.sublines import Below
from poworkbench.reading.vocabulary import Vocabulary

Used = frozenset[Word]
_LONGEST_ASIDE = 4
#: So many words in a cell of codes are a code and a name.
_WORDY = 2
_LONGEST_COUNT = 4


def item_codes(
    item: Item, below: Below, codes: Codes, vocabulary: Vocabulary
) -> tuple[Found | None, Found | None, Used]:
    """The vendor's item, the buyer's item, and the words both took."""
    main = item.main
    vendor = _before_words(main, "vendor_item", codes.vendor) or _before_words(main, "item", codes.vendor)
    buyer = _before_words(main, "buyer_item", codes.buyer)
    if vendor is not None:
        vendor = _whole(vendor, item, codes.vendor)
    if vendor is not None and _is_count(vendor) and squeeze(vendor.text) not in codes.vendor:
        vendor = _ordered(item, codes.vendor) or vendor
    if item.card.code is not None and squeeze(item.card.code.text) in codes.vendor:
        vendor = item.card.code
    if vendor is None:
        told = item.card.code or below.vendor_item or under(item, "vendor_item")
        vendor = told or _within(item, codes.vendor) or _alone(item)
    if buyer is None and below.buyer_item is not None:
        buyer = Span(below.buyer_item.page, below.buyer_item.words[:1])
    aside = _in_brackets(main, vocabulary)
    buyer = buyer or under(item, "buyer_item") or (Span(aside.page, aside.words[-1:]) if aside else None)
    used = frozenset(word for span in (vendor, buyer, aside) if span for word in span.words)
    return _found(vendor, codes.vendor), _found(buyer, codes.buyer), used


def _within(item: Item, known: frozenset[str]) -> Span | None:
    """A code that begins the description: in [brackets] or *stars*, or one of the order's anywhere in it."""
    cell = item.main.cell("description")
    if cell is None:
        return None
    first = cell.words[0]
    if first.text[0] in "[*" and first.text[-1] in "]*" and len(first.text) > 3:
        return Span(cell.page, (first,))
    rows = (item.main.row, *item.below)
    return next((Span(row.page, (word,)) for row in rows for word in row.words if squeeze(word.text) in known), None)


def _alone(item: Item) -> Span | None:
    """A code that stands where the description is to be, in a table that has no column for codes."""
    cell = item.main.cell("description")
    coded = cell is not None and len(cell.words) == 1 and is_own_code(cell.text) and item.below
    return cell if coded and not item.main.has("vendor_item", "item") else None


def _is_count(span: Span) -> bool:
    """Whether what was taken for a code may be the number of the line."""
    return span.text.isdigit() and len(span.text) <= _LONGEST_COUNT


def _ordered(item: Item, known: frozenset[str]) -> Span | None:
    """The first code of the order in the item's rows."""
    rows = rows_of_item(item)
    return next((Span(row.page, (word,)) for row in rows for word in row.words if squeeze(word.text) in known), None)


def _in_brackets(main: Line, vocabulary: Vocabulary) -> Span | None:
    """The buyer's code in brackets behind the description: "(Vs. cod. 91001)"."""
    cell = main.cell("description")
    if cell is None or cell.text[-1] != ")":
        return None
    for at, word in enumerate(cell.words):
        side = vocabulary.sides.get(squeeze(word.text), "") if word.text[0] == "(" else ""
        if side == "buyer_item" and has_digit(cell.words[-1].text) and len(cell.words) - at <= _LONGEST_ASIDE:
            return Span(cell.page, cell.words[at:])
    return None


def _found(span: Span | None, known: frozenset[str]) -> Found | None:
    if span is None or not squeeze(span.text):
        return None
    text = span.text
    glued = "".join(word.text for word in span.words)
    value = glued if span.words[-1].top > span.words[0].bottom - 1 else text
    return span.found(value.strip(" *[]()"), 98 if squeeze(value) in known else 85)


def _before_words(main: Line, role: str, known: frozenset[str]) -> Span | None:
    """The code in a column, alone or before the description."""
    cell = main.cell(role)
    shared = any(role in column.roles and "description" in column.roles for column in main.columns)
    if cell is None or squeeze(cell.text) in known or len(cell.words) < 2:
        return cell
    for start, size in itertools.product(range(len(cell.words)), range(1, min(4, len(cell.words)))):
        words = cell.words[start : start + size]
        if squeeze("".join(word.text for word in words)) in known:
            return Span(cell.page, words)
    if not shared:
        return _nearest(cell)
    return _first_code(cell) or (cell if len(cell.words) <= 2 else None)


def _nearest(cell: Span) -> Span:
    """The first stretch of a cell: what a wide gap parts from it has strayed in; of a code and a name the code."""
    near = Span(cell.page, split_at_gaps(cell.words, GAP)[0])
    named = len(near.words) > _WORDY and not any(has_digit(word.text) for word in near.words[1:3])
    return (_first_code(near) if named else None) or near


def _first_code(cell: Span) -> Span | None:
    """The first word of a cell, where it looks like a code: digits, or capitals with signs between."""
    text = cell.words[0].text
    coded = has_digit(text) or (text.isupper() and any(sign in text.strip("-./") for sign in "-./_"))
    return Span(cell.page, cell.words[:1]) if coded else None


def _whole(span: Span, item: Item, known: frozenset[str]) -> Span:
    """A code with its second part from the row below, where it was broken there."""
    if squeeze(span.text) in known:
        return span
    column = next((c for c in item.main.columns if c.left <= (span.x0 + span.x1) / 2 < c.right), None)
    for row in item.below[:2]:
        words = tuple(word for word in row.words if column and column.left <= (word.x0 + word.x1) / 2 < column.right)
        if not words or row.page != span.page:
            continue
        both = squeeze(span.text + "".join(word.text for word in words))
        broken = span.text[-1] in "-/._" and len(words) == 1
        if both in known or broken:
            return Span(span.page, span.words + words)
        return span
    return span
