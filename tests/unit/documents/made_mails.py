"""Mails for the tests: of vendors that nobody knows, put together the way mail programs do."""

from __future__ import annotations

import io
from collections.abc import Iterable
from email.message import EmailMessage
from textwrap import dedent

from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from tests.typed_pages import vocabulary

from poworkbench.adapters.documents.leaves import leaves_of
from poworkbench.adapters.documents.papers import papers_of
from poworkbench.domain.readings import READ_LINE_FIELDS, Reading
from poworkbench.reading.paper import Paper
from poworkbench.reading.papers import read_papers

TABLE = """
Pos  Item      Description          Qty  Unit   Price    Amount  Ship date
1    HL-2201   Pendant lamp brass     4  pcs   125.00    500.00  2026-11-20
2    HL-2207   Wall lamp opal        10  pcs    38.50    385.00  2026-12-04
                                         Total           885.00
"""


def head(subject: str, sender: str, date: str = "Mon, 12 Oct 2026 15:20:12 +0200") -> str:
    """The headers of a mail, to go on with the rest."""
    return f"From: {sender}\nTo: purchasing@meadowlark.example\nSubject: {subject}\nDate: {date}\nMIME-Version: 1.0\n"


def text_mail(subject: str, sender: str, text: str, kind: str = 'text/plain; charset="utf-8"') -> bytes:
    """A mail of one text, sent as it is."""
    content = f"{head(subject, sender)}Content-Type: {kind}\nContent-Transfer-Encoding: 8bit\n\n{dedent(text)}"
    return content.encode()


def html_mail(subject: str, sender: str, html: str, plain: str = "") -> EmailMessage:
    """A mail with markup, and the plain text that its program made of it."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "purchasing@meadowlark.example", subject
    mail["Date"] = "Mon, 12 Oct 2026 15:20:12 +0200"
    mail.set_content(plain or "Please look at the HTML part.")
    mail.add_alternative(html, subtype="html")
    return mail


def pdf(*lines: str) -> bytes:
    """A PDF of one page with text in columns of a typewriter."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    canvas.setFont("Courier", 9)
    for number, line in enumerate(lines):
        canvas.drawString(40, 740 - 14 * number, line)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def acknowledgement() -> bytes:
    """A vendor's paper as a PDF."""
    lines = TABLE.strip("\n").splitlines()
    return pdf("Hartwell Lighting Ltd", "Order acknowledgement 55120", "Your order: PO-104233", "", *lines)


def logo(width: int = 220, height: int = 60) -> bytes:
    """A small picture as signatures have it."""
    out = io.BytesIO()
    Image.effect_noise((width, height), 90).save(out, "PNG")
    return out.getvalue()


def read(content: bytes) -> Reading:
    """What is read of a file, without an order beside it; its pages are those that are shown."""
    papers = papers_of(content, scans=False)
    assert sizes(page for paper in papers for page in paper.pages) == sizes(leaves_of(content))
    assert [page.number for paper in papers for page in paper.pages] == list(range(1, page_count(papers) + 1))
    return read_papers(papers, vocabulary())


def page_count(papers: Iterable[Paper]) -> int:
    """The pages of all papers."""
    return sum(len(paper.pages) for paper in papers)


def sizes(pages: Iterable[object]) -> list[tuple[int, int]]:
    """Widths and heights, of pages or leaves."""
    return [(round(page.width), round(page.height)) for page in pages]  # type: ignore[attr-defined]


def header(reading: Reading) -> tuple[str | None, ...]:
    """The document's own values: order, vendor, the vendor's number, date, currency, total."""
    names = ("po_number", "vendor_name", "vendor_order_number", "document_date", "currency", "total")
    return tuple(reading.value(name) for name in names)


def rows(reading: Reading, *fields: str) -> list[tuple[str | None, ...]]:
    """Fields of each line."""
    return [tuple(line.value(field) for field in fields or READ_LINE_FIELDS) for line in reading.lines]


def words(paper: Paper) -> str:
    """All words that are read of a paper."""
    return " ".join(word.text for page in paper.pages for word in page.words)
