"""Values that the reader is not sure of: they go to a person as questions, and nobody takes them for answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from poworkbench.domain.readings import HEADER_FIELDS, READ_LINE_FIELDS, Found, Reading, ReadLine

#: In percent: a value with less confidence is asked about. The one place where that is decided.
ASKED_BELOW = 50


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value to be asked about: `found` is what the reader proposes.

    `line` is the index of the document's line, None for a value of the document as a whole.
    """

    line: int | None
    field: str
    found: Found


def doubts(reading: Reading) -> tuple[Doubt, ...]:
    """Every value below the level: of the document as a whole first, then line by line."""
    found = [Doubt(None, name, value) for name, value in _unsure(reading, HEADER_FIELDS)]
    for index, line in enumerate(reading.lines):
        found += [Doubt(index, name, value) for name, value in _unsure(line, READ_LINE_FIELDS)]
    return tuple(found)


def sure(reading: Reading) -> Reading:
    """The reading without the values that are asked about."""
    asked = doubts(reading)
    if not asked:
        return reading
    gone: dict[int | None, dict[str, Any]] = {}
    for doubt in asked:
        gone.setdefault(doubt.line, {})[doubt.field] = None
    lines = tuple(replace(line, **gone.get(index, {})) for index, line in enumerate(reading.lines))
    return replace(reading, **gone.get(None, {}), lines=lines)


def _unsure(part: Reading | ReadLine, names: tuple[str, ...]) -> list[tuple[str, Found]]:
    values = [(name, getattr(part, name)) for name in names]
    return [(name, value) for name, value in values if value and value.evidence.confidence < ASKED_BELOW]
