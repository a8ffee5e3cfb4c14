"""Pages whose writing runs up or down: read as if they lay upright, with the evidence where it stands on the page."""

from __future__ import annotations

from io import BytesIO

import pdfplumber
import pytest
from reportlab.pdfgen import canvas

from poworkbench.adapters.documents.pdf.pages import read_pages
from poworkbench.app.reading_documents import understand
from poworkbench.reading.paper import Paper

ROWS = (
    ("B251-57", "Console table", "8", "131.50", "1,052.00"),
    ("B251-58", "Side table", "2", "50.00", "100.00"),
)
COLUMNS = (40, 120, 300, 380, 460)


def sideways(turn: int) -> bytes:
    """An acknowledgement of two lines whose writing runs upwards (90) or downwards (270)."""
    file = BytesIO()
    paper = canvas.Canvas(file, pagesize=(600, 800))
    paper.translate(*((600, 0) if turn == 90 else (0, 800)))
    paper.rotate(turn)
    paper.setFont("Helvetica", 10)
    for number, text in enumerate(("Order confirmation 4711", "Your order: PO-104233")):
        paper.drawString(40, 560 - 20 * number, text)
    for number, row in enumerate((("Item", "Description", "Quantity", "Price", "Amount"), *ROWS)):
        for x, text in zip(COLUMNS, row, strict=True):
            paper.drawString(x, 500 - 20 * number, text)
    paper.save()
    return file.getvalue()


@pytest.mark.parametrize("turn", [90, 270])
def test_a_sideways_page_is_read(turn: int) -> None:
    content = sideways(turn)
    pages = read_pages(content)
    assert (pages[0].width, pages[0].height) == (800, 600)
    _, reading = understand((Paper("pdf", pages),), None)
    assert reading.value("po_number") == "PO-104233"
    assert [(line.value("vendor_item"), line.value("unit_price")) for line in reading.lines] == [
        ("B251-57", "131.50"),
        ("B251-58", "50.00"),
    ]


@pytest.mark.parametrize("turn", [90, 270])
def test_its_evidence_stands_where_the_page_shows_it(turn: int) -> None:
    content = sideways(turn)
    _, reading = understand((Paper("pdf", read_pages(content)),), None)
    found = reading.lines[0].unit_price
    assert found is not None
    with pdfplumber.open(BytesIO(content)) as document:
        box = [side / 100 for side in found.evidence.box]
        chars = {"char_dir_rotated": "btt" if turn == 90 else "ttb"}
        assert [word["text"] for word in document.pages[0].crop(box).extract_words(**chars)] == ["131.50"]
