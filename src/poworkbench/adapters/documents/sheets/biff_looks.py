"""What an older binary workbook's records say of its sheets beside the cells: the record numbers are those of BIFF8."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Sequence

import olefile

from poworkbench.adapters.documents.sheets.number_formats import BUILT_IN, PLAIN, Look, look_of
from poworkbench.adapters.documents.sheets.workbook_looks import SheetLook
from poworkbench.domain.problems import LockedFile

#: What the stream of records is called, and what it was called before BIFF8.
_STREAM, _OLDER = "Workbook", "Book"

_LOCK = 0x002F
_BEGIN, _END, _SHEET, _FORMAT, _STYLE = 0x0809, 0x000A, 0x0085, 0x041E, 0x00E0
_ROW, _COLUMNS, _SEVERAL = 0x0208, 0x007D, 0x00BD
#: Cells of numbers, and of anything: number, short number, formula; text, text in line, truth or error.
_NUMBERS = {0x0203, 0x027E, 0x0006}
_CELLS = {*_NUMBERS, 0x00FD, 0x0204, 0x0205}
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01

Record = tuple[int, bytes]


def looks_of(content: bytes) -> dict[str, SheetLook]:
    """The looks of all sheets by their names, none where the file is older still or broken; LockedFile."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as container:
            name = next((name for name in (_STREAM, _OLDER) if container.exists(name)), "")
            stream = container.openstream(name).read() if name else b""
        if any(kind == _LOCK for kind, _record in _records(stream, 0)):
            raise LockedFile
        return _looks(stream) if name == _STREAM else {}
    except (OSError, struct.error, ValueError, IndexError):
        return {}


def _looks(stream: bytes) -> dict[str, SheetLook]:
    codes, places, formats = dict(BUILT_IN), {}, []
    for kind, record in _records(stream, 0):
        if kind == _SHEET:
            places[_text(record, 6, 1)] = struct.unpack_from("<I", record)[0]
        elif kind == _FORMAT:
            codes[struct.unpack_from("<H", record)[0]] = _text(record, 2, 2)
        elif kind == _STYLE:
            formats.append(struct.unpack_from("<H", record, 2)[0])
    styles = [look_of(codes.get(number, "")) for number in formats]
    return {name: _sheet(stream, place, styles) for name, place in places.items()}


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """The records of one part, from its begin to its end; parts within it, as of charts, are left out."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + length]
        elif depth < 1:
            return
        at += 4 + length


def _text(record: bytes, at: int, size: int) -> str:
    """A text with its length before it: one byte a sign, or two where a flag says so."""
    length = int.from_bytes(record[at : at + size], "little")
    wide, start = record[at + size] & 1, at + size + 1
    return record[start : start + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1")


def _sheet(stream: bytes, place: int, styles: Sequence[Look]) -> SheetLook:
    look = SheetLook()
    for kind, record in _records(stream, place):
        if kind == _ROW and struct.unpack_from("<H", record, 12)[0] & _HIDDEN_ROW:
            look.hidden_rows.add(struct.unpack_from("<H", record)[0])
        elif kind == _COLUMNS and struct.unpack_from("<H", record, 8)[0] & _HIDDEN_COLUMN:
            first, last = struct.unpack_from("<HH", record)
            look.hidden_columns.update(range(first, last + 1))
        elif kind in _CELLS or kind == _SEVERAL:
            _take_cells(look, kind, record, styles)
    return look


def _take_cells(look: SheetLook, kind: int, record: bytes, styles: Sequence[Look]) -> None:
    row, column = struct.unpack_from("<HH", record)
    count = (len(record) - 6) // 6 if kind == _SEVERAL else 1
    for at in range(count):
        look.fill(row, column + at)
        style = struct.unpack_from("<H", record, 4 + 6 * at)[0]
        if (kind in _NUMBERS or kind == _SEVERAL) and style < len(styles) and styles[style] != PLAIN:
            look.numbers[row, column + at] = styles[style]
