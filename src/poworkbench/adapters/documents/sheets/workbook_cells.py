"""The visible sheets of a workbook as cells, through python-calamine; formulas are what they came to when saved."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from poworkbench.adapters.documents.sheets import archive_parts, biff_looks, opendocument_looks, workbook_looks
from poworkbench.adapters.documents.sheets.cells import Cell, Sheet, text_cell
from poworkbench.adapters.documents.sheets.merging import merged_down
from poworkbench.adapters.documents.sheets.number_formats import PLAIN, shown
from poworkbench.adapters.documents.sheets.panics import calm
from poworkbench.adapters.documents.sheets.workbook_looks import SheetLook
from poworkbench.domain.problems import DamagedFile, LockedFile, TooLarge

#: The cells between the first and the last of a sheet are all made, filled or not: more than this are not.
MOST_CELLS = 2_000_000

_LOCKED = "EncryptedPackage".encode("utf-16-le")

Value = int | float | str | bool | time | date | datetime | timedelta


def sheets_of_workbook(content: bytes) -> list[Sheet]:
    """Every visible sheet of cells in its order; LockedFile, DamagedFile or TooLarge where it cannot be opened."""
    if _LOCKED in content and not content.startswith(b"PK"):
        raise LockedFile
    looks = _looks(content) if content.startswith(b"PK") else biff_looks.looks_of(content)
    try:
        with calm(), CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            seen = [about.name for about in book.sheets_metadata if _is_seen(about)]
            return [_sheet(book, name, looks.get(name, SheetLook())) for name in seen]
    except PasswordError as error:
        raise LockedFile from error
    except CalamineError as error:
        raise DamagedFile("the workbook is cut off or broken") from error


def _is_seen(about: SheetMetadata) -> bool:
    return about.visible == SheetVisibleEnum.Visible and about.typ == SheetTypeEnum.WorkSheet


def _looks(content: bytes) -> dict[str, SheetLook]:
    with archive_parts.opened(content) as archive:
        archive_parts.check(archive)
        if "content.xml" not in archive.namelist():
            return workbook_looks.looks_of(archive)
        looks = opendocument_looks.looks_of(archive)
    for look in looks.values():  # the library makes all sheets at once
        _check_area(look)
    return looks


def _check_area(look: SheetLook) -> None:
    if look.area > MOST_CELLS:
        raise TooLarge(f"a sheet spans more than {MOST_CELLS:,} cells")


def _sheet(book: CalamineWorkbook, name: str, look: SheetLook) -> Sheet:
    _check_area(look)
    sheet = book.get_sheet_by_name(name)
    areas = sheet.merged_cell_ranges or []
    merged = {(top, left): right for (top, left), (_bottom, right) in areas if right > left}
    return Sheet(name, merged_down(dict(_rows(sheet, look)), areas), merged)


def _rows(sheet: CalamineSheet, look: SheetLook) -> Iterator[tuple[int, dict[int, Cell]]]:
    top, left = sheet.start or (0, 0)
    for row, values in enumerate(sheet.to_python(), top):
        cells = {
            column: cell
            for column, value in enumerate(values, left)
            if column not in look.hidden_columns and (cell := _cell(value, look, (row, column)))
        }
        if cells and row not in look.hidden_rows:
            yield row, cells


def _cell(value: Value, look: SheetLook, place: tuple[int, int]) -> Cell | None:
    """A value as it is read: dates in ISO form, numbers with a point, truth in the words of a formula."""
    if isinstance(value, str):
        return text_cell(value)
    if isinstance(value, bool):
        return Cell(str(value).upper())
    if isinstance(value, int | float):
        return Cell(shown(value, look.numbers.get(place, PLAIN)), plain=True)
    return Cell(_moment(value))


def _moment(value: date | time | timedelta) -> str:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date) else str(value)
