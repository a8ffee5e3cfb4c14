"""One round with the ERP after the other: pull, find orders for documents, push what is owed, order by order."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass

from poworkbench.domain.owed import Operation, in_field_order
from poworkbench.services.intake import Intake
from poworkbench.services.ports import Clock, ErpProblem, NotAsAgreed
from poworkbench.services.stores import Store
from poworkbench.services.sync.lanes import Lane, Lanes
from poworkbench.services.sync.line import Line
from poworkbench.services.sync.pull import Pull
from poworkbench.services.sync.push import Push
from poworkbench.services.views import EVERYTHING, Area, Changes

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a round is made of."""

    store: Store
    pull: Pull
    pushes: Sequence[Push]
    intake: Intake
    clock: Clock
    field_order: Sequence[str] = ()


class Rounds:
    """Goes on until told to stop: woken by a decision, else every `pause` seconds, slower while the line is down."""

    def __init__(self, parts: Parts, *, pause: float, tell: Callable[[Changes], None]) -> None:
        self._parts, self._pause, self._tell = parts, pause, tell
        self._wake, self._stopped = threading.Event(), threading.Event()
        self._one_at_a_time = threading.Lock()
        self._last: frozenset[str] = frozenset()
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
        """One round; tells what it changed and how the line stands. What goes wrong ends the round, not the rounds."""
        with self._one_at_a_time:
            before, changes = self.line, Changes()
            try:
                self._round()
                self.line = self.line.worked(self._parts.clock.now(), self._pause)
            except CancelledError:  # the desk is being closed
                raise
            except Exception as problem:
                if not isinstance(problem, ErpProblem):
                    log.exception("a round with the ERP broke off")
                self.line = self.line.failed(problem, self._parts.clock.now())
            if before != self.line:
                changes = Changes(frozenset({Area.STATUS}))
        self._tell(changes)
        return EVERYTHING

    def _round(self) -> None:
        """Pull, then push; an order that cannot be understood is said in the end and keeps nothing else back."""
        troubles: list[Exception] = []
        try:
            self._pull()
        except NotAsAgreed as problem:
            troubles.append(problem)
        troubles += self._push()
        if troubles:
            raise troubles[0]

    def _pull(self) -> None:
        seen = 0
        try:
            for number in self._parts.pull.run():
                seen += number
                if self._stopped.is_set():
                    break
        finally:
            if seen:
                self._parts.intake.match_again()
                self._tell(EVERYTHING)

    def _push(self) -> list[Exception]:
        """What is owed; the troubles of the lanes that had some."""
        owed = self._lanes()
        if not owed:
            return []
        lanes = Lanes(owed, self._bring)
        lanes.run(self._parts.pushes[: len(owed)])
        self._last = frozenset(lanes.troubles)
        return list(lanes.troubles.values())

    def _bring(self, push: Push, lane: Sequence[Operation]) -> None:
        for operation in lane:
            if self._stopped.is_set():
                break
            if self._still_owed(operation):
                push.run(operation)
                self._tell(EVERYTHING)

    def _lanes(self) -> list[Lane]:
        """What is owed, order by order; the orders that had trouble in the last round come last."""
        lanes: dict[str, list[Operation]] = {}
        with self._parts.store.reading() as unit:
            for operation in unit.owed():
                lanes.setdefault(operation.po_number, []).append(operation)
        fields = self._parts.field_order
        ordered = [(po_number, in_field_order(lane, fields)) for po_number, lane in lanes.items()]
        return sorted(ordered, key=lambda lane: lane[0] in self._last)

    def _still_owed(self, operation: Operation) -> bool:
        """A person may have taken it back since the round began."""
        with self._parts.store.reading() as unit:
            return unit.is_owed(operation.id)
