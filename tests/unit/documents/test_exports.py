"""An export's rows: a text file in whatever encoding and with whatever sign, a workbook with its types, or a reason."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal

import pytest
import xlsxwriter

from poworkbench.adapters.documents import exports
from poworkbench.adapters.documents.exports import table_of
from poworkbench.services.exchange.tables import TableProblem

TEXT = "PO;Zeile;Menge\nPO-1;1;4,5\nPO-1;2;Stühle, blau\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "cp850", "utf-16"])
@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_text_is_taken_apart_in_any_encoding_and_with_any_sign(encoding: str, sign: str) -> None:
    table = table_of(TEXT.replace(";", sign).encode(encoding))
    assert [list(row) for row in table.rows] == [line.split(";") for line in TEXT.splitlines()]
    assert table.delimiter == sign


def test_commas_and_quotes() -> None:
    table = table_of(b'PO,Line,Description\r\nPO-1,1,"Table, 30"" wide"\r\nPO-1,2,"two\nlines"\r\n\r\n')
    assert [row[2] for row in table.rows] == ["Description", 'Table, 30" wide', "two\nlines"]


def test_a_named_sign_is_taken_whatever_the_rest_looks_like() -> None:
    assert [len(row) for row in table_of(b"a:b,c\nd:e,f\n", delimiter=":").rows] == [2, 2]


def workbook(**hidden: bool) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        notes, sheet = book.add_worksheet("Notes"), book.add_worksheet("Orders")
        notes.write(0, 0, "as of today")
        if hidden.get("notes"):
            sheet.activate()
            sheet.set_first_sheet()
            notes.hide()
        day, code = book.add_format({"num_format": "dd.mm.yyyy"}), book.add_format({"num_format": "00000"})
        sheet.write_row(1, 1, ("PO", "Qty", "Date", "Line"))
        sheet.write_number(2, 1, 4500017)
        sheet.write_number(2, 2, 0.1 + 0.2)
        sheet.write_datetime(2, 3, datetime(2026, 12, 4), day)  # noqa: DTZ001
        sheet.write_number(2, 4, 10, code)
        sheet.write_boolean(2, 5, True)
    return stream.getvalue()


def test_a_workbooks_cells_keep_type_and_place() -> None:
    table = table_of(workbook(), "Orders")
    assert table.sheets == ("Notes", "Orders")
    assert list(table.rows[2]) == ["", Decimal(4500017), Decimal("0.3"), date(2026, 12, 4), "00010", "TRUE"]
    assert dict(table.below(2))[3] == table.rows[2]


def test_the_first_sheet_is_the_first_that_is_seen() -> None:
    assert table_of(workbook()).sheet == "Notes"
    assert table_of(workbook(notes=True)).sheet == "Orders"


def far() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "PO")
        sheet.write(1_048_575, 16_383, "far")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "sheet", "code"),
    [
        (b"", "", "unknown_kind"), (b"\x00\x01\x02\x03", "", "unknown_kind"), (b"PK\x03\x04", "", "damaged"),
        (b"\xd0\xcf\x11\xe0broken", "", "damaged"), (b"\n\n", "", "no_rows"), (workbook(), "Other", "no_sheet"),
        (workbook()[:-300], "Orders", "damaged"), (far(), "", "too_large"),
    ],
)  # fmt: skip
def test_what_is_no_table_says_why(content: bytes, sheet: str, code: str) -> None:
    with pytest.raises(TableProblem) as caught:
        table_of(content, sheet)
    assert caught.value.code == code


def test_a_file_beyond_all_measure_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MOST_BYTES", 10)
    with pytest.raises(TableProblem) as caught:
        table_of(TEXT.encode())
    assert caught.value.code == "too_large"
