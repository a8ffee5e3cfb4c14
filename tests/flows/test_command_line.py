"""The program as it is called: what it prints, and what it says of files that it cannot use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.contract import bad_files
from tests.contract.bad_files import kept, pdf

from poworkbench import __version__
from poworkbench.app.cli.main import COMMANDS, main, parser
from poworkbench.app.cli.warning import warn
from poworkbench.domain.readings import HEADER_FIELDS, OTHER, READ_LINE_FIELDS, Reading

ORDER: dict[str, Any] = {
    "po_number": "PO-104233",
    "sales_order": None,
    "vendor": {"code": "NORDVIK", "name": "Nordvik Furniture AB"},
    "buyer": {"name": "Dana Whitfield", "email": "dana@meadowlark.example"},
    "order_date": "2026-10-02",
    "currency": "USD",
    "ship_to": None,
    "terms": None,
    "lines": [
        {
            "line": "1", "vendor_item": "B251-57", "buyer_item": None, "description": "Console table",
            "quantity": "4", "unit": "EA", "unit_price": "125.00", "promised_date": "2026-11-20",
        }
    ],
    "total": "500.00",
}  # fmt: skip


@pytest.fixture
def po(tmp_path: Path) -> Path:
    file = tmp_path / "po.json"
    file.write_text(json.dumps(ORDER), encoding="utf-8")
    return file


def written(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def acknowledgement(price: str = "131.50") -> bytes:
    """A plain acknowledgement of ORDER."""
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    canvas.setFont("Helvetica", 9)
    for x, y, text in [
        (72, 740, "Nordvik Furniture AB"),
        (72, 710, "ORDER ACKNOWLEDGEMENT"),
        (72, 690, "Your purchase order: PO-104233"),
        (72, 676, "Date: 2026-10-05"),
        (72, 662, "Currency: USD"),
        *zip((72, 110, 190, 340, 390, 440, 510), [630] * 7,
             ("Pos", "Item", "Description", "Qty", "Unit", "Unit price", "Amount"), strict=True),
        *zip((72, 110, 190, 340, 390, 440, 510), [614] * 7,
             ("1", "B251-57", "Console table", "4", "EA", price, "526.00"), strict=True),
        (390, 590, "Total USD"),
        (510, 590, "526.00"),
    ]:  # fmt: skip
        canvas.drawString(x, y, text)
    canvas.save()
    return out.getvalue()


def test_read_prints_what_the_document_says_and_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(written(tmp_path, "ack.pdf", acknowledgement())), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert set(said) == {"kind", "lines", "evidence", "questions", "warnings", *HEADER_FIELDS}
    assert said["questions"] == said["warnings"] == []
    assert said["po_number"] == "PO-104233"
    place = said["evidence"]["po_number"]
    assert (place["page"], place["text"]) == (1, "PO-104233")
    assert place["box"] == pytest.approx([159, 95, 205, 102], abs=2)
    assert 0 < place["confidence"] <= 1
    (line,) = said["lines"]
    assert set(line) == {"evidence", *READ_LINE_FIELDS}
    assert (line["vendor_item"], line["quantity"], line["unit_price"]) == ("B251-57", "4", "131.50")
    assert line["promised_date"] is None
    assert "promised_date" not in line["evidence"]


def test_compare_prints_the_differences(tmp_path: Path, po: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, "ack.pdf", acknowledgement())
    assert main(["compare", str(file), "--po", str(po), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["po_number"] == "PO-104233"
    assert said["reading"]["lines"][0]["unit_price"] == "131.50"
    assert said["differences"] == [
        {"line": None, "field": "total", "ordered": "500.00", "acknowledged": "526.00"},
        {"line": "1", "field": "unit_price", "ordered": "125.00", "acknowledged": "131.50"},
    ]


def test_compare_says_what_changed_since_an_earlier_document(
    tmp_path: Path, po: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = (written(tmp_path, f"{price}.pdf", acknowledgement(price)) for price in ("125.00", "131.50"))
    asked = ["compare", str(second), "--po", str(po), "--since"]
    assert main([*asked, str(first), "--json"]) == 0
    change = {"line": "1", "field": "unit_price", "before": "125.00", "after": "131.50"}
    assert json.loads(capsys.readouterr().out)["since"] == [change]
    assert main([*asked, str(first)]) == 0
    assert "Since 125.00.pdf:\n  line 1 unit price 125.00 → 131.50" in capsys.readouterr().out
    assert main([*asked, str(second)]) == 0
    assert "Nothing changed since 131.50.pdf." in capsys.readouterr().out


def test_cautions_go_to_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    warn(tmp_path / "ack.edi", Reading(OTHER, cautions=("edi_test",)))
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "ack.edi: The vendor sent it as a trial." in err


def test_a_person_gets_tables(tmp_path: Path, po: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(written(tmp_path, "ack.pdf", acknowledgement()))
    assert main(["read", file]) == 0
    assert main(["compare", file, "--po", str(po)]) == 0
    out = capsys.readouterr().out
    assert "PO-104233" in out
    assert "line 1" in out
    assert "131.50" in out


def test_a_workbook_under_another_name_is_read_as_what_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(written(tmp_path, "book.pdf", kept("wrong-extension.pdf"))), "--json"]) == 0
    out, err = capsys.readouterr()
    assert len(json.loads(out)["lines"]) == 8
    assert "it is a spreadsheet, whatever its name says" in err


def test_an_absence_note_is_no_acknowledgement(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(written(tmp_path, "note.eml", kept("auto-reply.eml"))), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["kind"], said["lines"], said["po_number"]) == ("other", [], None)


CANNOT = [
    ("empty.pdf", lambda: b"", "empty"),
    ("half.pdf", lambda: kept("truncated.pdf"), "damaged or incomplete"),
    ("secret.pdf", lambda: kept("encrypted.pdf"), "password"),
    ("scan.pdf", bad_files.blank_scan, "nothing could be read"),
    ("bomb.png", bad_files.image_bomb, "60000 x 60000"),
    ("entities.xml", lambda: kept("entity-expansion.xml"), "document type"),
    ("program.pdf", lambda: b"MZ\x90\x00\x03", "not a kind of file"),
]


@pytest.mark.parametrize(("name", "made", "cause"), CANNOT, ids=[row[0] for row in CANNOT])
def test_a_file_that_cannot_be_read_has_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, made: Any, cause: str
) -> None:
    assert main(["read", str(written(tmp_path, name, made())), "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert name in err
    assert cause in err


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"{", "it does not hold a purchase order"),
        (b"[]", "Expected `object`"),
        (b"\xff\xfe\x00", "it does not hold a purchase order"),
        (json.dumps({**ORDER, "lines": {}}).encode(), "Expected `array`, got `object` - at `$.lines`"),
        (json.dumps({**ORDER, "currency": None}).encode(), "currency"),
        (json.dumps({**ORDER, "total": "NaN"}).encode(), "not a number"),
        (json.dumps({**ORDER, "lines": ORDER["lines"] * 2}).encode(), "twice"),
        (b"[" * 100_000, "it does not hold a purchase order"),
    ],
)
def test_an_order_that_cannot_be_used_has_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, cause: str
) -> None:
    file = written(tmp_path, "po.json", content)
    assert main(["compare", str(written(tmp_path, "ack.pdf", pdf("x"))), "--po", str(file)]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "po.json" in err
    assert cause in err


def test_files_that_are_not_there(tmp_path: Path, po: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path / "no.pdf")]) == 2
    assert "no.pdf: there is no such file." in capsys.readouterr().err
    assert main(["read", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
    assert main(["compare", str(po), "--po", str(tmp_path / "no.json")]) == 2
    assert "no.json: there is no such file." in capsys.readouterr().err


def test_an_order_may_hold_json_numbers_and_more_than_we_know(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = {**ORDER["lines"][0], "unit_price": 131.50, "colour": "oak"}
    file = written(tmp_path, "po.json", json.dumps({**ORDER, "lines": [line], "total": 526.00, "site": 7}).encode())
    ack = str(written(tmp_path, "ack.pdf", acknowledgement()))
    assert main(["compare", ack, "--po", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["differences"] == []


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "poworkbench", *arguments], capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"}, encoding="utf-8",
    )  # fmt: skip


def test_as_a_program(tmp_path: Path) -> None:
    assert run("--version").stdout == f"PO Workbench {__version__}\n"
    done = run("read", str(written(tmp_path, "Bestätigung €.pdf", kept("truncated.pdf"))))
    assert (done.returncode, done.stdout) == (2, "")
    assert "Bestätigung €.pdf: damaged or incomplete" in done.stderr
    assert "Traceback" not in done.stderr


def test_starting_imports_no_heavy_library() -> None:
    code = "import sys, poworkbench.app.cli.main as m; m.parser(); print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"PySide6", "sqlalchemy", "requests", "pdfplumber", "pypdfium2", "PIL", "pebble", "babel", "holidays"}
    assert not heavy & set(done.stdout.split())


def test_every_command_explains_itself() -> None:
    help_text = parser().format_help()
    for command in COMMANDS:
        assert f"    {command.__name__.rpartition('.')[2]} " in help_text


def test_the_sandbox_has_a_home_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = os.environ.get("POWORKBENCH_HOME")
    serve = ["sandbox", "serve", "--home", str(tmp_path / "erp"), "--orders", str(tmp_path / "missing.json")]
    assert main(serve) == 2
    assert os.environ.get("POWORKBENCH_HOME") == before
    assert "Traceback" not in "".join(capsys.readouterr())


def test_the_programs_home_is_named_before_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("POWORKBENCH_HOME", "elsewhere")
    assert main(["--home", str(tmp_path / "mine"), "verify"]) == 2
    assert str(tmp_path / "mine") in capsys.readouterr().err
