"""Bringing one operation to the ERP, once: look, write with the token of what was seen, read back, compare, record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from poworkbench.domain.events import About, Draft, Event, WriteConfirmed, WriteConflict, WriteRefused
from poworkbench.domain.merging import Merge, head_values, line_values, merge
from poworkbench.domain.owed import Operation
from poworkbench.services.intake import MACHINE
from poworkbench.services.ports import Erp, Gone, Refused, Snapshot, Stale, Unreachable
from poworkbench.services.stores import Store
from poworkbench.services.sync.messages import Messages
from poworkbench.services.sync.pull import news

_ATTEMPTS = 4


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
            if operation.step in ("line", "head"):
                ended = self._write(operation)
            else:
                ended = Ended(WriteConfirmed(operation.id, written=self.messages.give(operation)))
        except (Refused, Gone) as problem:
            ended = Ended(WriteRefused(operation.id, problem.detail))
        self._record(operation, ended)
        return ended.event

    def _record(self, operation: Operation, ended: Ended) -> None:
        field = ended.field or next(iter(operation.values), None)
        about = About(operation.po_number, operation.document, operation.line, field)
        with self.store.writing() as unit:
            shown = news(unit, ended.seen) if ended.seen else ()
            unit.append([Draft(ended.event, about), *shown], MACHINE)

    def _write(self, operation: Operation) -> Ended:
        """Three-way against what the ERP has now; a stale token means to look again."""
        written = False
        for _ in range(_ATTEMPTS):
            seen = self.erp.order(operation.po_number)
            verdict = merge(operation.base, operation.values, values_at(seen, operation))
            if verdict.verdict == "there":
                return Ended(WriteConfirmed(operation.id, written), seen)
            if verdict.verdict == "conflict" or written:
                return Ended(_conflict(operation, verdict), seen, verdict.field)
            written = self._send(operation, seen) or written
        raise Unreachable("the order changes faster than it can be written")

    def _send(self, operation: Operation, seen: Snapshot) -> bool:
        try:
            if operation.step == "line":
                line = operation.line or ""
                self.erp.write_line(operation.po_number, line, operation.values, version=seen.version, key=operation.id)
            else:
                self.erp.write_order(operation.po_number, operation.values, version=seen.version, key=operation.id)
        except Stale:
            return False
        return True


def values_at(seen: Snapshot, operation: Operation) -> Mapping[str, str | None]:
    """What the ERP has in the fields of an operation; Gone where the line is not there any more."""
    if operation.step == "head":
        return head_values(seen.order)
    line = seen.order.line(operation.line or "")
    if line is None:
        raise Gone(f"line {operation.line} is no longer on the order")
    return line_values(line)


def _conflict(operation: Operation, verdict: Merge) -> Event:
    """Somebody else's edit; taking back a value of ours that is no longer there has nothing left to do."""
    if operation.of is not None:
        return WriteConfirmed(operation.id, written=False)
    name = verdict.field or ""
    return WriteConflict(operation.id, operation.base.get(name), operation.values.get(name), verdict.theirs)
