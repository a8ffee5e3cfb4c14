"""What a file holds for the reader, whatever kind it is: one module a kind, chosen by the file's content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from poworkbench.adapters.documents import kinds
from poworkbench.adapters.documents.limits import checked_kind
from poworkbench.reading.numbering import moved as moved_reading
from poworkbench.reading.paper import Paper


def papers_of(content: bytes, *, scans: bool = True) -> tuple[Paper, ...]:
    """Every paper in the file, in the order in which it is shown; raises domain.problems.

    `scans` says whether this process may recognise writing in pictures; where it may not and something has to be,
    adapters.documents.scans.needs.NeedsRecognition is raised.
    """
    return _PAPERS[checked_kind(content)](content, scans)


def moved_on(paper: Paper, pages: int) -> Paper:
    """The paper with its pages numbered `pages` further on, for one that stands behind others in its file."""
    if not pages:
        return paper
    moved = tuple(replace(page, number=page.number + pages) for page in paper.pages)
    return replace(paper, pages=moved, said=moved_reading(paper.said, pages) if paper.said else None)


def _of_pdf(content: bytes, scans: bool) -> tuple[Paper, ...]:
    from poworkbench.adapters.documents.pdf.papers import papers_of_pdf

    return papers_of_pdf(content, allowed=scans)


def _of_image(content: bytes, scans: bool) -> tuple[Paper, ...]:
    from poworkbench.adapters.documents.scans import papers as image_papers

    return image_papers.papers_of_image(content, allowed=scans)


def _of_mail(content: bytes, scans: bool) -> tuple[Paper, ...]:
    from poworkbench.adapters.documents.mail import papers as mail_papers

    return mail_papers.papers_of_mail(content, scans=scans)


def _of_sheet(content: bytes, _scans: bool) -> tuple[Paper, ...]:
    from poworkbench.adapters.documents.sheets import papers as sheet_papers

    return sheet_papers.papers_of_sheet(content)


def _of_edi(content: bytes, _scans: bool) -> tuple[Paper, ...]:
    from poworkbench.adapters.documents.edi import papers as edi_papers

    return edi_papers.papers_of_edi(content)


def _of_xml(content: bytes, _scans: bool) -> tuple[Paper, ...]:
    from poworkbench.adapters.documents.xml import papers as xml_papers

    return xml_papers.papers_of_xml(content)


def _of_text(content: bytes, _scans: bool) -> tuple[Paper, ...]:
    from poworkbench.adapters.documents import plain_text

    return plain_text.papers_of_text(content)


_PAPERS: dict[str, Callable[[bytes, bool], tuple[Paper, ...]]] = {
    kinds.PDF: _of_pdf,
    kinds.IMAGE: _of_image,
    kinds.MAIL: _of_mail,
    kinds.SHEET: _of_sheet,
    kinds.EDI: _of_edi,
    kinds.XML: _of_xml,
    kinds.TEXT: _of_text,
}
