"""A PDF for the reader: its pages, those that are pictures recognised, and what is built into it."""

from __future__ import annotations

from poworkbench.adapters.documents import kinds
from poworkbench.adapters.documents.pdf import read_pages
from poworkbench.reading.paper import Paper


def papers_of_pdf(content: bytes, *, scans: bool) -> tuple[Paper, ...]:
    """The PDF's own pages as one paper."""
    return (Paper(kinds.PDF, read_pages(content)),)
