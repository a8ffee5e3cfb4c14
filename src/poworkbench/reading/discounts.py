"""Discounts: which columns hold them, and what they leave of a price, one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from poworkbench.reading.cells import Line
from poworkbench.reading.spans import Span
from poworkbench.reading.values import Style, numbers_in

#: Discounts one after the other: "40+10", "20 % + 5 %".
_OFF = re.compile(r"\d{1,2}(?:[.,]\d+)?")
_CHAIN = re.compile(rf"\s*{_OFF.pattern}\s*%?(?:\s*\+\s*{_OFF.pattern}\s*%?)+\s*")

_ONE, _HUNDRED = Decimal(1), Decimal(100)


def kept_shares(line: Line, style: Style) -> list[Decimal]:
    """What a row's discounts leave of its price: all of them one after the other, then the first alone."""
    cells = [line.cells[at] for at, own in enumerate(line.columns) if "discount" in own.roles and at in line.cells]
    shares = [share for cell in cells if (share := kept_share(cell, style)) != _ONE]
    return list(dict.fromkeys([product(shares), shares[0]])) if shares else []


def kept_share(cell: Span | None, style: Style) -> Decimal:
    """What the discount of a cell leaves of a price; all of it where there is none.

    A sheet's own number below one is a share, shown as percent or not.
    """
    if cell and _CHAIN.fullmatch(cell.text):
        return product([_ONE - Decimal(off.replace(",", ".")) / _HUNDRED for off in _OFF.findall(cell.text)])
    number = next(iter(numbers_in(cell, style)), None) if cell else None
    off = abs(number.value) if number else Decimal(0)
    if cell and number and off < 1 and "%" not in cell.text and all(word.plain for word in number.span.words):
        return _ONE - off
    return _ONE - off / _HUNDRED if 0 < off < _HUNDRED else _ONE


def product(shares: Sequence[Decimal]) -> Decimal:
    """What is left of one after all of `shares`."""
    left = _ONE
    for share in shares:
        left *= share
    return left
