"""The corpus's PDFs with their orders, and long acknowledgements made for measuring."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from poworkbench.app.order_files import order_of
from poworkbench.domain.orders import Order

CORPUS = Path(__file__).parents[2] / "tests" / "corpus"
CASES = sorted((CORPUS / "cases").iterdir())
LAYOUTS = sorted((CORPUS / "layouts").iterdir())

LINES_A_PAGE = 28
#: Title, place, and whether it is set to the left or to the right of it.
_COLUMNS = (
    ("Line", 40, "l"), ("Item No.", 75, "l"), ("Description", 160, "l"), ("Qty", 360, "r"), ("UOM", 372, "l"),
    ("Unit Price", 440, "r"), ("Amount", 500, "r"), ("Ship Date", 560, "r"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """A made acknowledgement and the order that it confirms as it is."""

    content: bytes
    order: Order


def content_of(case: Path) -> bytes:
    """The PDF of a case."""
    return (case / "ack.pdf").read_bytes()


def noted(case: Path, name: str) -> Any:
    """What is noted beside a case's PDF."""
    return json.loads((case / name).read_text(encoding="utf-8"))


@cache
def pages_in(case: Path) -> int:
    """How many pages a case's PDF has."""
    document = pypdfium2.PdfDocument(content_of(case))
    try:
        return len(document)
    finally:
        document.close()


def made(pages: int) -> Made:
    """An acknowledgement of so many pages, its heading printed again on each."""
    paper = BytesIO()
    canvas = Canvas(paper, pagesize=(612, 792), invariant=1)
    lines = [_line(number) for number in range(1, pages * LINES_A_PAGE + 1)]
    for page in range(pages):
        _head(canvas, page + 1, pages)
        for row, line in enumerate(lines[page * LINES_A_PAGE : (page + 1) * LINES_A_PAGE]):
            _row(canvas, 672 - 20 * row, list(line.values()))
    canvas.setFont("Helvetica-Bold", 9)
    total = sum((Decimal(line["unit_price"].replace(",", "")) * int(line["quantity"]) for line in lines), Decimal(0))
    canvas.drawRightString(440, 100, "Order Total USD")
    canvas.drawRightString(500, 100, f"{total:,.2f}")
    canvas.save()
    return Made(paper.getvalue(), _order(lines, total))


def repeated(case: Path, pages: int) -> bytes:
    """The pages of a case over and over, so many in all."""
    source, long = pypdfium2.PdfDocument(content_of(case)), pypdfium2.PdfDocument.new()
    while len(long) < pages:
        long.import_pages(source, list(range(min(len(source), pages - len(long)))))
    paper = BytesIO()
    long.save(paper)
    long.close()
    source.close()
    return paper.getvalue()


def _line(number: int) -> dict[str, str]:
    quantity, price = number * 7 % 24 + 1, Decimal(number * 1373 % 90000 + 995) / 100
    return {
        "line": str(number), "vendor_item": f"HW-{10000 + number * 3}", "description": f"Chair {number % 57} in walnut",
        "quantity": str(quantity), "unit": "EA", "unit_price": f"{price:,.2f}", "amount": f"{quantity * price:,.2f}",
        "promised_date": f"{number % 12 + 1:02}/{number % 28 + 1:02}/2026",
    }  # fmt: skip


def _head(canvas: Canvas, page: int, pages: int) -> None:
    if page > 1:
        canvas.showPage()
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(40, 750, "Hartwell Case Goods Inc.")
    canvas.drawRightString(572, 750, "ORDER ACKNOWLEDGMENT")
    canvas.setFont("Helvetica", 9)
    canvas.drawString(40, 730, "Purchase Order No.: PO-4711009")
    canvas.drawString(300, 730, "Our Order No.: SO-88231")
    canvas.drawString(40, 716, "Date: 04/12/2026")
    canvas.drawRightString(572, 716, f"Page {page} of {pages}")
    canvas.setFont("Helvetica-Bold", 8.5)
    _row(canvas, 690, [title for title, _, _ in _COLUMNS])
    canvas.line(40, 685, 572, 685)
    canvas.setFont("Helvetica", 8.5)


def _row(canvas: Canvas, height: float, texts: list[str]) -> None:
    for (_, place, side), text in zip(_COLUMNS, texts, strict=True):
        (canvas.drawString if side == "l" else canvas.drawRightString)(place, height, text)


def _order(lines: list[dict[str, str]], total: Decimal) -> Order:
    like = noted(CORPUS / "cases" / "pelham-01", "po.json")
    ordered = [like["lines"][0] | {"buyer_item": None} | line for line in lines]
    for line in ordered:
        month, day, year = line["promised_date"].split("/")
        line |= {"promised_date": f"{year}-{month}-{day}", "unit_price": line["unit_price"].replace(",", "")}
        line.pop("amount")
    return order_of(like | {"po_number": "PO-4711009", "total": str(total), "lines": ordered})
