"""A sheet's cells as aligned text, so that a person can look at it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from poworkbench.adapters.documents import kinds, workbook
from poworkbench.adapters.documents.aligned import Row, aligned
from poworkbench.domain.problems import DamagedFile, KindNotReadYet

MOST_ROWS = 3000


def text_of_sheet(content: bytes) -> str:
    """Rows of cells under each other; a workbook of the older binary kind is not opened yet."""
    rows = workbook.rows(content) if content.startswith(b"PK") else _separated(content)
    try:
        return "\n".join(aligned(list(islice(rows, MOST_ROWS))))
    except csv.Error as error:
        raise DamagedFile("the table cannot be taken apart") from error


def _separated(content: bytes) -> Iterator[Row]:
    text = kinds.text_of(content)
    if text is None:
        raise KindNotReadYet(kinds.SHEET)
    return csv.reader(io.StringIO(text), delimiter=max(";,\t", key=text[:4000].count))
