"""What a careful person says a document prints, and how far a reading is from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from poworkbench.domain.lessons import Place, Values, Wanted
from poworkbench.domain.readings import Reading, ReadLine
from poworkbench.reading.spelling import squeeze

NUMBERS = frozenset({"quantity", "unit_price", "amount", "total"})
#: A wrong value on a line costs more than a wrong one around it; a line too many or too few costs most.
_CRITICAL = ("vendor_item", "quantity", "unit_price", "promised_date", "status", "po_number", "kind")
_WEIGHTS = dict.fromkeys(_CRITICAL, 4)
_LINE = 10


@dataclass(frozen=True, slots=True)
class Wrong:
    """One value that was read otherwise than it is; `line` counts the wanted lines from 0, None for the document.

    `place` is where a person pointed at it, if he did.
    """

    line: int | None
    field: str
    read: str | None
    true: str | None
    place: Place | None = None


def cost(reading: Reading, wanted: Wanted) -> int:
    """How far a reading is from what is wanted; 0 where everything known is read right."""
    pairs = paired(reading.lines, wanted.lines)
    unpaired = sum(said is None or true is None for said, true in pairs)
    return _LINE * unpaired + sum(_WEIGHTS.get(each.field, 1) for each in wrong_values(reading, wanted))


def wrong_values(reading: Reading, wanted: Wanted) -> Iterator[Wrong]:
    """Every value that was read otherwise than it is; values of lines that were not found are all of them."""
    places = {(place.line, place.field): place for place in wanted.places}
    for name, true in wanted.header.items():
        said = reading.kind if name == "kind" else reading.value(name)
        if not same(name, said, true):
            yield Wrong(None, name, said, true, places.get((None, name)))
    for line, place in paired(reading.lines, wanted.lines):
        for name, true in wanted.lines[place].items() if place is not None else ():
            said = line.value(name) if line else None
            if not same(name, said, true):
                yield Wrong(place, name, said, true, places.get((place, name)))


def same(name: str, said: str | None, true: str | None) -> bool:
    """Whether two texts of a field are one value."""
    if said is None or true is None:
        return said is None and true is None
    if name in NUMBERS:
        return _number(said) == _number(true)
    if name == "description":
        a, b = set(re.findall(r"\w+", said.casefold())), set(re.findall(r"\w+", true.casefold()))
        return not (a | b) or len(a & b) >= 0.6 * len(a | b)
    if name == "vendor_name":
        return squeeze(said) in squeeze(true) or squeeze(true) in squeeze(said)
    return squeeze(said) == squeeze(true)


def paired(said: Sequence[ReadLine], true: Sequence[Values]) -> list[tuple[ReadLine | None, int | None]]:
    """The lines read beside the lines wanted, both in their order, so that most values agree."""
    if not true:
        return []
    alike = [[_likeness(line, values) for values in true] for line in said]
    best = [[0] * (len(true) + 1) for _ in range(len(said) + 1)]
    for i in reversed(range(len(said))):
        for j in reversed(range(len(true))):
            both = best[i + 1][j + 1] + alike[i][j] if alike[i][j] else 0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    return list(_walk(said, true, alike, best))


def _walk(
    said: Sequence[ReadLine], true: Sequence[Values], alike: list[list[int]], best: list[list[int]]
) -> Iterator[tuple[ReadLine | None, int | None]]:
    i = j = 0
    while i < len(said) or j < len(true):
        both = i < len(said) and j < len(true) and alike[i][j]
        if both and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            yield said[i], j
            i, j = i + 1, j + 1
        elif j == len(true) or (i < len(said) and best[i][j] == best[i + 1][j]):
            yield said[i], None
            i += 1
        else:
            yield None, j
            j += 1


def _likeness(line: ReadLine, values: Values) -> int:
    return sum(true is not None and same(name, line.value(name), true) for name, true in values.items())


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
