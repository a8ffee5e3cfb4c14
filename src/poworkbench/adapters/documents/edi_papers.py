"""Not yet."""

from __future__ import annotations

from poworkbench.domain.problems import KindNotReadYet
from poworkbench.reading.paper import Paper


def papers_of_edi(content: bytes) -> tuple[Paper, ...]:
    raise KindNotReadYet("edi")
