"""Not yet."""

from __future__ import annotations

from poworkbench.domain.problems import KindNotReadYet
from poworkbench.reading.paper import Paper


def papers_of_xml(content: bytes) -> tuple[Paper, ...]:
    raise KindNotReadYet("xml")
