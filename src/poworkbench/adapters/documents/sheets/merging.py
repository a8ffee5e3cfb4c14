"""Cells that several rows of a table share: one date for three lines, one item for two deliveries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from poworkbench.adapters.documents.sheets.cells import Cell
from poworkbench.reading.spelling import has_digit

Area = tuple[tuple[int, int], tuple[int, int]]
Rows = Mapping[int, Mapping[int, Cell]]

#: A row below the first has so many values of its own, numbers among them; a second row of titles has none.
_FEWEST = 2


def merged_down(rows: Rows, areas: Iterable[Area]) -> Rows:
    """The rows, where what they share with the row above stands in each of them: what it says holds for all."""
    filled = {row: dict(cells) for row, cells in rows.items()}
    last = max(rows, default=0)
    for (top, left), (bottom, _right) in areas:
        shared = rows.get(top, {}).get(left)
        for row in range(top + 1, min(bottom, last) + 1) if shared else ():
            if shared and _is_line(rows.get(row, {})):
                filled[row].setdefault(left, shared)
    return {row: dict(sorted(cells.items())) for row, cells in filled.items()}


def _is_line(cells: Mapping[int, Cell]) -> bool:
    return len(cells) >= _FEWEST and any(has_digit(cell.text) for cell in cells.values())
