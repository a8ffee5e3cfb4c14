"""What a file holds for the reader, whatever kind it is: one module a kind, chosen by the file's content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from poworkbench.adapters.documents import kinds
from poworkbench.adapters.documents.limits import checked_kind
from poworkbench.domain.problems import KindNotReadYet
from poworkbench.domain.readings import HEADER_FIELDS, READ_LINE_FIELDS, Found, Reading, ReadLine
from poworkbench.reading.paper import Paper


def papers_of(content: bytes, *, scans: bool = True) -> tuple[Paper, ...]:
    """Every paper in the file, in the order in which it is shown; raises domain.problems.

    `scans` says whether this process may recognise writing in pictures; where it may not and something has to be,
    adapters.documents.scans.NeedsRecognition is raised.
    """
    return _PAPERS[checked_kind(content)](content, scans)


def moved_on(paper: Paper, pages: int) -> Paper:
    """The paper with its pages numbered `pages` further on, for one that stands behind others in its file."""
    if not pages:
        return paper
    moved = tuple(replace(page, number=page.number + pages) for page in paper.pages)
    return replace(paper, pages=moved, said=_moved_reading(paper.said, pages) if paper.said else None)


def _moved_reading(said: Reading, pages: int) -> Reading:
    header = {name: _moved(getattr(said, name), pages) for name in HEADER_FIELDS}
    lines = tuple(_moved_line(line, pages) for line in said.lines)
    return Reading(said.kind, **header, lines=lines, cautions=said.cautions)


def _moved_line(line: ReadLine, pages: int) -> ReadLine:
    return ReadLine(**{name: _moved(getattr(line, name), pages) for name in READ_LINE_FIELDS})


def _moved(found: Found | None, pages: int) -> Found | None:
    if found is None:
        return None
    return replace(found, evidence=replace(found.evidence, page=found.evidence.page + pages))


def _of_pdf(content: bytes, scans: bool) -> tuple[Paper, ...]:
    from poworkbench.adapters.documents import pdf_papers

    return pdf_papers.papers_of_pdf(content, scans=scans)


def _of_image(content: bytes, scans: bool) -> tuple[Paper, ...]:
    from poworkbench.adapters.documents import scans as recognising

    recognising.wanted(scans)
    raise KindNotReadYet(kinds.IMAGE)


def _of_mail(content: bytes, scans: bool) -> tuple[Paper, ...]:
    from poworkbench.adapters.documents import mail_papers

    return mail_papers.papers_of_mail(content, scans=scans)


def _of_sheet(content: bytes, _scans: bool) -> tuple[Paper, ...]:
    from poworkbench.adapters.documents import sheet_papers

    return sheet_papers.papers_of_sheet(content)


def _of_edi(content: bytes, _scans: bool) -> tuple[Paper, ...]:
    from poworkbench.adapters.documents import edi_papers

    return edi_papers.papers_of_edi(content)


def _of_xml(content: bytes, _scans: bool) -> tuple[Paper, ...]:
    from poworkbench.adapters.documents import xml_papers

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
