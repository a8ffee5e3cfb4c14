"""Where a line stands: vendors count lines as ordered, in ones, in tens, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from poworkbench.domain import normalize
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
