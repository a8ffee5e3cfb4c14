"""Separated values, as old systems and spreadsheet programs write them: one sheet without a name."""

from __future__ import annotations

import csv

from poworkbench.adapters.documents import kinds
from poworkbench.adapters.documents.sheets import separators
from poworkbench.adapters.documents.sheets.cells import Cell, Sheet, text_cell
from poworkbench.domain.problems import DamagedFile, TooLarge

#: What is read at all, five thousand rows, is a tenth of this.
MOST_BYTES = 20_000_000


def sheet_of_values(content: bytes) -> Sheet:
    """The one sheet that the file is; TooLarge, or DamagedFile where it cannot be taken apart."""
    if len(content) > MOST_BYTES:
        raise TooLarge(f"{len(content):,} bytes of separated values, at most {MOST_BYTES:,}")
    text = kinds.text_of(content) or ""
    sign = separators.separator_of(text) or max(separators.SEPARATORS, key=text.count)
    try:
        rows = separators.rows_of(text, sign)
    except csv.Error as error:
        raise DamagedFile("the table cannot be taken apart") from error
    return Sheet("", {row: cells for row, values in enumerate(rows) if (cells := _cells(values))})


def _cells(values: list[str]) -> dict[int, Cell]:
    return {column: cell for column, value in enumerate(values) if (cell := text_cell(value))}
