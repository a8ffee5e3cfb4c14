"""What runs in a worker process; libraries that read files are imported there and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from poworkbench.domain.problems import KindNotReadYet
from poworkbench.reading.page import Page
from poworkbench.services.views import Picture

T = TypeVar("T")


def pages(content: bytes) -> tuple[Page, ...]:
    """Words and rules of every page of a PDF; other kinds, once they are known to be sound, cannot be read yet."""
    from poworkbench.adapters.documents import kinds, limits, pdf

    kind = limits.checked_kind(content)
    if kind != kinds.PDF:
        raise KindNotReadYet(kind)
    return pdf.read_pages(content)


def understood(content: bytes, understand: Callable[..., T], *args: object) -> T:
    """What `understand` makes of the pages."""
    return understand(pages(content), *args)


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
