"""What the program reads in a sheet, put so that a test can be read."""

from __future__ import annotations

from tests.typed_pages import vocabulary

from poworkbench.adapters.documents.papers import papers_of
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import HEADER_FIELDS, Reading
from poworkbench.reading.papers import read_papers


def read(content: bytes, order: Order | None = None) -> Reading:
    """The reading of a file, through the same door as the program's."""
    return read_papers(papers_of(content), vocabulary(), order)


def header(reading: Reading) -> dict[str, str]:
    """The document's own values, as far as it prints them."""
    return {name: reading.value(name) or "" for name in HEADER_FIELDS if reading.value(name)}


def table(reading: Reading, fields: str) -> list[str]:
    """The lines as texts: the named fields with bars between, "-" for what is not printed."""
    return [" | ".join(line.value(field) or "-" for field in fields.split()) for line in reading.lines]


def refs(reading: Reading, field: str) -> list[str | None]:
    """The cells that a field of the lines was read from."""
    found = [getattr(line, field) for line in reading.lines]
    return [one.evidence.ref if one else None for one in found]
