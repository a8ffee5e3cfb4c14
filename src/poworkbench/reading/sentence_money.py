"""Prices and amounts that a sentence tells: a number with its currency, and for one unit or for all."""

from __future__ import annotations

from decimal import Decimal

from poworkbench.domain.amounts import canonical
from poworkbench.domain.readings import Found
from poworkbench.reading.prices import closes
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import squeeze
from poworkbench.reading.values import Number, Style, has_currency_sign, numbers_in
from poworkbench.reading.vocabulary import Vocabulary

#: A sentence says less surely than a table what belongs to what.
SURE = 70
#: What stands before a price, and what behind one.
_AT = frozenset({"@", "at", "à", "á", "a", "zu", "je", "für", "per", "por"})
_EACH = frozenset({
    "each", "ea", "apiece", "per", "pro", "par", "por", "cad", "cadauno", "piece", "stuck", "stk", "pce", "pc",
})  # fmt: skip


def money_told(
    plain: Span, quantity: Decimal | None, style: Style, vocabulary: Vocabulary
) -> tuple[Found | None, Found | None]:
    """The one price in a stretch, and its amount where that is told too: the price times the quantity."""
    told = [number for number in numbers_in(plain, style) if _is_money(plain, number, vocabulary)]
    prices = [number for number in told if _is_price(plain, number, vocabulary)]
    if len(told) == 2 and quantity:
        ordered = sorted(told, key=lambda number: number.value)
        if closes(quantity, ordered[0].value, ordered[1].value):
            return _found(ordered[0]), _found(ordered[1])
    return (_found(prices[0]) if len(prices) == 1 else None), None


def _found(number: Number) -> Found:
    return number.span.found(canonical(number.value), SURE)


def _around(plain: Span, number: Number) -> tuple[str, str]:
    """The words before and behind a number."""
    words = list(plain.words)
    first, last = words.index(number.span.words[0]), words.index(number.span.words[-1])
    return words[first - 1].text if first else "", words[last + 1].text if last + 1 < len(words) else ""


def _is_money(plain: Span, number: Number, vocabulary: Vocabulary) -> bool:
    """Whether a currency stands with a number, or a sign that prices have."""
    before, behind = _around(plain, number)
    signed = has_currency_sign(number.span.text) or before in _AT
    beside = (before, behind.partition("/")[0])
    return signed or any(has_currency_sign(word) or squeeze(word) in vocabulary.currencies for word in beside)


def _is_price(plain: Span, number: Number, vocabulary: Vocabulary) -> bool:
    """Whether money is told for one unit: "@ $5", "5.00 EUR/pc", "$5 each"."""
    before, behind = _around(plain, number)
    words = plain.text[number.end :].split()[:3]
    per = any(squeeze(word.rpartition("/")[2]) in vocabulary.units for word in words[:2] if "/" in word)
    each = any(squeeze(word) in _EACH for word in words[:2])
    return before in _AT or per or each or squeeze(behind) in _EACH
