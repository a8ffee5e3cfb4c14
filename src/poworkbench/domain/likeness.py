"""How alike a document line and an ordered line are, where no code says so.

The best pairing of all is found by the Hungarian method (Kuhn 1955, Munkres 1957).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from munkres import Munkres
from rapidfuzz import fuzz

from poworkbench.domain import normalize
from poworkbench.domain.line_places import same_place
from poworkbench.domain.orders import OrderLine
from poworkbench.domain.readings import ReadLine

#: How much each sign weighs; a sign that the document does not print weighs nothing.
#: Standing in another place says little: vendors sort, leave out and add lines.
WEIGHTS = {
    "description": 25,
    "unit_price": 20,
    "same_place": 20,
    "quantity": 15,
    "promised_date": 5,
    "other_place": 5,
}

#: In percent: lines less alike than this are two different things.
ENOUGH = 55

#: In percent: codes this much alike may be one code, misprinted; descriptions this much alike are one description.
MISPRINT = 75
SAME_WORDS = 90


@dataclass(frozen=True, slots=True)
class Placed:
    """A document line with its place among the others, from 1."""

    line: ReadLine
    ordinal: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """An ordered line with its place among the others, from 1."""

    line: OrderLine
    number: int


def most_alike(lines: Sequence[Placed], ordered: Sequence[Wanted]) -> Iterator[tuple[int, int]]:
    """Pairs of indices (document line, ordered line) that are alike enough, each used once."""
    if not lines or not ordered:
        return
    alike = [[likeness(line, candidate) for candidate in ordered] for line in lines]
    for row, column in Munkres().compute([[100 - percent for percent in row] for row in alike]):
        if row < len(lines) and column < len(ordered) and alike[row][column] >= ENOUGH:
            yield row, column


def likeness(placed: Placed, wanted: Wanted) -> int:
    """How alike two lines are, in percent; 0 where what they print rules it out."""
    signs = dict(_signs(placed, wanted))
    if len(signs) < 2 or not _possible(placed.line, wanted.line, signs):
        return 0
    weight = sum(WEIGHTS[name] for name in signs)
    return round(sum(WEIGHTS[name] * percent for name, percent in signs.items()) / weight)


def _possible(line: ReadLine, ordered: OrderLine, signs: dict[str, float]) -> bool:
    """An unlike code is another item; a nearly like one is a misprint only where the rest agrees."""
    code = _code_likeness(line, ordered)
    if code is None:
        return bool(signs.keys() & {"description", "unit_price"})
    figures = [signs[name] for name in ("quantity", "unit_price") if name in signs]
    same_words = signs.get("description", 0) >= SAME_WORDS
    return code >= MISPRINT and bool(figures) and (max(figures) if same_words else min(figures)) == 100


def _code_likeness(line: ReadLine, ordered: OrderLine) -> float | None:
    """How alike the codes are that both print, in percent; None where no code is on both."""
    codes = [
        fuzz.ratio(normalize.code(line.value(name)), normalize.code(getattr(ordered, name)))
        for name in ("vendor_item", "buyer_item")
        if line.value(name) and getattr(ordered, name)
    ]
    return max(codes, default=None)


def _signs(placed: Placed, wanted: Wanted) -> Iterator[tuple[str, float]]:
    line, ordered = placed.line, wanted.line
    if description := line.value("description"):
        yield "description", fuzz.token_set_ratio(description.lower(), ordered.description.lower())
    for name in ("quantity", "unit_price"):
        amount = normalize.number(line.value(name))
        if amount is not None:
            yield name, 100 * (amount == getattr(ordered, name))
    if (date := line.value("promised_date")) and ordered.promised_date:
        yield "promised_date", 100 * (date == ordered.promised_date.isoformat())
    same = same_place(line.value("position"), placed.ordinal, ordered.line, wanted.number)
    yield ("same_place", 100) if same else ("other_place", 0)
