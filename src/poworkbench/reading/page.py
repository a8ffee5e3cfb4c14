"""A page as the reader sees it: words with boxes and the ruling lines around them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a blank; the box is in PDF points from the page's top left corner."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float = 0.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line or the thin edge of a filled box; horizontal where y0 == y1, vertical where x0 == x1."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `number` counts from 1, sizes are in points, words come in the file's order.

    `turned` is by how many degrees it was turned to the right to set its writing upright (reading.turning).
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    turned: int = 0
