"""PDF pages as words and rules, by PDFium; the one place that opens a PDF for reading."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium

from poworkbench.adapters.documents.pdf.frame import Frame
from poworkbench.adapters.documents.pdf.rules import page_rules
from poworkbench.adapters.documents.pdf.sideways import sideways_words, turn_of
from poworkbench.adapters.documents.pdf.words import page_words
from poworkbench.domain.problems import DamagedFile, EmptyFile, LockedFile, TooLarge
from poworkbench.reading.page import Page
from poworkbench.reading.turning import upright

MOST_PAGES = 500

#: A whole PDF says where its cross-reference table starts within this many bytes of its end.
_TAIL = 4096


def read_pages(content: bytes) -> tuple[Page, ...]:
    """The pages of a PDF as the reader wants them; those that are pictures have no words.

    Raises EmptyFile, DamagedFile, LockedFile, TooLarge (over 500 pages).
    PDFium is not safe to call from two threads at once: call this in a process of its own.
    """
    document = open_pdf(content)
    try:
        pages = tuple(_page(content, document, index) for index in range(len(document)))
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(str(error)) from error
    finally:
        document.close()
    return pages


def open_pdf(content: bytes) -> pypdfium2.PdfDocument:
    """An open document, which the caller closes; problems with the file as our own types."""
    if not content:
        raise EmptyFile
    if b"startxref" not in content[-_TAIL:]:
        raise DamagedFile("cut off before its end")
    document = _loaded(content)
    if len(document) > MOST_PAGES:
        count = len(document)
        document.close()
        raise TooLarge(f"{count} pages, at most {MOST_PAGES}")
    return document


def _loaded(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise LockedFile from error
        raise DamagedFile(str(error)) from error


def _page(content: bytes, document: pypdfium2.PdfDocument, index: int) -> Page:
    page = document[index]
    text = page.get_textpage()
    try:
        frame = Frame.of(page)
        turn, rules = turn_of(text.raw, frame.rotation), page_rules(page, frame)
        if turn:
            words = sideways_words(content, index, turn)
            return upright(Page(index + 1, frame.width, frame.height, words, rules), turn)
        return Page(index + 1, frame.width, frame.height, page_words(text.raw, frame), rules)
    finally:
        text.close()
        page.close()
