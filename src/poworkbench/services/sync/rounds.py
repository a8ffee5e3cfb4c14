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
    """What is done in each round; `looks` says whether a whole round has looked at the ERP's orders."""

    looks: bool

    def run(self, stopped: Callable[[], bool]) -> bool:
        """Do it; whether anything changed that nobody was told of. What it raises ends the round, not the rounds."""
        ...


class Rounds:
    """Goes on until told to stop: woken by a decision, else every `pause` seconds, slower while the line is down."""

    def __init__(self, work: Round, clock: Clock, *, pause: float, tell: Callable[[Changes], None]) -> None:
        self._work, self._clock, self._pause, self._tell = work, clock, pause, tell
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
        """One round; tells what it changed and how the line stands."""
        with self._one_at_a_time:
            before, changed = self.line, False
            try:
                changed = self._work.run(self._stopped.is_set)
                self.line = self.line.worked(self._clock.now() if self._work.looks else None, self._pause)
            except CancelledError:  # the desk is being closed
                raise
            except Exception as problem:
                if not isinstance(problem, ErpProblem):
                    log.exception("a round broke off")
                self.line = self.line.failed(problem, self._clock.now())
            status = Changes(frozenset({Area.STATUS}) if before != self.line else frozenset())
        self._tell(EVERYTHING if changed else status)
        return EVERYTHING
