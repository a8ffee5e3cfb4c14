"""Not yet."""

from __future__ import annotations

from poworkbench.domain.problems import KindNotReadYet
from poworkbench.reading.paper import Paper


def papers_of_mail(content: bytes, *, scans: bool) -> tuple[Paper, ...]:
    raise KindNotReadYet("mail")
