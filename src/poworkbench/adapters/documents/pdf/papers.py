"""A PDF for the reader: its pages, those that are pictures recognised, and the order message that is built into it."""

from __future__ import annotations

import pypdfium2

from poworkbench.adapters.documents import kinds
from poworkbench.adapters.documents.pdf.attachments import said_in_pdf
from poworkbench.adapters.documents.pdf.pages import open_pdf, read_pages
from poworkbench.adapters.documents.scans import needs as scans
from poworkbench.adapters.documents.scans.papers import MOST_RECOGNISED
from poworkbench.domain.problems import DamagedFile, NoText
from poworkbench.reading.page import Page
from poworkbench.reading.paper import Paper

#: Pixels for each point: 200 dots an inch, as offices scan.
SCALE = 200 / 72


def papers_of_pdf(content: bytes, *, allowed: bool) -> tuple[Paper, ...]:
    """The PDF's own pages as one paper; NoText where nothing is written on any of them."""
    pages = read_pages(content)
    if said := said_in_pdf(content):
        return (Paper(kinds.PDF, pages, said=said),)
    pictures = [page.number for page in pages if not page.words][:MOST_RECOGNISED]
    if pictures and _are_pictures(content, pictures):
        scans.wanted(allowed)
        seen = {number: _recognised(content, number) for number in pictures}
        pages = tuple(seen.get(page.number, page) for page in pages)
    if not any(page.words for page in pages):
        raise NoText(f"{len(pages)} page(s)")
    return (Paper(kinds.PDF, pages),)


def _are_pictures(content: bytes, numbers: list[int]) -> bool:
    """Whether any of the pages without text shows a picture; an empty back side shows none."""
    document = open_pdf(content)
    try:
        images = [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE, pypdfium2.raw.FPDF_PAGEOBJ_PATH]
        return any(next(document[number - 1].get_objects(images, max_depth=3), None) for number in numbers)
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(str(error)) from error
    finally:
        document.close()


def _recognised(content: bytes, number: int) -> Page:
    import numpy as np

    from poworkbench.adapters.documents.scans.pages import scanned_page

    document = open_pdf(content)
    try:
        picture = document[number - 1].render(scale=SCALE, rev_byteorder=True).to_pil().convert("RGB")
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(str(error)) from error
    finally:
        document.close()
    return scanned_page(np.asarray(picture), number, SCALE)
