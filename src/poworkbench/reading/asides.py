"""Rows that look like lines of the order and are none: levies that are in the price already, notes with numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from poworkbench.domain.readings import ReadLine
from poworkbench.reading.spelling import squeeze

#: How a row begins that says what another one holds.
_INCLUDED = (
    "waarvan", "davon", "darin enthalten", "of which", "included", "thereof", "dont", "di cui", "de los cuales",
    "del cual", "dos quais", "varav", "heraf", "hvorav", "w tym",
)  # fmt: skip
#: Where so many of the lines name their item, one that names none may be no line.
_MOST = Decimal("0.6")


def without_asides(lines: Sequence[ReadLine], sums: Collection[Decimal]) -> list[ReadLine]:
    """The lines without those that are in others already: they say so, or the paper's own sums do without them.

    `sums` are the amounts that the paper prints below its lines.
    """
    kept = [line for line in lines if _named(line) or not says_included(line.value("description") or "")]
    named = [line for line in kept if _named(line)]
    if len(named) == len(kept) or len(named) < _MOST * len(kept):
        return kept
    goods = sum((Decimal(line.amount.value) for line in named if line.amount), Decimal(0))
    return named if goods and goods in sums and all(line.amount for line in named) else kept


def _named(line: ReadLine) -> bool:
    return bool(line.vendor_item or line.buyer_item or line.position)


def says_included(text: str) -> bool:
    """Whether a row begins with words that say what another one holds already."""
    key = squeeze(text)
    return any(key.startswith(squeeze(phrase)) for phrase in _INCLUDED)
