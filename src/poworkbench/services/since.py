"""How a document stands to an earlier one of the same order, as screens are given it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from poworkbench.domain.revisions import Change


@dataclass(frozen=True, slots=True)
class Since:
    """The earlier document of the order that this one repeats or revises, its `number`-th, and what changed since.

    Nothing changed in a duplicate. `older` where this one is dated before the other, which came first all the same.
    """

    document: str
    name: str
    arrived_at: datetime
    number: int
    older: bool
    changes: tuple[Change, ...]
