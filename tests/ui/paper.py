"""A vendor's acknowledgement drawn as a real PDF, with the box of every value on it."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from poworkbench.domain.readings import Evidence
from poworkbench.services.views import Picture

WIDTH, HEIGHT = 612, 792
COLUMNS = {"vendor_item": 60, "description": 150, "quantity": 340, "unit_price": 400, "promised_date": 480}
SIZE = 9


@dataclass
class Paper:
    """The bytes, and for each (line, field) the place."""

    content: bytes
    boxes: dict[tuple[str | None, str], Evidence] = field(default_factory=dict)


def drawn(vendor: str, po_number: str, lines: list[dict[str, str]], *, second_page: bool = False) -> Paper:
    """One acknowledgement; every line is a dict of printed texts with its number under `line`."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
    paper = Paper(b"")
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(60, HEIGHT - 60, vendor.upper())
    _put(canvas, paper, (None, "po_number"), 440, 100, po_number)
    canvas.setFont("Helvetica-Bold", SIZE)
    for name, x in COLUMNS.items():
        canvas.drawString(x, HEIGHT - 170, name.replace("_", " ").title())
    for place, line in enumerate(lines):
        top = 185 + 22 * place
        for name, x in COLUMNS.items():
            if name in line:
                _put(canvas, paper, (line["line"], name), x, top, line[name])
        canvas.line(56, HEIGHT - top - 15, 556, HEIGHT - top - 15)
    canvas.drawString(60, 60, "Please report any discrepancy within 48 hours.")
    if second_page:
        canvas.showPage()
        canvas.drawString(60, HEIGHT - 60, "Terms and conditions")
    canvas.save()
    paper.content = buffer.getvalue()
    return paper


def rendered(content: bytes, page: int, scale: float) -> Picture:
    """One page as the desk's port draws it."""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        bitmap = document[page - 1].render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
        rows = bytes(bitmap.buffer)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    packed = b"".join(rows[y * stride : y * stride + width * 3] for y in range(height))
    return Picture(width, height, scale, packed)


def _put(canvas: Canvas, paper: Paper, key: tuple[str | None, str], x: float, top: float, text: str) -> None:
    canvas.setFont("Helvetica", SIZE)
    canvas.drawString(x, HEIGHT - top - 8, text)
    box = (x, top, x + stringWidth(text, "Helvetica", SIZE), top + 10)
    paper.boxes[key] = Evidence(1, tuple(round(side * 100) for side in box), text, 98)  # type: ignore[arg-type]
