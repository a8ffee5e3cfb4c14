"""EDI interchanges as papers: one for each transaction set of X12, one for each message of UN/EDIFACT."""

from __future__ import annotations

from collections.abc import Iterator

from poworkbench.adapters.documents import kinds, text_pages
from poworkbench.adapters.documents.edi import edifact_messages, x12_sets
from poworkbench.adapters.documents.edi.envelopes import EDIFACT, envelope_of
from poworkbench.adapters.documents.edi.messages import Message, messages_of, pieces_of
from poworkbench.adapters.documents.edi.segments import Segment, segments_of
from poworkbench.adapters.documents.edi.source import Source, source_of
from poworkbench.adapters.documents.edi.text import text_of_edi
from poworkbench.adapters.documents.text_pages import TextPage
from poworkbench.domain.problems import DamagedFile
from poworkbench.domain.readings import OTHER, Reading
from poworkbench.reading.paper import Paper

#: How much is shown of a file that is no interchange after all.
_MOST_SHOWN = 1_000_000


def papers_of_edi(content: bytes) -> tuple[Paper, ...]:
    """Every message in the file; DamagedFile where it is cut off, TooLarge where it has too many segments."""
    segments = segments_of(text_of_edi(content))
    if not segments:
        raise DamagedFile("it holds no segment")
    messages = list(messages_of(segments))
    named = len(messages) > 1
    return tuple(
        _paper(message, piece, source, named=named)
        for message, (piece, source) in zip(messages, _sources(segments), strict=True)
    )


def typed_edi(content: bytes) -> tuple[TextPage, ...]:
    """The pages on which the file is shown, a segment a line; a file that cannot be split is shown as it is."""
    text = text_of_edi(content)
    try:
        segments = segments_of(text)
    except DamagedFile:
        return text_pages.paged(text_pages.typed(text[:_MOST_SHOWN]))
    return tuple(page for _piece, source in _sources(segments) for page in source.layout.pages)


def _sources(segments: tuple[Segment, ...]) -> Iterator[tuple[tuple[Segment, ...], Source]]:
    """Each piece of the file on pages of its own, numbered through."""
    page = 1
    for piece in pieces_of(segments):
        source = source_of(piece, page)
        page += len(source.layout.pages)
        yield piece, source


def _paper(message: Message | None, piece: tuple[Segment, ...], source: Source, *, named: bool) -> Paper:
    first = source.layout.first_page
    pages = tuple(text_pages.read_page(page, number) for number, page in enumerate(source.layout.pages, first))
    if message is None:
        return Paper(kinds.EDI, pages, said=Reading(OTHER))
    read = edifact_messages.read_message if envelope_of(piece) is EDIFACT else x12_sets.read_set
    said, cautions = read(message, source)
    name = f"{message.kind} {message.number}".strip() if named else ""
    return Paper(kinds.EDI, pages, name, said, (*message.cautions, *cautions))
