"""The message that is built into a PDF: an Order-X or Factur-X file hangs on it and says what its pages show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import pypdfium2

from poworkbench.adapters.documents import kinds
from poworkbench.adapters.documents.limits import checked_kind
from poworkbench.adapters.documents.pdf.pages import open_pdf
from poworkbench.adapters.documents.xml.drawing import Pen
from poworkbench.adapters.documents.xml.messages import readings_of
from poworkbench.adapters.documents.xml.tree import parsed
from poworkbench.domain.problems import DamagedFile, DocumentProblem
from poworkbench.domain.readings import (
    ACKNOWLEDGEMENT,
    HEADER_FIELDS,
    OTHER,
    READ_LINE_FIELDS,
    Reading,
    ReadLine,
)

T = TypeVar("T", Reading, ReadLine)

#: More attachments than this are not looked at.
MOST_ATTACHED = 20


def said_in_pdf(content: bytes) -> Reading | None:
    """What the message in the PDF says, an answer to an order before anything else; None where no message answers one.

    Its values are not to be found on the pages by themselves: evidence is the place in the attached file, and the whole
    of the first page.
    """
    document = open_pdf(content)
    try:
        width, height = document.get_page_size(0)
        found = [reading for data in _attached(document) for reading in _readings(data)]
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(str(error)) from error
    finally:
        document.close()
    telling = [reading for reading in found if reading.kind != OTHER]
    telling.sort(key=lambda reading: reading.kind != ACKNOWLEDGEMENT)
    return _on_page(telling[0], (0, 0, round(width * 100), round(height * 100))) if telling else None


def _attached(document: pypdfium2.PdfDocument) -> Iterator[bytes]:
    for index in range(min(document.count_attachments(), MOST_ATTACHED)):
        data = bytes(document.get_attachment(index).get_data())
        if kinds.kind_of(data) == kinds.XML:
            yield data


def _readings(data: bytes) -> tuple[Reading, ...]:
    """What an attached file says; one that cannot be read leaves the pages as they are."""
    try:
        checked_kind(data)
        return readings_of(Pen().type_element(parsed(data)))
    except DocumentProblem:
        return ()


def _on_page(reading: Reading, box: tuple[int, int, int, int]) -> Reading:
    lines = tuple(_moved(line, (*READ_LINE_FIELDS, "po_number"), box) for line in reading.lines)
    return replace(_moved(reading, HEADER_FIELDS, box), lines=lines)


def _moved(part: T, names: Sequence[str], box: tuple[int, int, int, int]) -> T:
    """The reading, or a line of it, with the evidence of its values on the first page."""
    found: dict[str, Any] = {name: getattr(part, name) for name in names if getattr(part, name)}
    for name, value in found.items():
        found[name] = replace(value, evidence=replace(value.evidence, page=1, box=box))
    return replace(part, **found)
