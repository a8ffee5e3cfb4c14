"""What a person corrects on a vendor's document is learnt, kept as an event, read by anybody, tried and taken back."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen import canvas
from tests.sealed import with_keyring

from poworkbench.app.cli.main import main
from poworkbench.app.places import HOME_VARIABLE

TITLE = "Order confirmation"
COLUMNS = (40, 120, 300, 380, 460)


def paper(number: str, reference: str, rows: Sequence[Sequence[str]]) -> bytes:
    """A confirmation whose order number stands behind words that nobody lists, and whose prices are called so too."""
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(595, 842))
    page.setFont("Helvetica", 10)
    for top, text in ((800, f"{TITLE} {number}"), (785, "Halvorsen Fittings Ltd"), (770, f"Zettel: {reference}")):
        page.drawString(40, top, text)
    heading = ("Code", "Description", "Quantity", "Kostje", "Sum")
    for place, row in enumerate((heading, *rows)):
        for x, text in zip(COLUMNS, row, strict=True):
            page.drawString(x, 700 - 20 * place, text)
    page.save()
    return out.getvalue()


ONE = paper(
    "88121", "QX-4471", [["HF-100", "Bracket", "4", "12.50", "50.00"], ["HF-200", "Hinge", "10", "3.20", "32.00"]]
)
TWO = paper("88340", "QX-4502", [["HF-300", "Bolt", "5", "1.20", "6.00"], ["HF-100", "Bracket", "2", "13.00", "26.00"]])
TRUTH = {
    "kind": "order_acknowledgement", "po_number": "QX-4471", "vendor_name": "Halvorsen Fittings Ltd",
    "vendor_order_number": "88121",
    "lines": [
        {"vendor_item": "HF-100", "quantity": "4", "unit_price": "12.50", "amount": "50.00"},
        {"vendor_item": "HF-200", "quantity": "10", "unit_price": "3.20", "amount": "32.00"},
    ],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    with_keyring(monkeypatch)
    for name, content in (("one.pdf", ONE), ("two.pdf", TWO)):
        (tmp_path / name).write_bytes(content)
    (tmp_path / "truth.json").write_text(json.dumps(TRUTH))
    return tmp_path


def read(folder: Path, capsys: pytest.CaptureFixture[str]) -> str | None:
    assert main(["read", str(folder / "two.pdf"), "--json"]) == 0
    number: str | None = json.loads(capsys.readouterr().out)["po_number"]
    return number


def test_one_corrected_document_teaches_the_next_and_can_be_forgotten(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert read(folder, capsys) is None
    assert main(["learn", str(folder / "one.pdf"), "--truth", str(folder / "truth.json")]) == 0
    assert "“Zettel:” names the PO number" in capsys.readouterr().out
    assert read(folder, capsys) == "QX-4502"
    assert main(["lessons", "--try"]) == 0
    assert "read right now" in capsys.readouterr().out
    assert main(["lessons", "--forget", "1"]) == 0
    assert "Nothing was learnt" in capsys.readouterr().out
    assert read(folder, capsys) is None
    assert main(["verify"]) == 0


def test_a_document_that_is_read_right_teaches_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    truth = {**TRUTH, "po_number": None}
    (folder / "truth.json").write_text(json.dumps(truth))
    assert main(["learn", str(folder / "one.pdf"), "--truth", str(folder / "truth.json")]) == 0
    assert capsys.readouterr().out.strip() == "Halvorsen Fittings Ltd: 0 learnt"


def test_what_cannot_be_understood_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "truth.json").write_text('{"lines": 3}')
    assert main(["learn", str(folder / "one.pdf"), "--truth", str(folder / "truth.json")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    (folder / "truth.json").write_text(json.dumps({"lines": []}))
    assert main(["learn", str(folder / "one.pdf"), "--truth", str(folder / "truth.json")]) == 2
    assert "--vendor NAME" in capsys.readouterr().err


def test_what_a_person_tells_of_a_vendor_s_units_is_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lessons", "Halvorsen Fittings Ltd", "--pack", "CTN", "12 EA"]) == 0
    assert "one CTN holds 12 EA" in capsys.readouterr().out
    assert main(["lessons", "--forget", "7"]) == 2
    assert "no lesson with this number" in capsys.readouterr().err
