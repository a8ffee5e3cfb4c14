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

#: So many pairs are held against each other one by one; of more, only those that share a value or a place.
EACH_WITH_EACH = 10_000
_NEIGHBOURS = 3
#: Of lines with one price or one description, no more are looked at than these.
_AS_MANY = 60

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
    near = _near if len(lines) * len(ordered) > EACH_WITH_EACH else _every
    alike = [[0] * len(ordered) for _ in lines]
    for row, column in near(lines, ordered):
        alike[row][column] = likeness(lines[row], ordered[column])
    for row, column in Munkres().compute([[100 - percent for percent in percents] for percents in alike]):
        if row < len(lines) and column < len(ordered) and alike[row][column] >= ENOUGH:
            yield row, column


def _every(lines: Sequence[Placed], ordered: Sequence[Wanted]) -> Iterator[tuple[int, int]]:
    return ((row, column) for row in range(len(lines)) for column in range(len(ordered)))


def _near(lines: Sequence[Placed], ordered: Sequence[Wanted]) -> Iterator[tuple[int, int]]:
    """The pairs of many that are worth a closer look: of one price or description, or in about one place."""
    alike: dict[object, list[int]] = {}
    for column, wanted in enumerate(ordered):
        for place in range(wanted.number - _NEIGHBOURS, wanted.number + _NEIGHBOURS + 1):
            alike.setdefault(place, []).append(column)
        alike.setdefault(("price", wanted.line.unit_price), []).append(column)
        alike.setdefault(("words", wanted.line.description.lower()), []).append(column)
    for row, placed in enumerate(lines):
        price, words = normalize.number(placed.line.value("unit_price")), placed.line.value("description")
        keys = (placed.ordinal, ("price", price), ("words", (words or "").lower()))
        for column in sorted({column for key in keys for column in alike.get(key, [])[:_AS_MANY]}):
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
