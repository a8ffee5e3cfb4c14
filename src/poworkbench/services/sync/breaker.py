"""Circuit breakers: who fails again and again is left alone for a while, then tried by one call.

Every call counts for the line; pulling, writing, attaching and commenting can each fail alone, and have a breaker of
their own: an open one holds its own kind of call back, and no other.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from poworkbench.domain.owed import Step
from poworkbench.services.ports import Busy, NotAllowed, NotAsAgreed, Unreachable

Kind = Literal["pull", "push", "attach", "comment"]

#: So many failures in a row open a breaker.
OPENS_AFTER = 3

_FIRST_WAIT = 2.0
_LONGEST_WAIT = 60.0

#: However long an ERP asks for, it is asked again after an hour.
_LONGEST_ASKED = 3600.0

_KINDS: dict[Step, Kind] = {
    "line": "push", "head": "push", "attach": "attach", "comment": "comment", "withdraw_comment": "comment",
}  # fmt: skip

Chance = Callable[[], float]


def kind_of(step: Step) -> Kind | None:
    """The kind of call that brings a step to the ERP; None for a message, which goes to no ERP."""
    return _KINDS.get(step)


def passes(problem: Exception) -> bool:
    """Whether a call that failed so may well succeed later: it counts against its breaker."""
    return isinstance(problem, Unreachable | Busy | NotAllowed) and not isinstance(problem, NotAsAgreed)


def waiting(failures: int, problem: Exception, chance: Chance) -> float:
    """Seconds until the next try: exponential back-off with jitter, longer where the ERP asks for it."""
    longest: float = min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** min(failures - 1, 10))
    wait = longest * (0.5 + chance() / 2)
    if isinstance(problem, Busy) and problem.retry_after is not None:
        wait = max(wait, min(problem.retry_after, _LONGEST_ASKED))
    return wait


@dataclass(frozen=True, slots=True)
class Breaker:
    """How one kind of call goes: its failures in a row, the last one's moment and words, seconds until the next try."""

    failures: int = 0
    failed_at: datetime | None = None
    wait: float = 0.0
    problem: Exception | None = None

    def failed(self, problem: Exception, now: datetime, chance: Chance = random.random) -> Breaker:
        """One call more that failed; who asks to wait, or lets nobody do it, opens it at once."""
        failures = self.failures + 1
        if isinstance(problem, Busy | NotAllowed):
            failures = max(failures, OPENS_AFTER)
        return Breaker(failures, now, waiting(failures, problem, chance), problem)

    @property
    def until(self) -> datetime | None:
        """When one call is tried, where the breaker is open; None where it is closed."""
        if self.failures < OPENS_AFTER or self.failed_at is None:
            return None
        return self.failed_at + timedelta(seconds=self.wait)

    def holds(self, now: datetime) -> bool:
        """Whether no call is to be made now; a clock that was put back holds nothing for longer than the wait."""
        return self.until is not None and self.failed_at is not None and self.failed_at <= now < self.until


#: Nothing failed.
CLOSED = Breaker()


class Breakers:
    """The breakers of one desk's calls, and how many calls of any kind failed in a row, over all its lanes."""

    def __init__(self, now: Callable[[], datetime], chance: Chance = random.random) -> None:
        self._now, self._chance = now, chance
        self._lock = threading.RLock()
        self._kinds: dict[Kind, Breaker] = {}
        self.in_a_row = 0
        self.answered = False

    @property
    def kinds(self) -> Mapping[Kind, Breaker]:
        """Those of which the last call failed."""
        with self._lock:
            return dict(self._kinds)

    @property
    def down(self) -> bool:
        """Whether the line is: so many calls failed that no other one is worth its time."""
        return self.in_a_row >= OPENS_AFTER

    def worked(self, kind: Kind | None) -> None:
        """A call was answered as it should be; None for a look that is part of other work."""
        with self._lock:
            self.in_a_row, self.answered = 0, True
            if kind:
                self._kinds.pop(kind, None)

    def failed(self, kind: Kind | None, problem: Exception) -> None:
        """A call failed; a problem that does not pass is an answer all the same."""
        if not passes(problem):
            self.worked(kind)
            return
        with self._lock:
            self.in_a_row += 1
            if kind:
                self._kinds[kind] = self._kinds.get(kind, CLOSED).failed(problem, self._now(), self._chance)

    def holds(self, kind: Kind | None) -> bool:
        """Whether this kind of call rests now."""
        return kind is not None and self.kinds.get(kind, CLOSED).holds(self._now())
