"""XML messages for the reader: formats that name their values, on pages that show where each of them stands."""

from __future__ import annotations

from poworkbench.adapters.documents import kinds, text_pages
from poworkbench.adapters.documents.text_pages import TextPage
from poworkbench.adapters.documents.xml.drawing import Pen
from poworkbench.adapters.documents.xml.messages import readings_of
from poworkbench.adapters.documents.xml.tree import parsed
from poworkbench.domain.problems import DocumentProblem
from poworkbench.reading.paper import Paper


def papers_of_xml(content: bytes) -> tuple[Paper, ...]:
    """A paper for each message in the file; the first has all the pages. Raises DamagedFile, TooLarge."""
    pen = Pen()
    readings = readings_of(pen.type_element(parsed(content)))
    typed = text_pages.paged(pen.lines)
    pages = tuple(text_pages.read_page(page, number) for number, page in enumerate(typed, 1))
    return tuple(Paper(kinds.XML, () if number else pages, said=said) for number, said in enumerate(readings))


def typed_xml(content: bytes) -> tuple[TextPage, ...]:
    """The pages of the file; what is no well-formed XML is shown as the text it is."""
    pen = Pen()
    try:
        pen.type_element(parsed(content))
    except DocumentProblem:
        return text_pages.paged(text_pages.typed(kinds.text_of(content) or ""))
    return text_pages.paged(pen.lines)
