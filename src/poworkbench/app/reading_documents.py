"""Documents to readings: pages by the documents adapter, their meaning by the reader, both in a worker's process."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache

from poworkbench.adapters.documents.reader import DocumentReader
from poworkbench.app import places
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Reading
from poworkbench.reading.paper import Paper
from poworkbench.reading.papers import read_papers
from poworkbench.reading.vocabulary import Vocabulary, parse


def read_document(documents: DocumentReader, content: bytes, order: Order | None = None) -> tuple[int, Reading]:
    """How many pages a document has and what it says; raises domain.problems. `order` is the one it should answer."""
    return documents.understood(content, understand, order)


def reader(documents: DocumentReader) -> Callable[[bytes, Order | None], tuple[int, Reading]]:
    """`read_document` as services.intake wants it."""
    return lambda content, order: read_document(documents, content, order)


def understand(papers: tuple[Paper, ...], order: Order | None) -> tuple[int, Reading]:
    """The reader's part of the work."""
    return sum(len(paper.pages) for paper in papers), read_papers(papers, vocabulary(), order)


@cache
def vocabulary() -> Vocabulary:
    """The words that documents use, of every language that is shipped."""
    files = sorted((places.resources() / "vocabulary").glob("*.toml"))
    return parse([tomllib.loads(file.read_text(encoding="utf-8")) for file in files])
