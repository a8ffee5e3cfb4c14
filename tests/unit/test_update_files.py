"""Files of updates: the ERP's own columns, the playbook's formats, and never a formula."""

from __future__ import annotations

import csv
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from tests.made_readings import order, ordered

from poworkbench.adapters import update_files
from poworkbench.domain.exchange import UpdateColumn, UpdatesLayout, Written
from poworkbench.domain.handing_over import Owing
from poworkbench.domain.update_rows import update_rows
from poworkbench.services.exchange.tables import TableProblem

COLUMNS = tuple(
    UpdateColumn(name.upper(), name) for name in ("po_number", "line", "vendor_item", "quantity", "promised_date")
)
LAYOUT = UpdatesLayout(COLUMNS, written=Written("DD.MM.YYYY", ","), delimiter=";")
ORDER = order(
    ordered("1", quantity=Decimal("2.50"), promised_date=date(2026, 12, 4), vendor_item="=cmd()"), ordered("2"),
)  # fmt: skip
PRICE = Owing(ORDER.po_number, "1", "quantity", "4", "2.50", ())
NASTY = ("=1+1", "+1", "-A1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("https://x.example")')


def test_a_row_has_the_whole_line_as_it_shall_be() -> None:
    assert update_rows(ORDER, [PRICE], LAYOUT) == [
        (ORDER.po_number, "1", "=cmd()", Decimal("2.50"), date(2026, 12, 4)),
    ]


def test_blank_says_only_what_changes() -> None:
    layout = UpdatesLayout(COLUMNS, unchanged="blank")
    assert update_rows(ORDER, [PRICE], layout) == [(ORDER.po_number, "1", None, Decimal("2.50"), None)]


def test_a_row_a_value() -> None:
    names = ("po_number", "line", "field", "old", "new")
    columns = (*(UpdateColumn(name, name) for name in names), UpdateColumn("SRC", text="WB"))
    head = Owing(ORDER.po_number, None, "acknowledged_on", None, "2026-11-20", ())
    assert update_rows(ORDER, [PRICE, head], UpdatesLayout(columns, rows="values")) == [
        (ORDER.po_number, "1", "quantity", Decimal(4), Decimal("2.50"), "WB"),
        (ORDER.po_number, None, "acknowledged_on", None, date(2026, 11, 20), "WB"),
    ]


def test_a_head_alone_is_a_row_without_a_line() -> None:
    head = Owing(ORDER.po_number, None, "vendor_order_number", None, "V-1", ())
    assert update_rows(ORDER, [head], LAYOUT) == [(ORDER.po_number, None, None, None, None)]


def test_separated_values_are_written_as_the_playbook_says(tmp_path: Path) -> None:
    file = tmp_path / "updates.csv"
    update_files.write(file, update_rows(ORDER, [PRICE], LAYOUT), LAYOUT)
    assert file.read_bytes().decode().splitlines() == [
        "PO_NUMBER;LINE;VENDOR_ITEM;QUANTITY;PROMISED_DATE",
        f"{ORDER.po_number};1;'=cmd();2,50;04.12.2026",
    ]
    assert [each.name for each in tmp_path.iterdir()] == ["updates.csv"]


def test_no_text_is_a_formula_in_separated_values(tmp_path: Path) -> None:
    file = tmp_path / "updates.csv"
    update_files.write(file, [(text, Decimal(-5)) for text in NASTY], LAYOUT)
    with file.open(newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))[1:]
    assert [row[0] for row in rows] == [f"'{text}" for text in NASTY]
    assert {row[1] for row in rows} == {"-5"}  # a number stays one


def test_no_text_is_a_formula_in_a_workbook(tmp_path: Path) -> None:
    file = tmp_path / "updates.xlsx"
    rows = [(text, Decimal("-5.5"), date(2026, 12, 4)) for text in NASTY]
    update_files.write(file, rows, LAYOUT)
    with zipfile.ZipFile(file) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    read = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()[1:]
    assert [(row[0].replace("_x000D_", "\r"), row[1], row[2]) for row in read] == [
        (text, -5.5, date(2026, 12, 4)) for text in NASTY
    ]
    assert not isinstance(read[0][2], datetime)


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "updates.csv"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(TableProblem) as caught:
        update_files.write(file, [("a",)], LAYOUT)
    assert (caught.value.code, file.read_text(encoding="utf-8")) == ("exists", "mine")


def test_what_the_encoding_cannot_hold_is_said_and_leaves_no_file(tmp_path: Path) -> None:
    file = tmp_path / "updates.csv"
    with pytest.raises(TableProblem) as caught:
        update_files.write(file, [("Łódź",)], UpdatesLayout(COLUMNS, encoding="cp1252"))
    assert caught.value.code == "not_encodable"
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(TableProblem) as caught:
        update_files.write(tmp_path / "none" / "updates.csv", [("a",)], LAYOUT)
    assert caught.value.code == "not_written"
