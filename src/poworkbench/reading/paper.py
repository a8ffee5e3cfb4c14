"""What a file holds for the reader: papers, each a document of its own."""

from __future__ import annotations

from dataclasses import dataclass

from poworkbench.domain.readings import Reading
from poworkbench.reading.page import Page


@dataclass(frozen=True, slots=True)
class Paper:
    """One document within a file: a PDF, the newest message of a mail, a sheet, one EDI message.

    `kind` is what it is (adapters.documents.kinds); `name` how the file calls it, "" for the file itself. Its pages are
    numbered as they are shown, those of the whole file through. A format that names its values (EDI, XML) brings them
    as `said`, and its pages only show where they stand. `cautions` are those of domain.readings.Reading.
    """

    kind: str
    pages: tuple[Page, ...] = ()
    name: str = ""
    said: Reading | None = None
    cautions: tuple[str, ...] = ()
