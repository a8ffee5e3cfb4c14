"""Page numbers: a paper that stands behind others in its file is read as if it stood alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from poworkbench.domain.readings import Found, Reading, ReadLine
from poworkbench.reading.page import Page

Part = TypeVar("Part", Reading, ReadLine)


def from_one(pages: Sequence[Page]) -> tuple[int, list[Page]]:
    """How many pages stand before these, and these counted from 1."""
    before = pages[0].number - 1 if pages else 0
    return before, [replace(page, number=page.number - before) for page in pages] if before else list(pages)


def moved(reading: Reading, pages: int) -> Reading:
    """The reading with the place of each value `pages` further on."""
    if not pages:
        return reading
    return replace(_moved(reading, pages), lines=tuple(_moved(line, pages) for line in reading.lines))


def _moved(part: Part, pages: int) -> Part:
    """A reading or a line of it with the places of its own values moved on."""
    own = {each.name: value for each in fields(part) if isinstance(value := getattr(part, each.name), Found)}
    places: Any = {
        name: replace(found, evidence=replace(found.evidence, page=found.evidence.page + pages))
        for name, found in own.items()
    }
    return replace(part, **places)
