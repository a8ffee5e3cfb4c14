"""What runs in a worker process; libraries that read files are imported there and nowhere else."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from typing import TypeVar

from poworkbench.reading.paper import Paper
from poworkbench.services.views import Picture

T = TypeVar("T")


def understood(content: bytes, understand: Callable[..., T], *args: object) -> T:
    """What `understand` makes of the papers in a file; scans.NeedsRecognition where pages of it are pictures."""
    from poworkbench.adapters.documents.papers import papers_of

    with collecting_later():
        return understand(papers_of(content, scans=False), *args)


def understood_with_scans(content: bytes, understand: Callable[..., T], *args: object) -> T:
    """The same in a process that may take the time and the memory to recognise writing in pictures."""
    return understand(_recognised(content), *args)


@lru_cache(maxsize=1)
def _recognised(content: bytes) -> tuple[Paper, ...]:
    """What takes seconds is kept for the next question about the same file: it is read again with its order."""
    from poworkbench.adapters.documents.papers import papers_of

    return papers_of(content, scans=True)


@contextmanager
def collecting_later() -> Iterator[None]:
    """No search for garbage while a document is read: its words and rows all live until it is, and a long document
    has so many that searching them over and over takes a fifth of the time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def sent_at(content: bytes) -> datetime | None:
    """When a mail says it was sent."""
    from poworkbench.adapters.documents.mail import parts as mail_parts

    return mail_parts.sent_at(content)


def page_count(content: bytes) -> int:
    """How many pages can be drawn."""
    from poworkbench.adapters.documents import pictures

    return pictures.page_count(content)


def picture(content: bytes, page: int, scale: float) -> Picture:
    """One page, drawn."""
    from poworkbench.adapters.documents import pictures

    return pictures.picture(content, page, scale)


def crop(content: bytes, page: int, box: tuple[int, int, int, int], scale: float) -> bytes:
    """A part of a page, as PNG."""
    from poworkbench.adapters.documents import pictures

    return pictures.crop(content, page, box, scale)
