"""A mail for the reader: its newest message as one paper, and the papers that hang on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from poworkbench.adapters.documents import kinds, leaves, text_pages
from poworkbench.adapters.documents.mail import parts as mail_parts
from poworkbench.adapters.documents.mail.sections import File, Section, Typed, notice, sections_of
from poworkbench.adapters.documents.scans.needs import NeedsRecognition
from poworkbench.adapters.documents.text_pages import TextPage, TypedLine
from poworkbench.domain.problems import DocumentProblem, EmptyFile, LockedFile, NoText
from poworkbench.domain.readings import OTHER, Reading
from poworkbench.reading.page import Page
from poworkbench.reading.paper import Paper

#: Nothing is lost where these cannot be read.
_NOTHING_THERE = (EmptyFile, NoText)

Part = tuple[tuple[Paper, ...], DocumentProblem | None]


def papers_of_mail(content: bytes, *, scans: bool) -> tuple[Paper, ...]:
    """The mail's own message and what hangs on it, in the order in which leaves.leaves_of shows them.

    An attachment that cannot be read does not spoil the rest: the papers say so in their cautions. Where the mail
    itself tells of no goods and nothing else can be read, the first attachment's problem is raised.
    """
    mail = mail_parts.opened(content)
    if mail.locked:
        raise LockedFile("the mail is encrypted")
    sections = list(sections_of(mail))
    parts = [_part(section, scans) for section in sections]
    _check(sections, parts)
    cautions = tuple(_cautions(sections, parts))
    return tuple(replace(paper, cautions=(*paper.cautions, *cautions)) for paper in _numbered(parts))


def _check(sections: Sequence[Section], parts: Sequence[Part]) -> None:
    read = any(
        isinstance(section, File) and problem is None for section, (_, problem) in zip(sections, parts, strict=True)
    )
    told = any(isinstance(section, Typed) and section.tells for section in sections)
    problems = [problem for _, problem in parts if problem]
    if problems and not read and not told:
        raise problems[0]


def _cautions(sections: Sequence[Section], parts: Sequence[Part]) -> Iterator[str]:
    for section, (_, problem) in zip(sections, parts, strict=True):
        if problem and not isinstance(problem, _NOTHING_THERE):
            yield f"attachment_not_read:{section.name}"


def _numbered(parts: Sequence[Part]) -> Iterator[Paper]:
    from poworkbench.adapters.documents.papers import moved_on

    before = 0
    for papers, _problem in parts:
        yield from (moved_on(paper, before) for paper in papers)
        before += sum(len(paper.pages) for paper in papers)


def _part(section: Section, scans: bool) -> Part:
    """The papers of a section, and what was wrong with it."""
    if isinstance(section, Typed):
        return (_letter(section),), section.problem
    if not section.read:
        return (_unread(section),), None
    from poworkbench.adapters.documents.papers import papers_of

    try:
        papers = papers_of(section.content, scans=scans)
        return tuple(replace(paper, name=paper.name or section.name) for paper in papers), None
    except NeedsRecognition:
        raise
    except DocumentProblem as problem:
        return (_unread(section),), problem


def _letter(section: Typed) -> Paper:
    pages = tuple(_read_page(page, number) for number, page in enumerate(section.pages, 1))
    said = None if section.read and any(page.words for page in pages) else Reading(OTHER)
    return Paper(kinds.MAIL, pages, section.name, said)


def _read_page(page: TextPage, number: int) -> Page:
    """The page with the words of those lines that are read; it is as large as it is drawn."""
    width, height = text_pages.size_of(page)
    read = tuple(line if line.places else TypedLine("") for line in page)
    return replace(text_pages.read_page(read, number), width=width, height=height)


def _unread(file: File) -> Paper:
    """A file that is only shown: its pages without words."""
    try:
        sizes = [(leaf.width, leaf.height) for leaf in leaves.leaves_of(file.content)]
    except DocumentProblem as problem:
        sizes = [text_pages.size_of(page) for page in notice(file.name, problem).pages]
    pages = tuple(Page(number, *size, ()) for number, size in enumerate(sizes, 1))
    return Paper(kinds.kind_of(file.content), pages, file.name, Reading(OTHER))
