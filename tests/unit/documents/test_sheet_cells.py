"""The visible cells of a workbook, as a person sees them when it is opened."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from tests.unit.documents.made_workbooks import Formatted, MadeSheet, Raw, Value, workbook

from poworkbench.adapters.documents.sheets.cells import Sheet, letters, place_of, text_cell
from poworkbench.adapters.documents.sheets.number_formats import PLAIN, Look, look_of, shown
from poworkbench.adapters.documents.sheets.workbook_cells import sheets_of_workbook

SAMPLES = Path(__file__).parent / "samples"


def only(content: bytes) -> Sheet:
    (sheet,) = sheets_of_workbook(content)
    return sheet


def texts(sheet: Sheet) -> dict[str, str]:
    """Cells by their names, without that of the sheet."""
    return {f"{letters(at)}{row + 1}": cell.text for row, cells in sheet.rows.items() for at, cell in cells.items()}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5.0, "5"),
        (1052.0000000001, "1052"),
        (0.1 + 0.2, "0.3"),
        (21.755, "21.755"),
        (-3.5, "-3.5"),
        (4006381333931.0, "4006381333931"),
        (date(2026, 11, 20), "2026-11-20"),
        (datetime(2026, 11, 20, 14, 30), "2026-11-20 14:30"),  # noqa: DTZ001 a sheet knows no zones
        (True, "TRUE"),
        ("  two\r\nlines ", "two\nlines"),
        ("'00417", "00417"),
        ('="00417"', "00417"),
        ("'t Hof 'Zuid'", "'t Hof 'Zuid'"),
        (Formatted(0.15, "0%"), "15%"),
        (Formatted(0.125, "0%"), "12.5%"),
        (Formatted(89.9, '#,##0.00\\ "€"'), "89.9 €"),
        (Formatted(89.9, "[$USD] #,##0.00"), "USD 89.9"),
        (Formatted(1249.0, '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\)'), "$ 1249"),
        (Formatted(20.0, '0" pcs"'), "20 pcs"),
        (Formatted(417.0, "00000"), "00417"),
        (Formatted(100 / 3, "0.00"), "33.33"),
        (Formatted(3.0, "General", formula="1+2"), "3"),
        (Raw('t="str"', "<f>A2</f><v>cached</v>"), "cached"),
        (Raw("", f"<v>{44.5}</v>"), "44.5"),
    ],
)
def test_a_cell_is_read_as_it_is_meant(value: Value, text: str) -> None:
    assert texts(only(workbook(MadeSheet("S", [[value]])))) == {"A1": text}


@pytest.mark.parametrize("value", [Raw('t="e"', "<v>#REF!</v>"), Raw("", "<f>A2*2</f>"), "   ", None])
def test_a_cell_that_says_nothing_is_none(value: Value) -> None:
    assert not only(workbook(MadeSheet("S", [[value]]))).rows


def test_only_numbers_are_plain() -> None:
    (cells,) = only(workbook(MadeSheet("S", [[1.5, "1,5", date(2026, 1, 2), Formatted(2.5, '0.0"x"')]]))).rows.values()
    assert [cell.plain for cell in cells.values()] == [True, False, False, True]


def test_times_alone_are_no_dates() -> None:
    content = workbook(MadeSheet("S", [[Formatted(0.5, "hh:mm")]]))
    assert texts(only(content)) == {"A1": str(time(12))}


def test_what_is_hidden_is_not_read() -> None:
    rows: list[list[Value]] = [["seen", "cost", "seen"], ["filtered", "away", "!"], ["seen", 1.0, 2.0]]
    sheet = MadeSheet("Order", rows, hidden_rows={1}, hidden_columns={1})
    hidden = [MadeSheet("Old", [["PO-1"]], state="hidden"), MadeSheet("Older", [["PO-2"]], state="veryHidden")]
    assert texts(only(workbook(hidden[0], sheet, hidden[1]))) == {"A1": "seen", "C1": "seen", "A3": "seen", "C3": "2"}


def test_a_chart_sheet_has_no_cells() -> None:
    types = {"xl/_rels/workbook.xml.rels": _relations("chartsheet", "chartsheets")}
    chart = {"xl/chartsheets/sheet1.xml": "<chartsheet/>"}
    assert sheets_of_workbook(workbook(MadeSheet("Chart", [["x"]]), extra=types | chart)) == []


def _relations(kind: str, folder: str) -> str:
    space = "http://schemas.openxmlformats.org"
    return (
        f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="rId1" Type="{space}/'
        f'officeDocument/2006/relationships/{kind}" Target="{folder}/sheet1.xml"/></Relationships>'
    )


def test_a_merged_cell_knows_its_last_column() -> None:
    sheet = only(workbook(MadeSheet("S", [["Title", None, None], ["a", "b", "c"]], merged=["A1:C1", "A2:A3"])))
    assert sheet.merged == {(0, 0): 2}


def test_an_older_binary_workbook_is_read_alike() -> None:
    sheet = only((SAMPLES / "carpathia.xls").read_bytes())
    shown = texts(sheet)
    assert sheet.name == "Confirmation"
    assert (shown["A1"], shown["G5"], shown["E9"]) == ("CARPATHIA WOODWORKS SRL", "2026-10-19", "24")
    assert shown["G10"] == "41.255"
    assert "A11" not in shown, "a hidden row"
    assert sheet.merged == {(0, 0): 8, (2, 0): 8}


def test_an_open_document_sheet_is_read_alike() -> None:
    sheet = only((SAMPLES / "lagona.ods").read_bytes())
    shown = texts(sheet)
    assert sheet.name == "Conferma"
    assert (shown["B4"], shown["E8"], shown["F8"], shown["H8"]) == ("2026-10-22", "54 EUR", "10%", "2026-11-30")
    assert "A9" not in shown, "a hidden row"


@pytest.mark.parametrize(
    ("code", "look"),
    [
        ("General", PLAIN),
        ("@", PLAIN),
        ("dd/mm/yyyy", PLAIN),
        ("# ?/?", PLAIN),
        ("0.00E+00", PLAIN),
        ("#,##0,", PLAIN),
        ("[Red]#,##0;-#,##0", Look(places=0)),
        ('"a;b"0.0;"c"0', Look(before="a;b", places=1)),
        ("[>=100]0.00%", Look(behind="%", places=2)),
    ],
)
def test_a_number_format_says_what_stands_around_the_digits(code: str, look: Look) -> None:
    assert look_of(code) == look


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 1e300, -1e300])
def test_numbers_beyond_all_measure_do_no_harm(value: float) -> None:
    assert shown(value, look_of("0.00%")) == str(value)


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_the_names_that_spreadsheets_give_them(column: int, name: str) -> None:
    assert letters(column) == name
    assert place_of(f"{name}12") == (11, column)


def test_a_text_of_signs_that_say_nothing_is_no_cell() -> None:
    assert text_cell('=""') is None
