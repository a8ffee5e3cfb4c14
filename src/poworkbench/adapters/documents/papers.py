"""What a file holds for the reader, whatever kind it is: one module a kind, chosen by the file's content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

from poworkbench.adapters.documents import kinds
from poworkbench.adapters.documents.limits import checked_kind
from poworkbench.domain.readings import Found, Reading, ReadLine
from poworkbench.reading.paper import Paper

T = TypeVar("T", Reading, ReadLine)


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
    return replace(paper, pages=moved, said=_moved_reading(paper.said, pages) if paper.said else None)


def _moved_reading(said: Reading, pages: int) -> Reading:
    return replace(_moved(said, pages), lines=tuple(_moved(line, pages) for line in said.lines))


def _moved(part: T, pages: int) -> T:
    """A reading or a line of it with the place of each of its own values moved on."""
    found = {each.name: value for each in fields(part) if isinstance(value := getattr(part, each.name), Found)}
    moved: Any = {
        name: replace(value, evidence=replace(value.evidence, page=value.evidence.page + pages))
        for name, value in found.items()
    }
    return replace(part, **moved)


def _of_pdf(content: bytes, scans: bool) -> tuple[Paper, ...]:
    from poworkbench.adapters.documents import pdf_papers

    return pdf_papers.papers_of_pdf(content, allowed=scans)


def _of_image(content: bytes, scans: bool) -> tuple[Paper, ...]:
    from poworkbench.adapters.documents.scans import papers as image_papers

    return image_papers.papers_of_image(content, allowed=scans)


def _of_mail(content: bytes, scans: bool) -> tuple[Paper, ...]:
    from poworkbench.adapters.documents import mail_papers

    return mail_papers.papers_of_mail(content, scans=scans)


def _of_sheet(content: bytes, _scans: bool) -> tuple[Paper, ...]:
    from poworkbench.adapters.documents import sheet_papers

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
