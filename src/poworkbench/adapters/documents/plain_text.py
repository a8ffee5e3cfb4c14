"""Plain text, as print programs and old systems write it: set in a grid, where its columns are."""

from __future__ import annotations

from poworkbench.adapters.documents import kinds, text_pages
from poworkbench.adapters.documents.mail.html_text import text_of_html
from poworkbench.adapters.documents.text_pages import TextPage
from poworkbench.domain.problems import NoText
from poworkbench.reading.paper import Paper


def typed_text(content: bytes) -> tuple[TextPage, ...]:
    """The pages of a text file; markup of a web page is left out."""
    text = kinds.text_of(content) or ""
    if text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        text = text_of_html(text)
    return text_pages.paged(text_pages.typed(text), text_pages.WIDE)


def papers_of_text(content: bytes) -> tuple[Paper, ...]:
    """The text as one paper; NoText where there is none."""
    pages = tuple(text_pages.read_page(page, number) for number, page in enumerate(typed_text(content), 1))
    if not any(page.words for page in pages):
        raise NoText
    return (Paper(kinds.TEXT, pages),)
