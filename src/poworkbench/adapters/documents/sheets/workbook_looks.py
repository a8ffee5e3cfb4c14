"""What a workbook's own parts say of its sheets: what is hidden, how numbers are shown, how far the cells reach."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from poworkbench.adapters.documents.sheets import archive_parts
from poworkbench.adapters.documents.sheets.cells import place_of
from poworkbench.adapters.documents.sheets.number_formats import BUILT_IN, PLAIN, Look, look_of

#: No sheet has more columns.
_LAST_COLUMN = 16_383
_VISIBLE = "visible"

Attributes = Mapping[str, str]


@dataclass
class SheetLook:
    """One sheet: rows and columns that are hidden, looks of numbers by their cell, and the area that the cells span."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    numbers: dict[tuple[int, int], Look] = field(default_factory=dict)
    corners: tuple[int, int, int, int] | None = None

    @property
    def area(self) -> int:
        """How many cells lie between the first and the last that is filled, the empty ones too."""
        if self.corners is None:
            return 0
        top, left, bottom, right = self.corners
        return (bottom - top + 1) * (right - left + 1)

    def fill(self, row: int, column: int) -> None:
        """Let the area reach to a cell."""
        top, left, bottom, right = self.corners or (row, column, row, column)
        self.corners = min(top, row), min(left, column), max(bottom, row), max(right, column)


def looks_of(archive: zipfile.ZipFile) -> dict[str, SheetLook]:
    """The looks of all visible sheets by their names."""
    styles = _styles(archive)
    return {name: _sheet_look(archive, part, styles) for name, part in _parts(archive).items()}


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The names of the visible sheets and the parts that they are in."""
    named: dict[str, str] = {}
    targets: dict[str, str] = {}

    def sheet(tag: str, given: Attributes) -> None:
        if tag == "sheet" and given.get("state", _VISIBLE) == _VISIBLE:
            named[given.get("name", "")] = given.get("id", "")

    def relation(tag: str, given: Attributes) -> None:
        if tag == "Relationship":
            targets[given.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", given.get("Target", "")))

    archive_parts.scan(archive, "xl/workbook.xml", sheet)
    archive_parts.scan(archive, "xl/_rels/workbook.xml.rels", relation)
    return {name: targets[key].lstrip("/") for name, key in named.items() if key in targets}


def _styles(archive: zipfile.ZipFile) -> Sequence[Look]:
    """How numbers of each cell style look, by the style's number."""
    codes = dict(BUILT_IN)
    looks: list[Look] = []
    within = ""

    def style(tag: str, given: Attributes) -> None:
        nonlocal within
        if tag == "numFmt":
            codes[int(given.get("numFmtId", "0"))] = given.get("formatCode", "")
        elif tag.endswith("Xfs"):
            within = tag
        elif tag == "xf" and within == "cellXfs":
            looks.append(look_of(codes.get(int(given.get("numFmtId", "0")), "")))

    archive_parts.scan(archive, "xl/styles.xml", style)
    return looks


def _sheet_look(archive: zipfile.ZipFile, part: str, styles: Sequence[Look]) -> SheetLook:
    scanner = _Scanner(styles)
    archive_parts.scan(archive, part, scanner.element)
    return scanner.look


class _Scanner:
    """Follows the elements of a sheet's part; a cell without a place stands right of the one before it."""

    def __init__(self, styles: Sequence[Look]) -> None:
        self.look = SheetLook()
        self._styles = styles
        self._row = self._column = -1
        self._known: dict[str, Callable[[Attributes], None]] = {
            "col": self._of_column, "row": self._of_row, "c": self._of_cell, "v": self._filled, "is": self._filled,
        }  # fmt: skip

    def element(self, tag: str, given: Attributes) -> None:
        """Take the start of an element."""
        if known := self._known.get(tag):
            known(given)

    def _of_column(self, given: Attributes) -> None:
        if given.get("hidden") in ("1", "true"):
            first, last = int(given.get("min", "1")), int(given.get("max", "1"))
            self.look.hidden_columns.update(range(first - 1, min(last, _LAST_COLUMN + 1)))

    def _of_row(self, given: Attributes) -> None:
        self._row = int(given["r"]) - 1 if "r" in given else self._row + 1
        self._column = -1
        if given.get("hidden") in ("1", "true"):
            self.look.hidden_rows.add(self._row)

    def _of_cell(self, given: Attributes) -> None:
        row, column = place_of(given.get("r", ""))
        self._row = row if row >= 0 else self._row
        self._column = column if column >= 0 else self._column + 1
        style = int(given.get("s", "0"))
        if given.get("t", "n") == "n" and style < len(self._styles) and self._styles[style] != PLAIN:
            self.look.numbers[self._row, self._column] = self._styles[style]

    def _filled(self, _given: Attributes) -> None:
        self.look.fill(self._row, self._column)
