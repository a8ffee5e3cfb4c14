"""Every order's writes in a lane of their own: several lanes at once, so that one that is stuck holds no other."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress

from poworkbench.domain.owed import Operation
from poworkbench.services.ports import Busy, ErpProblem, NotAsAgreed, NotLetIn, Unreachable
from poworkbench.services.sync.push import Push

log = logging.getLogger(__name__)

#: Lanes that may find no line before the line counts as down.
TRIED = 3

#: An order's number, and what is owed to it in the order of its writes.
Lane = tuple[str, Sequence[Operation]]

#: Brings one lane; what passes is raised.
Bring = Callable[[Push, Sequence[Operation]], None]


class Lanes:
    """One turn of every lane over as many connections as there are pushes; a lane stops at its first trouble."""

    def __init__(self, lanes: Sequence[Lane], bring: Bring) -> None:
        self._waiting: Iterator[Lane] = iter(lanes)
        self._bring = bring
        self._lock = threading.Lock()
        self._away = 0
        self._over = False
        self.troubles: dict[str, Exception] = {}
        self._ended: list[BaseException] = []

    def run(self, pushes: Sequence[Push]) -> None:
        """Until every lane had its turn or the line is down; raises what ends a round, once no lane is under way."""
        others = [threading.Thread(target=self._work, args=(push,), name="lane") for push in pushes[1:]]
        for thread in others:
            thread.start()
        self._work(pushes[0])
        for thread in others:
            thread.join()
        if self._ended:
            raise self._ended[0]

    def _work(self, push: Push) -> None:
        """One connection's part: a lane after the other."""
        with suppress(StopIteration):
            while not self._over:
                with self._lock:
                    po_number, lane = next(self._waiting)
                self._turn(push, po_number, lane)

    def _turn(self, push: Push, po_number: str, lane: Sequence[Operation]) -> None:
        try:
            self._bring(push, lane)
        except (Busy, NotLetIn, CancelledError) as problem:
            self._end(problem)
        except Exception as problem:
            if not isinstance(problem, ErpProblem):
                log.exception("what is owed to %s was not brought", po_number)
            self._trouble(po_number, problem)
        except BaseException as problem:  # noqa: BLE001 - raised again once every lane is at rest
            self._end(problem)

    def _trouble(self, po_number: str, problem: Exception) -> None:
        with self._lock:
            self.troubles[po_number] = problem
            self._away += isinstance(problem, Unreachable) and not isinstance(problem, NotAsAgreed)
            self._over = self._over or self._away >= TRIED

    def _end(self, problem: BaseException) -> None:
        with self._lock:
            self._ended.append(problem)
            self._over = True
