"""The dead-letter tray, read from the journal: what the ERP refused and nobody has settled yet.

refused = (refused by the ERP − (confirmed | conflict | decided anew | taken back)), whatever a person does about it:
one that is tried again or set aside stays in sight until it ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from poworkbench.domain.erp_events import WriteConfirmed, WriteConflict, WriteLeftOut, WriteRefused
from poworkbench.domain.events import Entry, Escalated, Undone, ValueDecided
from poworkbench.domain.owed import Operation, owed_by
from poworkbench.domain.refused_events import WriteSetAside, WriteTriedAgain

#: refused: a person is to do something · again: owed once more · aside: known not to be in the ERP · held: owed, and
#: kept back because the ERP shows its order in another shape than agreed
Standing = Literal["refused", "again", "aside", "held"]

_WRITES = ("line", "head")


@dataclass(frozen=True, slots=True)
class Refused:
    """A write that the ERP refused: who decided it, the newest refusal (or why it is held), how often it was refused.

    `way_out` is what a person did about it last, None where nothing or where that was taken back.
    """

    operation: Operation
    decided: Entry
    said: Entry
    times: int = 1
    way_out: Entry | None = None

    @property
    def standing(self) -> Standing:
        """Where it stands."""
        if self.way_out is None:
            return "refused" if isinstance(self.said.event, WriteRefused) else "held"
        return "again" if isinstance(self.way_out.event, WriteTriedAgain) else "aside"


def refused(entries: Iterable[Entry]) -> tuple[Refused, ...]:
    """What was refused of a document's writes, in the order it was refused first."""
    tray = _Tray()
    for entry in entries:
        tray.take(entry)
    return tuple(tray.found.values())


class _Tray:
    """Goes through a document's entries once."""

    def __init__(self) -> None:
        self.found: dict[str, Refused] = {}
        self._owed: dict[str, tuple[Operation, Entry]] = {}

    def take(self, entry: Entry) -> None:
        """One entry more."""
        event = entry.event
        if isinstance(event, WriteRefused):
            self._refused(entry, event.operation)
        elif isinstance(event, WriteConfirmed | WriteConflict | WriteLeftOut):
            self.found.pop(event.operation, None)
        elif isinstance(event, WriteTriedAgain | WriteSetAside):
            self._way_out(entry, event.operation)
        elif isinstance(event, ValueDecided | Escalated):
            self._decided(entry)
        elif isinstance(event, Undone):
            self._taken_back(event.entry)
        for operation in owed_by(entry):
            self._owed[operation.id] = (operation, entry)

    def _refused(self, entry: Entry, name: str) -> None:
        if name not in self._owed:
            return
        operation, decided = self._owed[name]
        before = self.found.get(name)
        self.found[name] = Refused(operation, decided, entry, before.times + 1 if before else 1)

    def _way_out(self, entry: Entry, name: str) -> None:
        """What is set aside while it is held was never refused: the entry itself is all there is to say."""
        if name not in self.found and name in self._owed:
            operation, decided = self._owed[name]
            self.found[name] = Refused(operation, decided, entry, times=0)
        if name in self.found:
            self.found[name] = replace(self.found[name], way_out=entry)

    def _decided(self, entry: Entry) -> None:
        """A value that is decided anew settles what was refused of it before; a later refusal of that is no news."""
        key = (entry.about.line, entry.about.field or "")
        writes = any(operation.step in _WRITES for operation in owed_by(entry))
        for name, (operation, decided) in list(self._owed.items()):
            if _is_about(operation, decided, key):
                self.found.pop(name, None)
                if writes:
                    del self._owed[name]

    def _taken_back(self, entry: str) -> None:
        self._owed = {name: owed for name, owed in self._owed.items() if owed[1].id != entry}
        for name, one in list(self.found.items()):
            way_out = one.way_out is not None and one.way_out.id == entry
            if one.decided.id == entry or (way_out and one.times == 0):
                del self.found[name]
            elif way_out:
                self.found[name] = replace(one, way_out=None)


def _is_about(operation: Operation, decided: Entry, key: tuple[str | None, str]) -> bool:
    """Whether a new decision on this value answers for an operation: its own value's, or a question about it."""
    if operation.step in _WRITES:
        return operation.line == key[0] and operation.values.keys() == {key[1]}
    about = decided.about
    return isinstance(decided.event, Escalated) and (about.line, about.field or "") == key
