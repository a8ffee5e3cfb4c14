"""The only bridge between threads: work goes out, its result comes back on the main thread.

Writes run one at a time in the order of the keys, reads on a small pool, pages and long work on threads of their
own, so that a slow page never keeps a decision waiting.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import Any, Literal, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

Result = TypeVar("Result")
Lane = Literal["read", "write", "page", "long"]
WORKERS: dict[Lane, int] = {"read": 2, "write": 1, "page": 1, "long": 1}
BUSY_AFTER_MS = 1000

log = logging.getLogger(__name__)


class Ticket:
    """A piece of work under way: what it is called, how far it is, and whether it is still wanted."""

    def __init__(self, title: str, lane: Lane) -> None:
        self.title = title
        self.lane = lane
        self.done = 0
        self.total = 0
        self.dropped = False
        self.future: Future[Any] | None = None

    def progress(self, done: int, total: int) -> None:
        """Called by the work, in its own thread."""
        self.done, self.total = done, total

    def cancelled(self) -> bool:
        """Asked by the work, in its own thread."""
        return self.dropped

    def cancel(self) -> None:
        """The result is not wanted any more; work that has not begun never will."""
        if self.lane != "write":
            self.dropped = True
            if self.future:
                self.future.cancel()


class Tasks(QObject):
    """Runs a screen's work off the main thread; `busy` tells of whatever takes longer than a second, None when idle."""

    busy = Signal(object)
    _returned = Signal(object, object, object)

    def __init__(self, failed: Callable[[BaseException], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failed = failed
        self._open: dict[Ticket, tuple[Callable[[Any], None], Callable[[BaseException], None] | None]] = {}
        self._pools = {lane: ThreadPoolExecutor(count, f"poworkbench-{lane}") for lane, count in WORKERS.items()}
        self._returned.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._watch = QTimer(self, interval=250)
        self._watch.timeout.connect(self._look)
        self._slow: dict[Ticket, int] = {}
        self._closed = False

    def read(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[BaseException], None] | None = None,
        *,
        title: str = "Loading",
        lane: Lane = "read",
    ) -> Ticket:
        """Ask something; `then` (or `failed`, or the common handler) is called on the main thread."""
        return self._start(Ticket(title, lane), work, then, failed)

    def write(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[BaseException], None] | None = None,
        *,
        title: str = "Saving",
    ) -> Ticket:
        """Change something; writes are done one after the other in the order of these calls."""
        return self._start(Ticket(title, "write"), work, then, failed)

    def long(
        self,
        title: str,
        work: Callable[[Callable[[int, int], None], Callable[[], bool]], Result],
        then: Callable[[Result], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> Ticket:
        """Work that reports how far it is and asks whether it shall stop."""
        ticket = Ticket(title, "long")
        return self._start(ticket, lambda: work(ticket.progress, ticket.cancelled), then, failed)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._open

    def close(self) -> None:
        """Let what has begun finish, forget the rest, end the threads; queued writes are still done."""
        self._closed = True
        self._watch.stop()
        for ticket in self._open:
            ticket.cancel()
        for lane, pool in self._pools.items():
            pool.shutdown(wait=True, cancel_futures=lane != "write")
        self._open.clear()

    def _start(self, ticket: Ticket, work: Callable[[], Any], then: Any, failed: Any) -> Ticket:
        if self._closed:
            return ticket
        self._open[ticket] = (then, failed)
        self._slow[ticket] = 0
        ticket.future = self._pools[ticket.lane].submit(work)
        ticket.future.add_done_callback(lambda future: self._finished(ticket, future))
        if not self._watch.isActive():
            self._watch.start()
        return ticket

    def _finished(self, ticket: Ticket, future: Future[Any]) -> None:
        """In the worker's thread: hand over, unless the window is gone."""
        if self._closed:
            return
        if future.cancelled():
            self._returned.emit(ticket, None, CancelledError())
            return
        problem = future.exception()
        self._returned.emit(ticket, None if problem else future.result(), problem)

    def _deliver(self, ticket: Ticket, result: object, problem: BaseException | None) -> None:
        then, failed = self._open.pop(ticket, (None, None))
        self._slow.pop(ticket, None)
        self._look(tick=0)
        if ticket.dropped or then is None or isinstance(problem, CancelledError):
            return
        if problem is None:
            then(result)
            return
        log.info("%s failed: %s", ticket.title, type(problem).__name__)
        (failed or self._failed)(problem)

    def _look(self, tick: int = 250) -> None:
        """Tell of the work that has taken longest, once it has taken a second."""
        for ticket in self._slow:
            self._slow[ticket] += tick
        slow = [t for t, ms in self._slow.items() if ms >= BUSY_AFTER_MS and t.lane != "page" and not t.dropped]
        self.busy.emit(slow[0] if slow else None)
        if not self._slow:
            self._watch.stop()
