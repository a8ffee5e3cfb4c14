"""How the line to the ERP stands, as the foot of the window says it; it is the breaker of all calls together."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from poworkbench.services.ports import Busy, ErpProblem, NotAllowed, NotAsAgreed, NotLetIn, Unreachable
from poworkbench.services.stores import CannotWrite
from poworkbench.services.sync.breaker import Breaker, Chance, Kind, waiting

#: What a person asks the client's administrator for, by the kind of call that was not allowed.
_RIGHTS = {"pull": "read orders", "push": "change orders", "attach": "attach documents", "comment": "comment on orders"}


@dataclass(frozen=True, slots=True)
class Line:
    """Since when the ERP does not answer, when it was last looked at, and how long to wait before the next try.

    `kinds` are the kinds of call that failed last while the line is good.
    """

    offline_since: datetime | None = None
    pulled_at: datetime | None = None
    token_missing: bool = False
    trouble: str | None = None
    failures: int = 0
    wait: float = 0.0
    kinds: Mapping[Kind, Breaker] = field(default_factory=dict)

    def worked(self, now: datetime | None, wait: float) -> Line:
        """After a whole round; None where it did not look at the ERP."""
        return Line(pulled_at=now, wait=wait)

    def partly(self, problem: Exception | None, kinds: Mapping[Kind, Breaker], now: datetime, wait: float) -> Line:
        """After a round in which the ERP answered, and not everything went through: the line itself is good."""
        soon = min([wait, *(breaker.wait for breaker in kinds.values())])
        pulled_at = self.pulled_at if "pull" in kinds else now
        return Line(pulled_at=pulled_at, trouble=in_words(problem) if problem else None, wait=soon, kinds=kinds)

    def failed(self, problem: Exception, now: datetime, chance: Chance = random.random) -> Line:
        """After a round that broke off: it is tried again after a while that grows."""
        failures = self.failures + 1
        away = isinstance(problem, Unreachable) and not isinstance(problem, NotAsAgreed)
        return replace(
            self, offline_since=(self.offline_since or now) if away else None,
            token_missing=isinstance(problem, NotLetIn), trouble=in_words(problem), failures=failures,
            wait=waiting(failures, problem, chance), kinds={},
        )  # fmt: skip


def in_words(problem: Exception) -> str:
    """What went wrong, for the foot of the window; the unforeseen by its name alone: its text may hold data."""
    if isinstance(problem, Busy):
        return f"the ERP asks to wait: {problem.detail}"
    if isinstance(problem, NotAllowed):
        right = _RIGHTS.get(problem.to, "do this")
        return f"the token is good: ask the client's administrator for the right to {right} ({problem.detail})"
    if isinstance(problem, ErpProblem | CannotWrite):
        return problem.detail
    said = problem.strerror if isinstance(problem, OSError) else None
    return f"{said or type(problem).__name__}: the log says more"
