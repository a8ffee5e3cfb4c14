"""One round with the ERP: pull, find orders for documents, push what is owed, order by order."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass

from poworkbench.domain.owed import Operation, in_field_order
from poworkbench.services.intake import Intake
from poworkbench.services.ports import Busy, ErpProblem, NotAsAgreed, NotLetIn, Unreachable
from poworkbench.services.stores import Store
from poworkbench.services.sync.pull import Pull
from poworkbench.services.sync.push import Push
from poworkbench.services.views import EVERYTHING, Changes

log = logging.getLogger(__name__)

#: Lanes that may fail before the line counts as down.
_LANES_TRIED = 3


@dataclass(frozen=True, slots=True)
class Parts:
    """What a round is made of."""

    store: Store
    pull: Pull
    push: Push
    intake: Intake
    field_order: Sequence[str] = ()


class ErpRound:
    """Fulfils services.sync.rounds.Round; tells step by step what it changed."""

    looks = True

    def __init__(self, parts: Parts, tell: Callable[[Changes], None]) -> None:
        self._parts, self._tell = parts, tell
        self._last: frozenset[str] = frozenset()

    def run(self, stopped: Callable[[], bool]) -> bool:
        """Pull, then push; an order that cannot be understood is said in the end and keeps nothing else back."""
        troubles: list[Exception] = []
        try:
            self._pull(stopped)
        except NotAsAgreed as problem:
            troubles.append(problem)
        troubles += self._push(stopped)
        if troubles:
            raise troubles[0]
        return False

    def _pull(self, stopped: Callable[[], bool]) -> None:
        seen = 0
        try:
            for number in self._parts.pull.run():
                seen += number
                if stopped():
                    break
        finally:
            if seen:
                self._parts.intake.match_again()
                self._tell(EVERYTHING)

    def _push(self, stopped: Callable[[], bool]) -> list[Exception]:
        """Every lane gets its turn; a lane stops at its first trouble, so that its order of writes is kept."""
        troubles, away = dict[str, Exception](), 0
        for po_number, lane in self._lanes():
            try:
                self._push_lane(lane, stopped)
            except (Busy, NotLetIn, CancelledError):
                raise
            except Exception as problem:
                if not isinstance(problem, ErpProblem):
                    log.exception("what is owed to %s was not brought", po_number)
                troubles[po_number] = problem
                away += isinstance(problem, Unreachable) and not isinstance(problem, NotAsAgreed)
            if away == _LANES_TRIED:
                break
        self._last = frozenset(troubles)
        return list(troubles.values())

    def _push_lane(self, lane: Sequence[Operation], stopped: Callable[[], bool]) -> None:
        for operation in lane:
            if stopped():
                break
            if self._still_owed(operation):
                self._parts.push.run(operation)
                self._tell(EVERYTHING)

    def _lanes(self) -> list[tuple[str, list[Operation]]]:
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
            return any(owed.id == operation.id for owed in unit.owed(operation.po_number))
