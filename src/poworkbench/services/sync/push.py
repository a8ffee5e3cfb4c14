"""Bringing one operation to the ERP, once: look, write with the token of what was seen, read back, compare, record."""

from __future__ import annotations

from dataclasses import dataclass

from poworkbench.domain.erp_events import WriteConfirmed, WriteConflict, WriteLeftOut, WriteRefused
from poworkbench.domain.events import About, Draft, Event
from poworkbench.domain.merging import Merge, Values, beside, free, head_values, line_values, merge
from poworkbench.domain.owed import Operation
from poworkbench.services.intake import MACHINE
from poworkbench.services.ports import Erp, Gone, NotAsAgreed, Odd, Refused, Snapshot, Stale, Unreachable
from poworkbench.services.stores import Store
from poworkbench.services.sync.messages import Messages
from poworkbench.services.sync.pull import news, odd

_ATTEMPTS = 4

#: What an ERP must have a place for before a message is given to it.
_PLACES = {"attach": "attachments", "comment": "comments", "withdraw_comment": "comments"}


@dataclass(frozen=True, slots=True)
class Ended:
    """How an operation ended, the order as it was read back, and the field a conflict is about."""

    event: Event
    seen: Snapshot | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Push:
    """One operation at a time; what passes (Unreachable, Busy, NotLetIn) is raised, and nothing is recorded."""

    store: Store
    erp: Erp
    messages: Messages

    def run(self, operation: Operation) -> Event:
        """Settle an operation and record how it ended."""
        try:
            ended = self._settled(operation)
        except (Refused, Gone) as problem:
            ended = Ended(WriteRefused(operation.id, problem.detail))
        except NotAsAgreed as problem:
            self._not_understood(operation.po_number, problem.detail)
            raise
        self._record(operation, ended)
        return ended.event

    def _settled(self, operation: Operation) -> Ended:
        takes = self.erp.takes()
        if operation.step in ("line", "head"):
            places = takes.line if operation.step == "line" else takes.head
            ours = {name: value for name, value in operation.values.items() if name in places}
            left = tuple(name for name in operation.values if name not in ours)
            return self._write(operation, ours, left) if ours else Ended(WriteLeftOut(operation.id, left))
        place = _PLACES.get(operation.step)
        if place is not None and not getattr(takes, place):
            return Ended(WriteLeftOut(operation.id, (place,)))
        return Ended(WriteConfirmed(operation.id, written=self.messages.give(operation)))

    def _not_understood(self, po_number: str, detail: str) -> None:
        with self.store.writing() as unit:
            if drafts := odd(unit, Odd(po_number, detail)):
                unit.append(drafts, MACHINE)

    def _record(self, operation: Operation, ended: Ended) -> None:
        field = ended.field or next(iter(operation.values), None)
        about = About(operation.po_number, operation.document, operation.line, field)
        with self.store.writing() as unit:
            shown = news(unit, ended.seen) if ended.seen else ()
            unit.append([Draft(ended.event, about), *shown], MACHINE)

    def _write(self, operation: Operation, ours: Values, left: tuple[str, ...]) -> Ended:
        """Three-way against what the ERP has now; a stale token means to look again."""
        before: Snapshot | None = None
        for _ in range(_ATTEMPTS):
            seen = self.erp.order(operation.po_number)
            now = values_at(seen, operation)
            verdict = merge(operation.base, ours, now)
            if verdict.verdict == "there":
                changed = beside(ours, operation.line, before.order, seen.order) if before else {}
                return Ended(WriteConfirmed(operation.id, before is not None, changed, left), seen)
            values = free(operation.base, ours, now)
            if before and verdict.verdict == "write":
                raise Refused(_not_kept(verdict, ours))
            if before or not values:
                return Ended(_conflict(operation, ours, verdict), seen, verdict.field)
            before = seen if self._send(operation, values, seen) else None
        raise Unreachable("the order changes faster than it can be written")

    def _send(self, operation: Operation, values: Values, seen: Snapshot) -> bool:
        order, line, by = operation.po_number, operation.line or "", operation.by
        try:
            if operation.step == "line":
                self.erp.write_line(order, line, values, version=seen.version, key=operation.id, by=by)
            else:
                self.erp.write_order(order, values, version=seen.version, key=operation.id, by=by)
        except Stale:
            return False
        return True


def values_at(seen: Snapshot, operation: Operation) -> Values:
    """What the ERP has in the fields of an operation; Gone where the line is not there any more."""
    if operation.step == "head":
        return head_values(seen.order)
    line = seen.order.line(operation.line or "")
    if line is None:
        raise Gone(f"line {operation.line} is no longer on the order")
    return line_values(line)


def _conflict(operation: Operation, ours: Values, verdict: Merge) -> Event:
    """Somebody else's edit; taking back a value of ours that is no longer there has nothing left to do."""
    if operation.of is not None:
        return WriteConfirmed(operation.id, written=False)
    name = verdict.field or ""
    return WriteConflict(operation.id, operation.base.get(name), ours.get(name), verdict.theirs)


def _not_kept(verdict: Merge, ours: Values) -> str:
    """An ERP may answer that it took a value, and not keep it: a field it does not know, a rule that puts it back."""
    name = verdict.field or ""
    return f"The ERP answered that it took {name.replace('_', ' ')} {ours.get(name)}, and still has {verdict.theirs}."
