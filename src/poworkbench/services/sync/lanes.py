"""Every order's writes in a lane of their own: several lanes at once, so that one that is stuck holds no other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from poworkbench.domain.owed import Operation
from poworkbench.services.sync.push import Push

#: An order's number, and what is owed to it in the order of its writes.
Lane = tuple[str, Sequence[Operation]]

#: Brings one lane and gives what did not go through; what ends the round is raised.
Bring = Callable[[Push, Sequence[Operation]], list[Exception]]


class Lanes:
    """One turn of every lane over as many connections as there are pushes, until `over` says that the line is down."""

    def __init__(self, lanes: Sequence[Lane], bring: Bring, over: Callable[[], bool]) -> None:
        self._waiting: Iterator[Lane] = iter(lanes)
        self._bring, self._over = bring, over
        self._lock = threading.Lock()
        self._ended: list[BaseException] = []
        self.troubles: dict[str, list[Exception]] = {}

    def run(self, pushes: Sequence[Push]) -> None:
        """Until every lane had its turn or the line is down; raises what ends a round, once no lane is under way."""
        others = [threading.Thread(target=self._work, args=(push,), name="lane") for push in pushes[1:]]
        for thread in others:
            thread.start()
        self._work(pushes[0])
        for thread in others:
            thread.join()
        if self._ended:
            raise self._ended.pop(0)  # kept here it would keep all that it came through

    def _work(self, push: Push) -> None:
        """One connection's part: a lane after the other."""
        with suppress(StopIteration):
            while not self._ended and not (self.troubles and self._over()):
                with self._lock:
                    po_number, lane = next(self._waiting)
                self._turn(push, po_number, lane)

    def _turn(self, push: Push, po_number: str, lane: Sequence[Operation]) -> None:
        try:
            found = self._bring(push, lane)
        except BaseException as problem:  # noqa: BLE001 - raised again once every lane is at rest
            self._ended.append(problem)
            return
        if found:
            with self._lock:
                self.troubles[po_number] = found
