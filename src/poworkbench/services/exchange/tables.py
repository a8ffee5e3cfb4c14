"""What the exchange needs of files: the rows of an export, and a file of updates written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from poworkbench.domain.exchange import UpdatesLayout
from poworkbench.domain.exported_values import Cell

#: What stands in a cell of an update; numbers and dates are written as the layout says.
Value = Cell


class TableProblem(Exception):
    """A file that is no table, or none that can be used; `code` is domain.problems' or one of these.

    no_sheet: no sheet of that name · no_rows: nothing in it · exists: the file to write is there · not_written: why
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code, self.detail = code, detail


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet's rows from the file's first one on; `sheets` are the names of all, `delimiter` parts a text file's."""

    sheet: str
    sheets: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    delimiter: str = ""

    def below(self, heading_row: int) -> Iterator[tuple[int, Sequence[Cell]]]:
        """The rows under the headings, with the numbers that a spreadsheet gives them."""
        return ((number, self.rows[number - 1]) for number in range(heading_row + 1, len(self.rows) + 1))


class Tables(Protocol):
    """Exports to rows, rows to a file."""

    def table(self, content: bytes, sheet: str = "", delimiter: str = "") -> Table:
        """A sheet of a workbook, or the one table of a text file; raises TableProblem."""
        ...

    def write(self, file: Path, rows: Sequence[Sequence[Value | Decimal]], layout: UpdatesLayout) -> None:
        """A new file, whole or not at all; text is never written so that a program takes it for a formula.

        What the file is, is told by its name: .xlsx, else separated values. Raises TableProblem.
        """
        ...
