"""The background work where the ERP has no interface: questions go to buyers; nothing is asked of any server."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass

from poworkbench.domain.erp_events import WriteConfirmed
from poworkbench.domain.events import About, Draft, Event
from poworkbench.domain.handed_events import WriteHandedOver
from poworkbench.domain.owed import Operation
from poworkbench.services.intake import MACHINE
from poworkbench.services.ports import Clock
from poworkbench.services.stores import Store
from poworkbench.services.sync.line import Line
from poworkbench.services.views import EVERYTHING, Changes

log = logging.getLogger(__name__)

#: What waits for a person's hand, and what is given by the machine as before.
_BY_HAND = ("line", "head")
_MAILED = ("mail", "withdraw_mail")


@dataclass(frozen=True, slots=True)
class Mailing:
    """Gives a message to a buyer, once; whether it had to be given."""

    store: Store
    give: Callable[[Operation], bool]

    def run(self) -> int:
        """Settle what no person has to do: mails are given; comments and attachments such an ERP takes from nobody."""
        with self.store.reading() as unit:
            waiting = [operation for operation in unit.owed() if operation.step not in _BY_HAND]
        for operation in waiting:
            mailed = operation.step in _MAILED
            event: Event = (
                WriteConfirmed(operation.id, written=self.give(operation))
                if mailed
                else WriteHandedOver(operation.id, "kept")
            )
            with self.store.writing() as unit:
                unit.append([Draft(event, About(operation.po_number, operation.document, operation.line))], MACHINE)
        return len(waiting)


class HandRounds:
    """Stands where services.sync.rounds.Rounds stands at a desk with an ERP; `line` never fails for want of one."""

    def __init__(self, mailing: Mailing, clock: Clock, *, pause: float, tell: Callable[[Changes], None]) -> None:
        self._mailing, self._clock, self._pause, self._tell = mailing, clock, pause, tell
        self._wake, self._stopped = threading.Event(), threading.Event()
        self._one_at_a_time = threading.Lock()
        self.line = Line()

    def run(self) -> None:
        """The thread's work: rounds until `stop`."""
        while not self._stopped.is_set():
            self.once()
            if not self._stopped.is_set():
                self._wake.wait(self.line.wait)
            self._wake.clear()

    def wake(self) -> None:
        """There is something to bring."""
        self._wake.set()

    def stop(self) -> None:
        """End after the step under way."""
        self._stopped.set()
        self._wake.set()

    def once(self) -> Changes:
        """One round; what goes wrong is said at the foot and tried again."""
        with self._one_at_a_time:
            before, given = self.line, 0
            try:
                given = self._mailing.run()
                self.line = Line(wait=self._pause)
            except CancelledError:
                raise
            except Exception as problem:
                log.exception("a question was not given")
                self.line = self.line.failed(problem, self._clock.now())
        if given or before != self.line:
            self._tell(EVERYTHING)
        return EVERYTHING
