"""The rows of a client's export: a workbook's cells with their types, a text file's as they are written.

Unlike a vendor's sheet nothing is judged by its looks, and a hundred thousand rows are no surprise.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from poworkbench.adapters.documents import kinds
from poworkbench.adapters.documents.sheets import (
    archive_parts,
    biff_looks,
    opendocument_looks,
    separators,
    workbook_looks,
)
from poworkbench.adapters.documents.sheets.panics import calm
from poworkbench.adapters.documents.sheets.workbook_looks import SheetLook
from poworkbench.domain.exported_values import Cell
from poworkbench.domain.problems import DocumentProblem
from poworkbench.services.exchange.tables import Table, TableProblem

#: An export of open orders is never this large; what is would fill the memory.
MOST_BYTES = 200_000_000
#: The cells between the first and the last of a sheet are all made, filled or not: more than this are not.
MOST_CELLS = 10_000_000

_BINARY = (b"PK", b"\xd0\xcf\x11\xe0")
#: A number is kept as exactly as a workbook holds it.
_DIGITS = ".15g"

Value = int | float | str | bool | time | date | datetime | timedelta


def table_of(content: bytes, sheet: str = "", delimiter: str = "") -> Table:
    """A sheet of a workbook (the first where none is named), or the one table of a text file; raises TableProblem."""
    if len(content) > MOST_BYTES:
        raise TableProblem("too_large", f"{len(content):,} bytes")
    try:
        table = _of_workbook(content, sheet) if content.startswith(_BINARY) else _of_text(content, delimiter)
    except DocumentProblem as problem:
        raise TableProblem(problem.code, problem.detail) from problem
    if not table.rows:
        raise TableProblem("no_rows", table.sheet)
    return table


def _of_workbook(content: bytes, sheet: str) -> Table:
    looks = _looks(content)
    try:
        with calm(), CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            names = tuple(name for name in book.sheet_names if not looks or name in looks)
            name = sheet or (names[0] if names else "")
            if name not in names:
                raise TableProblem("no_sheet", sheet)
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except PasswordError as error:
        raise TableProblem("locked") from error
    except CalamineError as error:
        raise TableProblem("damaged", "the workbook is cut off or broken") from error
    numbers = looks[name].numbers if name in looks else {}
    zeros = {place: look.zeros for place, look in numbers.items() if look.zeros}
    return Table(name, names, [tuple(_cells(number, row, zeros)) for number, row in enumerate(rows)])


def _looks(content: bytes) -> Mapping[str, SheetLook]:
    """What the parts say of the visible sheets; a sheet that reaches too far would be made whole, empty cells too."""
    if not content.startswith(b"PK"):
        looks = biff_looks.looks_of(content)
    else:
        with archive_parts.opened(content) as archive:
            archive_parts.check(archive)
            open_document = "content.xml" in archive.namelist()
            looks = opendocument_looks.looks_of(archive) if open_document else workbook_looks.looks_of(archive)
        if not looks:
            raise TableProblem("unknown_kind")
    if any(look.area > MOST_CELLS for look in looks.values()):
        raise TableProblem("too_large", f"a sheet spans more than {MOST_CELLS:,} cells")
    return looks


def _cells(row: int, values: Iterable[Value], zeros: Mapping[tuple[int, int], int]) -> Iterator[Cell]:
    """The cells of a row; a number that is shown with zeros in front of it is a code, and keeps them."""
    for column, value in enumerate(values):
        cell = _cell(value)
        shown = zeros.get((row, column)) if isinstance(cell, Decimal) else None
        yield str(int(cell)).zfill(shown) if shown and isinstance(cell, Decimal) and cell == int(cell) else cell


def _cell(value: Value) -> Cell:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return Decimal(format(value, _DIGITS)) if isinstance(value, float) else Decimal(value)
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else str(value)


def _of_text(content: bytes, delimiter: str) -> Table:
    text = kinds.text_of(content)
    if text is None:
        raise TableProblem("unknown_kind")
    sign = delimiter or separators.separator_of(text) or max(separators.SEPARATORS, key=_lines(text).count)
    try:
        rows = separators.rows_of(text, sign)
    except csv.Error as error:
        raise TableProblem("damaged", "the table cannot be taken apart") from error
    return Table("", (), list(_without_idle_end(rows)), sign)


def _lines(text: str) -> str:
    return text[:20_000]


def _without_idle_end(rows: Iterable[list[str]]) -> list[tuple[Cell, ...]]:
    kept: list[tuple[Cell, ...]] = [tuple(row) for row in rows]
    while kept and not any(kept[-1]):
        kept.pop()
    return kept
