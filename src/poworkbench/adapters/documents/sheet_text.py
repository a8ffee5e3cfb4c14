"""A sheet's cells as aligned text, so that a person can look at it; just enough of a workbook for that."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice
from xml.etree import ElementTree as ET

from poworkbench.adapters.documents import kinds
from poworkbench.adapters.documents.limits import MOST_UNPACKED
from poworkbench.domain.problems import DamagedFile, KindNotReadYet, TooLarge

_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MOST_ROWS = 3000
MOST_COLUMNS = 60
WIDEST_CELL = 40


def text_of_sheet(content: bytes) -> str:
    """Rows of cells under each other; a workbook of the older binary kind is not opened yet."""
    if content.startswith(b"PK"):
        return _aligned(list(_workbook_rows(content)))
    text = kinds.text_of(content)
    if text is None:
        raise KindNotReadYet(kinds.SHEET)
    separator = max(";,\t", key=text[:4000].count)
    return _aligned(list(islice(csv.reader(io.StringIO(text), delimiter=separator), MOST_ROWS)))


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    columns = max((len(row) for row in rows), default=0)
    widths = [max(len(row[column]) for row in rows if column < len(row)) for column in range(columns)]
    shown = ([cell.ljust(min(width, WIDEST_CELL)) for cell, width in zip(row, widths, strict=False)] for row in rows)
    return "\n".join("  ".join(row).rstrip() for row in shown)


def _workbook_rows(content: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = sorted(name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name))
            shared = list(_shared(archive))
            if not names:
                raise DamagedFile("the workbook has no sheet")
            yield from _rows(_part(archive, names[0]), shared)
    except (zipfile.BadZipFile, ET.ParseError, OSError, EOFError, NotImplementedError) as error:
        raise DamagedFile("the workbook is cut off or broken") from error


def _part(archive: zipfile.ZipFile, name: str) -> io.BytesIO:
    """One part of the archive, counted while it is unpacked, for the directory may lie."""
    with archive.open(name) as packed:
        content = packed.read(MOST_UNPACKED + 1)
    if len(content) > MOST_UNPACKED:
        raise TooLarge(f"{name} unpacks to more than {MOST_UNPACKED:,} bytes")
    if b"<!DOCTYPE" in content:
        raise DamagedFile("the workbook declares a document type, which is not accepted")
    return io.BytesIO(content)


def _shared(archive: zipfile.ZipFile) -> Iterator[str]:
    if "xl/sharedStrings.xml" in archive.namelist():
        for _event, element in ET.iterparse(_part(archive, "xl/sharedStrings.xml")):  # noqa: S314 see _part
            if element.tag == f"{_SPACE}si":
                yield "".join(text.text or "" for text in element.iter(f"{_SPACE}t"))
                element.clear()


def _rows(sheet: io.BytesIO, shared: Sequence[str]) -> Iterator[list[str]]:
    number = 0
    for _event, element in ET.iterparse(sheet):  # noqa: S314 see _part
        if element.tag == f"{_SPACE}row":
            yield _cells(element, shared)
            element.clear()
            number += 1
            if number >= MOST_ROWS:
                return


def _cells(row: ET.Element, shared: Sequence[str]) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(f"{_SPACE}c"):
        column = _column(cell.get("r") or "")
        if column < MOST_COLUMNS:
            cells += [""] * (column - len(cells))
            cells.append(_text(cell, shared).replace("\n", " "))
    return cells


def _column(reference: str) -> int:
    number = 0
    for letter in re.match(r"[A-Z]*", reference)[0]:  # type: ignore[index]
        number = number * 26 + ord(letter) - 64
    return max(0, number - 1)


def _text(cell: ET.Element, shared: Sequence[str]) -> str:
    value = cell.findtext(f"{_SPACE}v") or ""
    if cell.get("t") == "s" and value.isdigit() and int(value) < len(shared):
        return shared[int(value)]
    return value or "".join(text.text or "" for text in cell.iter(f"{_SPACE}t"))
