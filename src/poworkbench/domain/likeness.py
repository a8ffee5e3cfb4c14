"""How alike a document line and an ordered line are, where no code says so.

The best pairing of all is found by the Hungarian method (Kuhn 1955, Munkres 1957).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from munkres import Munkres
from rapidfuzz import fuzz

from poworkbench.domain import normalize
from poworkbench.domain.orders import OrderLine
from poworkbench.domain.readings import ReadLine

#: How much each sign weighs; a sign that the document does not print weighs nothing.
WEIGHTS = {"code": 40, "description": 25, "unit_price": 15, "quantity": 10, "position": 5, "promised_date": 5}

#: In percent: lines less alike than this are two different things; so are codes less alike than CODE_ENOUGH.
ENOUGH = 70
CODE_ENOUGH = 75


def most_alike(lines: Sequence[ReadLine], ordered: Sequence[OrderLine]) -> Iterator[tuple[int, int]]:
    """Pairs of indices (document line, ordered line) that are alike enough, each used once."""
    if not lines or not ordered:
        return
    alike = [[likeness(line, candidate) for candidate in ordered] for line in lines]
    for row, column in Munkres().compute([[100 - percent for percent in row] for row in alike]):
        if row < len(lines) and column < len(ordered) and alike[row][column] >= ENOUGH:
            yield row, column


def likeness(line: ReadLine, ordered: OrderLine) -> int:
    """How alike two lines are, in percent; 0 where what they print rules it out."""
    signs = dict(_signs(line, ordered))
    if not (signs.keys() & {"code", "description"}) or not _possible(signs):
        return 0
    weight = sum(WEIGHTS[name] for name in signs)
    return round(sum(WEIGHTS[name] * percent for name, percent in signs.items()) / weight)


def _possible(signs: dict[str, float]) -> bool:
    """An unlike code is another item; a nearly like one needs quantity and price to be a misprint."""
    if "code" not in signs:
        return len(signs) > 1
    figures = [signs[name] for name in ("quantity", "unit_price") if name in signs]
    return signs["code"] >= CODE_ENOUGH and bool(figures) and min(figures) == 100


def _signs(line: ReadLine, ordered: OrderLine) -> Iterator[tuple[str, float]]:
    codes = [
        fuzz.ratio(normalize.code(line.value(name)), normalize.code(getattr(ordered, name)))
        for name in ("vendor_item", "buyer_item")
        if line.value(name) and getattr(ordered, name)
    ]
    if codes:
        yield "code", max(codes)
    description = line.value("description")
    if description:
        yield "description", fuzz.token_set_ratio(description.lower(), ordered.description.lower())
    yield from _equal_signs(line, ordered)


def _equal_signs(line: ReadLine, ordered: OrderLine) -> Iterator[tuple[str, float]]:
    for name in ("quantity", "unit_price"):
        amount = normalize.number(line.value(name))
        if amount is not None:
            yield name, 100 * (amount == getattr(ordered, name))
    date, place = line.value("promised_date"), normalize.position(line.value("position"))
    if date and ordered.promised_date:
        yield "promised_date", 100 * (date == ordered.promised_date.isoformat())
    if place:
        yield "position", 100 * (place == normalize.position(ordered.line))
