"""Documents to readings: the file's pages by the documents adapter, their meaning by the reader's vocabulary."""

from __future__ import annotations

import tomllib
from functools import cache

from poworkbench.app import places
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Reading
from poworkbench.reading import document
from poworkbench.reading.vocabulary import Vocabulary, parse
from poworkbench.services.ports import Documents


def read_document(documents: Documents, content: bytes, order: Order | None = None) -> Reading:
    """What a document says; raises domain.problems. `order` is the one it is held to answer, where that is known."""
    return document.read(documents.pages(content), vocabulary(), order)


@cache
def vocabulary() -> Vocabulary:
    """The words that documents use, of every language that is shipped."""
    files = sorted((places.resources() / "vocabulary").glob("*.toml"))
    return parse([tomllib.loads(file.read_text(encoding="utf-8")) for file in files])
