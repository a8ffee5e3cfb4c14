"""Where a line stands: vendors count lines as ordered, in ones, in tens, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from poworkbench.domain import normalize
from poworkbench.domain.orders import OrderLine
from poworkbench.domain.readings import ReadLine


def ordinals(lines: Sequence[ReadLine]) -> list[int]:
    """The how-manieth each document line is, from 1; parts under one line number count as one."""
    seen: dict[str, int] = {}
    counted: list[int] = []
    for index, line in enumerate(lines):
        place = line.value("position") or f"unnumbered {index}"
        counted.append(seen.setdefault(place, len(seen) + 1))
    return counted


def same_place(printed: str | None, ordinal: int, ordered_line: str, number: int) -> bool:
    """Whether a document line stands where the ordered line (the `number`-th from 1) stands."""
    same_number = bool(printed) and normalize.position(printed) == normalize.position(ordered_line)
    return same_number or ordinal == number or ordered_line.strip() == str(ordinal * 10)


def in_place_of(printed: str, ordinal: int, places: Places) -> Iterator[OrderLine]:
    """The ordered lines that stand where a document line stands, in their order."""
    keys = (("number", normalize.position(printed)), ("ordinal", str(ordinal)), ("tens", str(ordinal * 10)))
    found = {number: line for key in keys for number, line in places.get(key, ())}
    return (found[number] for number in sorted(found))


#: Ordered lines with their numbers from 1, by what they may be called.
Places = dict[tuple[str, str], list[tuple[int, OrderLine]]]


def places_of(ordered: Sequence[OrderLine]) -> Places:
    """Where ordered lines stand: by their line number, how-manieth they are, and their line number counted in tens."""
    places: Places = {}
    for number, line in enumerate(ordered, 1):
        named = ("number", normalize.position(line.line))
        for key in (named, ("ordinal", str(number)), ("tens", line.line.strip())):
            places.setdefault(key, []).append((number, line))
    return places
