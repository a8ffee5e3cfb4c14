"""Columns that hold something else than their title says, or more: codes under positions, the paper's own date."""

from __future__ import annotations

from collections.abc import Sequence

from poworkbench.reading.arithmetic import Cells, Roles
from poworkbench.reading.columns import Column
from poworkbench.reading.looks import is_code, is_own_code, is_words, mostly
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import squeeze
from poworkbench.reading.vocabulary import Vocabulary

CODES = frozenset({"item", "vendor_item", "buyer_item"})
PROMISES = frozenset({"ship_date", "delivery_date", "arrival_date"})
#: Of the rows below a title not all are items' own: a name goes on in the next one.
_SOME = 0.4
_OWN_DATES = ("document_date", "weak_document_date", "order_date")


def with_description(roles: list[Roles], cells: Sequence[Cells]) -> list[Roles]:
    """The roles, where no column is for descriptions but codes have words behind them: both in one column."""
    if "vendor_item" in {role for own in roles for role in own}:
        told = zip(roles, cells, strict=True)
        roles = [
            ("description",) if own == ("item",) and mostly(filled, is_words, _SOME) else own for own, filled in told
        ]
    if any("description" in own for own in roles):
        return roles if {role for own in roles for role in own} & {"item", "vendor_item"} else _with_codes(roles, cells)
    wordy = [
        bool(CODES & set(own)) and mostly(filled, _is_code_with_words) for own, filled in zip(roles, cells, strict=True)
    ]
    return [(*own, "description") if both else own for own, both in zip(roles, wordy, strict=True)]


def with_items(roles: list[Roles], cells: Sequence[Cells]) -> list[Roles]:
    """The roles, where no column is for items but what a title calls the number of a line is a code."""
    if CODES & {role for own in roles for role in own}:
        return roles
    return [
        ("item",) if own == ("position",) and mostly(filled, _is_lettered_code) else own
        for own, filled in zip(roles, cells, strict=True)
    ]


def with_quantity(roles: list[Roles]) -> list[Roles]:
    """The roles, where the only quantity seems to be one that is left over: it is the quantity."""
    if {role for own in roles for role in own} & {"quantity", "confirmed_quantity"}:
        return roles
    return [tuple("quantity" if role == "backordered_quantity" else role for role in own) for own in roles]


def without_own_dates(roles: list[Roles], pairs: Sequence[tuple[Column, Cells]], vocabulary: Vocabulary) -> list[Roles]:
    """The roles, where a date that every row repeats may be the document's own, and another column has the promises."""
    own = [
        bool(PROMISES & set(kept))
        and vocabulary.labels.get(squeeze(column.title.text), "") in _OWN_DATES
        and len({cell.text for cell in cells if cell}) == 1
        for kept, (column, cells) in zip(roles, pairs, strict=True)
    ]
    others = any(PROMISES & set(kept) and not told for kept, told in zip(roles, own, strict=True))
    return [() if told and others else kept for kept, told in zip(roles, own, strict=True)]


def _is_lettered_code(cell: Span) -> bool:
    letters = sum(char.isalpha() for char in cell.text)
    return is_code(cell) and (letters > 1 or (letters == 1 and "-" in cell.text))


def _with_codes(roles: list[Roles], cells: Sequence[Cells]) -> list[Roles]:
    """The roles, where no column is for codes but every description begins with one of its own."""
    coded = list(roles)
    for place, (own, filled) in enumerate(zip(roles, cells, strict=True)):
        firsts = [cell.words[0].text for cell in filled if cell and len(cell.words) > 1]
        if own == ("description",) and len(firsts) > 1 and all(map(is_own_code, firsts)):
            coded[place] = ("item", "description")
    return coded


def _is_code_with_words(cell: Span) -> bool:
    return len(cell.words) > (1 if is_own_code(cell.words[0].text) else 2) and is_words(cell)
