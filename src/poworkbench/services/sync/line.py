"""How the line to the ERP stands, as the foot of the window says it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from poworkbench.services.ports import Busy, ErpProblem, NotAsAgreed, NotLetIn, Unreachable
from poworkbench.services.stores import CannotWrite

_FIRST_WAIT = 2.0
_LONGEST_WAIT = 60.0

#: However long an ERP asks for, it is asked again after an hour.
_LONGEST_ASKED = 3600.0


@dataclass(frozen=True, slots=True)
class Line:
    """Since when the ERP does not answer, when it was last looked at, and how long to wait before the next try."""

    offline_since: datetime | None = None
    pulled_at: datetime | None = None
    token_missing: bool = False
    trouble: str | None = None
    failures: int = 0
    wait: float = 0.0

    def worked(self, now: datetime | None, wait: float) -> Line:
        """After a whole round; None where it did not look at the ERP."""
        return Line(pulled_at=now, wait=wait)

    def failed(self, problem: Exception, now: datetime, chance: Callable[[], float] = random.random) -> Line:
        """After a round that broke off: exponential back-off with jitter, longer where the ERP asks for it."""
        failures = self.failures + 1
        longest = min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** min(failures - 1, 10))
        wait = longest * (0.5 + chance() / 2)
        if isinstance(problem, Busy) and problem.retry_after is not None:
            wait = max(wait, min(problem.retry_after, _LONGEST_ASKED))
        away = isinstance(problem, Unreachable) and not isinstance(problem, NotAsAgreed)
        return replace(
            self, offline_since=(self.offline_since or now) if away else None,
            token_missing=isinstance(problem, NotLetIn), trouble=in_words(problem), failures=failures, wait=wait,
        )  # fmt: skip


def in_words(problem: Exception) -> str:
    """What went wrong, for the foot of the window; the unforeseen by its name alone: its text may hold data."""
    if isinstance(problem, Busy):
        return f"the ERP asks to wait: {problem.detail}"
    if isinstance(problem, ErpProblem | CannotWrite):
        return problem.detail
    said = problem.strerror if isinstance(problem, OSError) else None
    return f"{said or type(problem).__name__}: the log says more"
