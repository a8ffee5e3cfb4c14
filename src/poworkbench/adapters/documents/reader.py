"""Vendors' files behind the port that services know: looked at in a process of their own, with a time limit."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from types import TracebackType
from typing import Self, TypeVar

from poworkbench.adapters.documents import kinds, work
from poworkbench.adapters.documents.pool import WorkerPool
from poworkbench.adapters.documents.scans.needs import NeedsRecognition
from poworkbench.domain.problems import DocumentProblem
from poworkbench.reading.paper import Paper
from poworkbench.services.views import Picture

T = TypeVar("T")

#: Seconds for all pages of a document, and for one picture.
READING_LIMIT = 60.0
DRAWING_LIMIT = 20.0

#: Recognising writing takes so many times as long as reading it, and this much address space.
RECOGNISING_TIMES = 4
RECOGNISING_MEMORY = 6_000_000_000


class DocumentReader:
    """services.ports.Documents; `close` it, or use it in a `with`, so that its workers end."""

    def __init__(
        self, workers: int = 2, reading_limit: float = READING_LIMIT, drawing_limit: float = DRAWING_LIMIT
    ) -> None:
        self._pool = WorkerPool(workers)
        self._recogniser = WorkerPool(1, RECOGNISING_MEMORY)
        self._reading_limit = reading_limit
        self._recognising_limit = reading_limit * RECOGNISING_TIMES
        self._drawing_limit = drawing_limit

    def kind(self, content: bytes) -> str:
        """What the file is by its content: pdf, image, mail, sheet, edi, xml, text or unknown."""
        return kinds.kind_of(content)

    def sent_at(self, content: bytes) -> datetime | None:
        """When a mail says it was sent, in UTC; None where it does not, or the file is no mail."""
        if kinds.kind_of(content) != kinds.MAIL:
            return None
        try:
            return self._pool.call(self._drawing_limit, work.sent_at, content)
        except DocumentProblem:
            return None

    def papers(self, content: bytes) -> tuple[Paper, ...]:
        """Every paper in the file; NoText where nothing is written on it."""
        return self.understood(content, tuple)

    def understood(self, content: bytes, understand: Callable[..., T], *args: object) -> T:
        """What `understand` (of a module) makes of the papers, worked out beside them in the worker's process.

        Pictures of pages go to the one worker that recognises writing: it needs memory, and every core there is.
        """
        with suppress(NeedsRecognition):
            return self._pool.call(self._reading_limit, work.understood, content, understand, *args)
        return self._recogniser.call(self._recognising_limit, work.understood_with_scans, content, understand, *args)

    def page_count(self, content: bytes) -> int:
        """How many pages can be drawn."""
        return self._pool.call(self._drawing_limit, work.page_count, content)

    def picture(self, content: bytes, page: int, scale: float) -> Picture:
        """One page (from 1) drawn at `scale` pixels for each point."""
        return self._pool.call(self._drawing_limit, work.picture, content, page, scale)

    def crop(self, content: bytes, page: int, box: tuple[int, int, int, int], scale: float) -> bytes:
        """A PNG of the part of a page inside `box` (hundredths of a point) with a margin around it."""
        return self._pool.call(self._drawing_limit, work.crop, content, page, box, scale)

    def close(self) -> None:
        """End the workers; what they were doing is given up."""
        self._pool.close()
        self._recogniser.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
