"""One round with the ERP: pull, find orders for documents, push what is owed, order by order."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass

from poworkbench.domain.owed import Operation, in_field_order
from poworkbench.services.intake import Intake
from poworkbench.services.ports import Busy, Clock, ErpProblem, NotAllowed, NotAsAgreed, NotLetIn, Unreachable
from poworkbench.services.stores import Store
from poworkbench.services.sync.breaker import CLOSED, Breakers, Kind, kind_of, passes
from poworkbench.services.sync.lanes import Lane, Lanes
from poworkbench.services.sync.line import Line, in_words
from poworkbench.services.sync.pull import Pull
from poworkbench.services.sync.push import Push
from poworkbench.services.views import EVERYTHING, Changes

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a round is made of; `breakers` count the calls of `pull` and `pushes`, each push has its own connection."""

    store: Store
    pull: Pull
    pushes: Sequence[Push]
    intake: Intake
    clock: Clock
    breakers: Breakers
    field_order: Sequence[str] = ()


class ErpRound:
    """Fulfils services.sync.rounds.Round; tells step by step what it changed."""

    def __init__(self, parts: Parts, *, pause: float, tell: Callable[[Changes], None]) -> None:
        self._parts, self._pause, self._tell = parts, pause, tell
        self._last: frozenset[str] = frozenset()
        self._stopped: Callable[[], bool] = lambda: False

    def run(self, line: Line, stopped: Callable[[], bool]) -> Line:
        """Pull, then push: what did not go through kept nothing else back.

        Where the ERP answered nothing, or something here is the matter, that is raised: the round broke off.
        """
        self._stopped = stopped
        breakers = self._parts.breakers
        breakers.answered = False
        troubles = [*self._pull_unless_resting(line), *self._push()]
        own = [trouble for trouble in troubles if not isinstance(trouble, ErpProblem)]
        away = [trouble for trouble in troubles if passes(trouble)]
        if own or (away and (breakers.down or not breakers.answered)):
            raise (own or away)[0]
        return self._after(line, troubles)

    def _after(self, line: Line, troubles: Sequence[Exception]) -> Line:
        """How the line stands after a round that went to its end; what an open breaker says needs no other word."""
        now, kinds = self._parts.clock.now(), self._parts.breakers.kinds
        if not troubles and not kinds:
            return line.worked(now, self._pause)
        resting = [in_words(breaker.problem) for breaker in kinds.values() if breaker.until and breaker.problem]
        said = [trouble for trouble in troubles if in_words(trouble) not in resting]
        return line.partly(said[0] if said else None, kinds, now, self._pause)

    def _pull_unless_resting(self, line: Line) -> list[Exception]:
        """A pull that failed often enough by itself keeps no decision back; while the line is down it is the trial."""
        breakers = self._parts.breakers
        if breakers.holds("pull") and not line.failures:
            return []
        try:
            self._pull()
        except NotAsAgreed as problem:
            return [problem]
        except Unreachable as problem:
            if breakers.kinds.get("pull", CLOSED).until is None:
                raise
            return [problem]
        return []

    def _pull(self) -> None:
        seen = 0
        try:
            for number in self._parts.pull.run():
                seen += number
                if self._stopped():
                    break
        finally:
            if seen:
                self._parts.intake.match_again()
                self._tell(EVERYTHING)

    def _push(self) -> list[Exception]:
        """Every lane gets its turn, until the line is down; while a kind of call fails, one call is the trial."""
        owed = self._lanes()
        if not owed:
            return []
        lanes = Lanes(owed, self._bring, lambda: self._parts.breakers.down)
        lanes.run(self._parts.pushes[: 1 if self._parts.breakers.kinds else len(owed)])
        self._last = frozenset(lanes.troubles)
        return [trouble for found in lanes.troubles.values() for trouble in found]

    def _bring(self, push: Push, lane: Sequence[Operation]) -> list[Exception]:
        """A kind of call stops at its first trouble, so that the order of its writes is kept; another one goes on."""
        troubles, stopped = list[Exception](), set[Kind | None]()
        for operation in lane:
            kind = kind_of(operation.step)
            if self._stopped():
                break
            if kind in stopped or self._parts.breakers.holds(kind) or not self._still_owed(operation):
                continue
            try:
                push.run(operation)
                if kind:  # also where it was found done: the call that failed was heard
                    self._parts.breakers.worked(kind)
                self._tell(EVERYTHING)
            except (NotLetIn, CancelledError):
                raise
            except Exception as problem:  # noqa: BLE001 - logged where it is unforeseen, and said in the end
                troubles.append(problem)
                stopped.add(kind)
                if self._ends_lane(problem, operation):
                    break
        return troubles

    def _ends_lane(self, problem: Exception, operation: Operation) -> bool:
        """Whether nothing more is to be brought to this order now; who asks to wait with its values, waits with all."""
        if not isinstance(problem, ErpProblem):
            log.error("what is owed to %s was not brought", operation.po_number, exc_info=problem)
        if isinstance(problem, Busy | NotAllowed) and kind_of(operation.step) == "push":
            raise problem
        return not passes(problem) or self._parts.breakers.down

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
