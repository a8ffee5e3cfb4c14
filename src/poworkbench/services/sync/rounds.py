"""One round after the other in the background: with the ERP itself, or with what a person need not do for it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from typing import Protocol

from poworkbench.services.ports import Clock, ErpProblem
from poworkbench.services.sync.line import Line
from poworkbench.services.views import EVERYTHING, Area, Changes

log = logging.getLogger(__name__)


class Round(Protocol):
    """What is done in each round."""

    def run(self, line: Line, stopped: Callable[[], bool]) -> Line:
        """Do it; how the line stands then, which stood as `line`. What it raises ends the round, not the rounds."""
        ...


class Rounds:
    """Goes on until told to stop: woken by a decision, else after the line's wait; `keep` hears how the line stands."""

    def __init__(
        self, work: Round, clock: Clock, *, tell: Callable[[Changes], None], keep: Callable[[Line], None]
    ) -> None:
        self._work, self._clock, self._tell, self._keep = work, clock, tell, keep
        self._wake, self._stopped = threading.Event(), threading.Event()
        self._one_at_a_time = threading.Lock()
        self.line = Line()

    def run(self) -> None:
        """The thread's work: rounds until `stop`."""
        while not self._stopped.is_set():
            self.once()
            if self.line.failures:  # what was decided meanwhile does not shorten the wait
                self._wake.clear()
            if not self._stopped.is_set():
                self._wake.wait(self.line.wait)
            self._wake.clear()

    def wake(self) -> None:
        """There is something to bring: do not wait, unless the ERP is down or asked for patience."""
        if not self.line.failures:
            self._wake.set()

    def stop(self) -> None:
        """End after the operation under way."""
        self._stopped.set()
        self._wake.set()

    def once(self) -> Changes:
        """One round; tells whether the line stands otherwise than before."""
        with self._one_at_a_time:
            before, changes = self.line, Changes()
            try:
                self.line = self._work.run(self.line, self._stopped.is_set)
            except CancelledError:  # the desk is being closed
                raise
            except Exception as problem:
                if not isinstance(problem, ErpProblem):
                    log.exception("a round broke off")
                self.line = self.line.failed(problem, self._clock.now())
            if before != self.line:
                changes = Changes(frozenset({Area.STATUS}))
                self._keep(self.line)
        self._tell(changes)
        return EVERYTHING
