"""A page as the reader sees it: words with boxes and the ruling lines around them."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a blank; the box is in PDF points from the page's top left corner.

    `shown` is the box on the page a person looks at, where that is not the box the reader works with: a photograph is
    set straight before it is read. `ref` names the place in a format without pages: a cell, a segment, a text line.
    `plain` says that a number in it has a decimal point and no groups, whatever style the rest of the paper has.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float = 0.0
    bold: bool = False
    shown: Box | None = None
    ref: str = ""
    plain: bool = False


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

    `recognised` says that the words were recognised in a picture, where signs that look alike are taken for each other.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    recognised: bool = False
