"""A file of the sheet kind as typed pages: one way for the reader and for the screen."""

from __future__ import annotations

from dataclasses import dataclass

from poworkbench.adapters.documents.sheets.cells import MOST_COLUMNS, MOST_ROWS
from poworkbench.adapters.documents.sheets.grid import Grid, grid_of
from poworkbench.adapters.documents.sheets.separated_values import sheet_of_values
from poworkbench.adapters.documents.sheets.workbook_cells import sheets_of_workbook
from poworkbench.domain.problems import TooLarge

_BINARY = (b"PK", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Grids:
    """The sheets that are read, and the names of those left out since they are too large for an answer to an order."""

    grids: tuple[Grid, ...]
    left_out: tuple[str, ...] = ()


def grids_of(content: bytes) -> Grids:
    """Every visible sheet that has cells; TooLarge where all of them are."""
    binary = content.startswith(_BINARY)
    sheets = [s for s in (sheets_of_workbook(content) if binary else (sheet_of_values(content),)) if s.rows]
    kept = [sheet for sheet in sheets if not sheet.too_large]
    if sheets and not kept:
        raise TooLarge(f"more than {MOST_ROWS:,} rows or {MOST_COLUMNS:,} columns")
    return Grids(tuple(map(grid_of, kept)), tuple(sheet.name for sheet in sheets if sheet.too_large))
