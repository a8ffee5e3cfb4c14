"""Files of updates for an ERP's own import, as separated values or as a workbook; text is never a formula in them."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from poworkbench.domain.exchange import UpdatesLayout, Written
from poworkbench.domain.exported_values import Cell
from poworkbench.services.exchange.tables import TableProblem

#: A spreadsheet takes a text that begins with one of these for a formula or a command.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Rows = Sequence[Sequence[Cell]]


def write(file: Path, rows: Rows, layout: UpdatesLayout) -> None:
    """A new file, whole or not at all; a name that ends in .xlsx makes a workbook. Raises TableProblem."""
    if file.exists():
        raise TableProblem("exists", str(file))
    try:
        content = _workbook(rows, layout) if file.suffix.lower() == ".xlsx" else _separated(rows, layout)
        _lay(file, content)
    except UnicodeEncodeError as error:
        raise TableProblem("not_encodable", f"{error.object[error.start : error.end]!r}, {layout.encoding}") from error
    except OSError as error:
        raise TableProblem("not_written", error.strerror or type(error).__name__) from error


def _lay(file: Path, content: bytes) -> None:
    """Beside its place first, so that the ERP never finds half a file."""
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _separated(rows: Rows, layout: UpdatesLayout) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=layout.delimiter, lineterminator="\r\n")
    if layout.headings:
        writer.writerow(column.title for column in layout.columns)
    writer.writerows(_texts(row, layout.written) for row in rows)
    return stream.getvalue().encode(layout.encoding)


def _texts(row: Sequence[Cell], written: Written) -> Iterator[str]:
    for cell in row:
        text = written.text(cell)
        yield f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA) else text


def _workbook(rows: Rows, layout: UpdatesLayout) -> bytes:
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet(layout.sheet)
        day = book.add_format({"num_format": layout.written.dates.lower()})
        first = [[column.title for column in layout.columns]] if layout.headings else []
        for number, row in enumerate([*first, *rows]):
            for at, cell in enumerate(row):
                if isinstance(cell, Decimal):
                    sheet.write_number(number, at, float(cell))
                elif isinstance(cell, date):
                    sheet.write_datetime(number, at, cell, day)
                elif cell:
                    sheet.write_string(number, at, cell)
    return stream.getvalue()
