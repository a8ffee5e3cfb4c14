"""What an OpenDocument sheet's own part says of its tables: what is hidden, and how far the cells reach."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping

from poworkbench.adapters.documents.sheets import archive_parts
from poworkbench.adapters.documents.sheets.number_formats import PLAIN, Look
from poworkbench.adapters.documents.sheets.workbook_looks import SheetLook
from poworkbench.domain.problems import LockedFile

#: No table has more rows or columns; a repetition beyond it is a slip or a trap.
_MOST = 1_048_576
#: So many cells that are alike are looked at.
_MOST_ALIKE = 1000


def looks_of(archive: zipfile.ZipFile) -> dict[str, SheetLook]:
    """The looks of all tables by their names; LockedFile where a password is asked for."""
    locked = False

    def entry(tag: str, _given: Mapping[str, str]) -> None:
        nonlocal locked
        locked |= tag == "encryption-data"

    archive_parts.scan(archive, "META-INF/manifest.xml", entry)
    if locked:
        raise LockedFile
    scanner = _Scanner()
    archive_parts.scan(archive, "content.xml", scanner.element)
    return scanner.looks


class _Scanner:
    """Follows the elements of the content; rows and cells that are alike are written once with their number."""

    def __init__(self) -> None:
        self.looks: dict[str, SheetLook] = {}
        self._look = SheetLook()
        self._row, self._rows, self._column, self._columns, self._named = 0, 0, 0, 0, 0

    def element(self, tag: str, given: Mapping[str, str]) -> None:
        """Take the start of an element."""
        if tag == "table":
            self._look = self.looks.setdefault(given.get("name", ""), SheetLook())
            self._row = self._rows = self._named = 0
        elif tag == "table-column":
            self._named = _hide(self._look.hidden_columns, self._named, "number-columns-repeated", given)
        elif tag == "table-row":
            self._row += self._rows
            self._rows = _hide(self._look.hidden_rows, self._row, "number-rows-repeated", given) - self._row
            self._column = self._columns = 0
        elif tag in ("table-cell", "covered-table-cell"):
            self._column += self._columns
            self._columns = _times(given, "number-columns-repeated")
            if "value-type" in given:
                self._filled(_look(given))

    def _filled(self, look: Look) -> None:
        self._look.fill(self._row, self._column)
        self._look.fill(self._row + self._rows - 1, self._column + self._columns - 1)
        if look != PLAIN and self._rows * self._columns <= _MOST_ALIKE:
            for row in range(self._row, self._row + self._rows):
                for column in range(self._column, self._column + self._columns):
                    self._look.numbers[row, column] = look


def _look(given: Mapping[str, str]) -> Look:
    """How a number is meant: as percent, as an amount of a currency."""
    kind = given["value-type"]
    if kind == "percentage":
        return Look(behind="%")
    return Look(behind=given["currency"]) if kind == "currency" and "currency" in given else PLAIN


def _times(given: Mapping[str, str], name: str) -> int:
    said = given.get(name, "1")
    return min(int(said), _MOST) if said.isdigit() else 1


def _hide(hidden: set[int], at: int, name: str, given: Mapping[str, str]) -> int:
    """Where the next row or column is; these are hidden where they are collapsed or filtered away."""
    behind = min(at + _times(given, name), _MOST)
    if given.get("visibility") in ("collapse", "filter"):
        hidden.update(range(at, behind))
    return behind
