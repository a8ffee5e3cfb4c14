"""Words and rules of a PDF as a person sees them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from poworkbench.adapters.documents.papers import papers_of
from poworkbench.adapters.documents.pdf.pages import read_pages
from poworkbench.domain.problems import DamagedFile, EmptyFile, LockedFile, NoText
from poworkbench.reading.page import Page

WIDTH, HEIGHT = 600, 800


def drawn(draw: Callable[[Canvas], None], **options: object) -> bytes:
    """A page that `draw` has drawn on."""
    paper = BytesIO()
    canvas = Canvas(paper, pagesize=(WIDTH, HEIGHT), **options)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return paper.getvalue()


def page_of(draw: Callable[[Canvas], None]) -> Page:
    """That page, read."""
    return read_pages(drawn(draw))[0]


def texts(page: Page) -> list[str]:
    """Its words."""
    return [word.text for word in page.words]


def test_a_word_stands_on_its_baseline() -> None:
    page = page_of(lambda canvas: canvas.drawString(100, 700, "Order confirmation"))
    first, second = page.words
    assert (first.text, second.text) == ("Order", "confirmation")
    assert first.x0 == pytest.approx(100, abs=0.5)
    assert first.top < HEIGHT - 700 < first.bottom
    assert first.size == pytest.approx(12)
    assert second.x0 > first.x1


def test_what_nobody_sees_is_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "seen")
        text = canvas.beginText(100, 650)
        text.setTextRenderMode(3)
        text.textOut("invisible")
        canvas.drawText(text)
        canvas.saveState()
        window = canvas.beginPath()
        window.rect(100, 500, 50, 20)
        canvas.clipPath(window, stroke=0)
        canvas.drawString(100, 600, "clipped")
        canvas.restoreState()
        canvas.drawString(-500, 400, "outside")

    assert texts(page_of(draw)) == ["seen"]


def test_recognised_text_behind_a_scan_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(100, 650)
        text.setTextRenderMode(3)
        text.textOut("recognised")
        canvas.drawText(text)

    assert texts(page_of(draw)) == ["recognised"]


def test_text_drawn_twice_for_boldness_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "Total 640.00")
        canvas.drawString(100.3, 700, "Total 640.00")

    assert texts(page_of(draw)) == ["Total", "640.00"]


def test_a_page_turned_on_its_side_is_read_upright() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.translate(0, -WIDTH)
        canvas.drawString(50, 500, "Order confirmation")
        canvas.line(50, 490, 250, 490)

    document = pypdfium2.PdfDocument(drawn(draw))
    document[0].set_rotation(90)
    turned = BytesIO()
    document.save(turned)
    document.close()
    page = read_pages(turned.getvalue())[0]
    assert (page.width, page.height) == (HEIGHT, WIDTH)
    assert texts(page) == ["Order", "confirmation"]
    assert page.words[0].x0 == pytest.approx(50, abs=0.5)
    assert [(rule.x0, rule.y0) for rule in page.rules] == [pytest.approx((50, WIDTH - 490), abs=0.5)]


def test_what_is_cropped_away_does_not_shift_the_rest() -> None:
    document = pypdfium2.PdfDocument(drawn(lambda canvas: canvas.drawString(100, 700, "Order")))
    document[0].set_cropbox(50, 100, 550, 780)
    cropped = BytesIO()
    document.save(cropped)
    document.close()
    page = read_pages(cropped.getvalue())[0]
    assert (page.width, page.height) == (500, 680)
    assert page.words[0].x0 == pytest.approx(50, abs=0.5)


def test_lines_and_the_edges_of_boxes_are_rules() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "x")
        canvas.line(50, 600, 250, 600)
        canvas.rect(50, 300, 100, 40)

    rules = page_of(draw).rules
    assert sum(rule.y0 == rule.y1 for rule in rules) == 3
    assert sum(rule.x0 == rule.x1 for rule in rules) == 2


def test_files_that_cannot_be_read_say_why() -> None:
    whole = drawn(lambda canvas: canvas.drawString(100, 700, "Order"))
    locked = drawn(lambda canvas: canvas.drawString(100, 700, "Order"), encrypt=StandardEncryption("secret"))
    for content, problem in ((b"", EmptyFile), (whole[: len(whole) // 2], DamagedFile), (b"%PDF-1.7 no", DamagedFile)):
        with pytest.raises(problem):
            read_pages(content)
    with pytest.raises(LockedFile):
        read_pages(locked)
    with pytest.raises(NoText):
        papers_of(drawn(lambda _canvas: None))


def test_reading_leaves_nothing_open(tmp_path: Path) -> None:
    """A file read many times can be removed at once, and PDFium forgets it."""
    path = tmp_path / "ack.pdf"
    path.write_bytes(drawn(lambda canvas: canvas.drawString(100, 700, "Order")))
    assert all(len(read_pages(path.read_bytes())) == 1 for _ in range(20))
    path.unlink()
