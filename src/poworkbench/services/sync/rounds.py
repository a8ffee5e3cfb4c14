"""One round with the ERP after the other: pull, find orders for documents, push what is owed, order by order."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from poworkbench.domain.owed import Operation
from poworkbench.services.intake import Intake
from poworkbench.services.ports import Busy, Clock, ErpProblem, NotLetIn
from poworkbench.services.stores import Store
from poworkbench.services.sync.line import Line
from poworkbench.services.sync.pull import Pull
from poworkbench.services.sync.push import Push
from poworkbench.services.views import EVERYTHING, Area, Changes

#: Lanes that may fail in a row before the line counts as down.
_LANES_TRIED = 3


@dataclass(frozen=True, slots=True)
class Parts:
    """What a round is made of."""

    store: Store
    pull: Pull
    push: Push
    intake: Intake
    clock: Clock


class Rounds:
    """Goes on until told to stop: woken by a decision, else every `pause` seconds, slower while the line is down."""

    def __init__(self, parts: Parts, *, pause: float, tell: Callable[[Changes], None]) -> None:
        self._parts, self._pause, self._tell = parts, pause, tell
        self._wake, self._stopped = threading.Event(), threading.Event()
        self._one_at_a_time = threading.Lock()
        self.line = Line()

    def run(self) -> None:
        """The thread's work: rounds until `stop`."""
        while not self._stopped.is_set():
            self.once()
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
            before, changes = self.line, Changes()
            try:
                changes = self._pull()
                changes |= self._push()
                self.line = self.line.worked(self._parts.clock.now(), self._pause)
            except ErpProblem as problem:
                self.line = self.line.failed(problem, self._parts.clock.now())
            if before != self.line:
                changes |= Changes(frozenset({Area.STATUS}))
        self._tell(changes)
        return changes

    def _pull(self) -> Changes:
        if not self._parts.pull.run(self._stopped.is_set):
            return Changes()
        self._parts.intake.match_again()
        return EVERYTHING

    def _push(self) -> Changes:
        """Every lane gets its turn; a lane stops at its first trouble, so that its order of writes is kept."""
        changes, failed = Changes(), list[ErpProblem]()
        for lane in self._lanes():
            try:
                changes |= self._push_lane(lane)
            except (Busy, NotLetIn):
                raise
            except ErpProblem as problem:
                failed.append(problem)
                if len(failed) == _LANES_TRIED:
                    break
        if failed:
            self._tell(changes)
            raise failed[0]
        return changes

    def _push_lane(self, lane: Sequence[Operation]) -> Changes:
        changes = Changes()
        for operation in lane:
            if self._stopped.is_set():
                break
            if self._still_owed(operation):
                self._parts.push.run(operation)
                changes = EVERYTHING
                self._tell(changes)
        return changes

    def _lanes(self) -> list[list[Operation]]:
        lanes: dict[str, list[Operation]] = {}
        with self._parts.store.reading() as unit:
            for operation in unit.owed():
                lanes.setdefault(operation.po_number, []).append(operation)
        return list(lanes.values())

    def _still_owed(self, operation: Operation) -> bool:
        """A person may have taken it back since the round began."""
        with self._parts.store.reading() as unit:
            return any(owed.id == operation.id for owed in unit.owed(operation.po_number))
