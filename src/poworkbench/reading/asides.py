"""Rows that look like lines of the order and are none: levies that are in the price already, notes with numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from poworkbench.domain.readings import ReadLine
from poworkbench.reading.known import Codes
from poworkbench.reading.spelling import has_digit, squeeze

#: How a row begins that says what another one holds.
_INCLUDED = (
    "waarvan", "davon", "darin enthalten", "of which", "included", "thereof", "dont", "di cui", "de los cuales",
    "del cual", "dos quais", "varav", "heraf", "hvorav", "w tym",
)  # fmt: skip
#: Where so many of the lines name their item, one that names none may be no line.
_MOST = Decimal("0.6")
_WORDS_OF_A_CODE = 2


def without_asides(lines: Sequence[ReadLine], sums: Collection[Decimal], codes: Codes) -> list[ReadLine]:
    """The lines without those that are in others already: they say so, or the paper's own sums do without them.

    `sums` are the amounts that the paper prints below its lines. Writing that was cut by the columns above it is no
    line either.
    """
    kept = [line for line in lines if _named(line) or not says_included(line.value("description") or "")]
    kept = _without_writing(kept, codes)
    named = [line for line in kept if _named(line)]
    if len(named) == len(kept) or len(named) < _MOST * len(kept):
        return kept
    goods = sum((Decimal(line.amount.value) for line in named if line.amount), Decimal(0))
    return named if goods and goods in sums and all(line.amount for line in named) else kept


def _without_writing(lines: Sequence[ReadLine], codes: Codes) -> list[ReadLine]:
    """The lines without those that say neither how many nor how much of what, where most of the lines do."""
    writing = [_is_writing(line, codes) for line in lines]
    sold = sum(_is_sold(line) for line in lines)
    return [line for line, cut in zip(lines, writing, strict=True) if not cut or sold < _MOST * len(lines)]


def _is_writing(line: ReadLine, codes: Codes) -> bool:
    if line.position or line.status or _is_sold(line):
        return False
    named = [found.value for found in (line.vendor_item, line.buyer_item) if found]
    return not any(squeeze(name) in codes.vendor | codes.buyer or _is_code(name) for name in named)


def _is_code(name: str) -> bool:
    return has_digit(name) and len(name.split()) <= _WORDS_OF_A_CODE


def _is_sold(line: ReadLine) -> bool:
    return line.quantity is not None and (line.unit_price is not None or line.amount is not None)


def _named(line: ReadLine) -> bool:
    return bool(line.vendor_item or line.buyer_item or line.position)


def says_included(text: str) -> bool:
    """Whether a row begins with words that say what another one holds already."""
    key = squeeze(text)
    return any(key.startswith(squeeze(phrase)) for phrase in _INCLUDED)
