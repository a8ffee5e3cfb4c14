"""The first sheet of a workbook as rows of text: just enough to look at it, with dates as dates."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from xml.etree import ElementTree as ET

from poworkbench.adapters.documents.limits import MOST_UNPACKED
from poworkbench.domain.problems import DamagedFile, TooLarge

_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_DATE_FORMAT = re.compile(r"[dy]", re.I)

MOST_COLUMNS = 60

#: Number formats 14 to 22 are dates in every workbook; days count from here.
BUILT_IN_DATES = frozenset(range(14, 23))
DAY_ZERO = date(1899, 12, 30)


def rows(content: bytes) -> Iterator[list[str]]:
    """The cells of the first sheet, row by row; DamagedFile or TooLarge where it cannot be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sheets = sorted(filter(_SHEET.fullmatch, archive.namelist()), key=lambda name: (len(name), name))
            if not sheets:
                raise DamagedFile("the workbook has no sheet")
            text_of = _cell_reader(list(_shared(archive)), _date_styles(archive))
            for row in _elements(archive, sheets[0], "row"):
                yield _cells(row, text_of)
    except (zipfile.BadZipFile, ET.ParseError, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise DamagedFile("the workbook is cut off or broken") from error


def _elements(archive: zipfile.ZipFile, name: str, tag: str) -> Iterator[ET.Element]:
    """Elements of one part of the archive, which is counted while it is unpacked, for the directory may lie."""
    if name not in archive.namelist():
        return
    with archive.open(name) as packed:
        content = packed.read(MOST_UNPACKED + 1)
    if len(content) > MOST_UNPACKED:
        raise TooLarge(f"{name} unpacks to more than {MOST_UNPACKED:,} bytes")
    if b"<!DOCTYPE" in content:
        raise DamagedFile("the workbook declares a document type, which is not accepted")
    for _event, element in ET.iterparse(io.BytesIO(content)):  # noqa: S314 without a document type: no entities
        if element.tag == _SPACE + tag:
            yield element
            element.clear()


def _shared(archive: zipfile.ZipFile) -> Iterator[str]:
    for entry in _elements(archive, "xl/sharedStrings.xml", "si"):
        yield _all_text(entry)


def _all_text(element: ET.Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{_SPACE}t"))


def _date_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """The cell styles that show a number as a date."""
    own = {
        int(entry.get("numFmtId", "0"))
        for entry in _elements(archive, "xl/styles.xml", "numFmt")
        if _DATE_FORMAT.search(re.sub(r'"[^"]*"|\[[^\]]*\]', "", entry.get("formatCode", "")))
    }
    formats = [
        [int(style.get("numFmtId", "0")) for style in block.iter(f"{_SPACE}xf")]
        for block in _elements(archive, "xl/styles.xml", "cellXfs")
    ]
    return frozenset(
        str(at) for at, number in enumerate(formats[0] if formats else ()) if number in BUILT_IN_DATES | own
    )


def _cells(row: ET.Element, text_of: Callable[[ET.Element], str]) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(f"{_SPACE}c"):
        column = _column(cell.get("r", ""), len(cells))
        if column < MOST_COLUMNS:
            cells += [""] * (column - len(cells))
            cells.append(" ".join(text_of(cell).split()))
    return cells


def _column(reference: str, following: int) -> int:
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter) - 64
    return number - 1 if number else following


def _cell_reader(shared: Sequence[str], date_styles: frozenset[str]) -> Callable[[ET.Element], str]:
    def text_of(cell: ET.Element) -> str:
        value = cell.findtext(f"{_SPACE}v") or ""
        if cell.get("t") == "s":
            return shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
        if cell.get("s") in date_styles and cell.get("t", "n") == "n":
            return _day(value)
        return value or _all_text(cell)

    return text_of


def _day(value: str) -> str:
    days, point, _time = value.partition(".")
    return (DAY_ZERO + timedelta(int(days))).isoformat() if days.isdigit() and len(days) < 7 and not point else value
