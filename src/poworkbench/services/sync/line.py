"""How the line to the ERP stands, as the foot of the window says it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from poworkbench.services.ports import Busy, ErpProblem, NotLetIn

_FIRST_WAIT = 2.0
_LONGEST_WAIT = 60.0


@dataclass(frozen=True, slots=True)
class Line:
    """Since when the ERP does not answer, when it was last looked at, and how long to wait before the next try."""

    offline_since: datetime | None = None
    pulled_at: datetime | None = None
    token_missing: bool = False
    trouble: str | None = None
    failures: int = 0
    wait: float = 0.0

    def worked(self, now: datetime, wait: float) -> Line:
        """After a whole round."""
        return Line(pulled_at=now, wait=wait)

    def failed(self, problem: ErpProblem, now: datetime, chance: Callable[[], float] = random.random) -> Line:
        """After a round that broke off: exponential back-off with full jitter, or as long as the ERP asks for."""
        failures = self.failures + 1
        longest = min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** min(failures - 1, 10))
        wait = longest * (0.5 + chance() / 2)
        if isinstance(problem, Busy) and problem.retry_after is not None:
            wait = problem.retry_after
        barred = isinstance(problem, NotLetIn)
        since = None if barred or isinstance(problem, Busy) else self.offline_since or now
        return replace(
            self, offline_since=since, token_missing=barred, trouble=problem.detail, failures=failures, wait=wait
        )
