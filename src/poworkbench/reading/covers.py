"""Workbooks whose lines stand on one sheet and whose own numbers, dates and sums on a sheet before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from poworkbench.domain.readings import HEADER_FIELDS, Reading
from poworkbench.reading.page import Page
from poworkbench.reading.paper import Paper

_SHEET = "sheet"


def covered(
    papers: Sequence[Paper], readings: Sequence[Reading], chosen: int, read: Callable[[Sequence[Page]], Reading]
) -> Reading:
    """The chosen paper's reading with what the sheets before it, that have no lines, say of the document.

    Both are read as one, so that a date promised once reaches the lines and a total is held against them.
    """
    best, paper = readings[chosen], papers[chosen]
    before = [papers[at] for at in range(chosen) if papers[at].kind == _SHEET and not readings[at].lines]
    if paper.kind != _SHEET or not before or not best.lines:
        return best
    whole = read([page for part in (*before, paper) for page in part.pages])
    if len(whole.lines) != len(best.lines):
        return best
    dated = any(line.promised_date for line in best.lines)
    header = {name: getattr(best, name) or getattr(whole, name) for name in HEADER_FIELDS}
    return replace(best, **header, lines=best.lines if dated else whole.lines)
