"""The dead-letter tray: everything that the ERP refused and nobody has settled, and the ways out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from poworkbench.domain.erp_events import OrderNotUnderstood, WriteRefused
from poworkbench.domain.events import About, Draft, Entry, Event, Undone
from poworkbench.domain.refused import Refused, refused
from poworkbench.domain.refused_events import WriteSetAside, WriteTriedAgain
from poworkbench.services.refusals import NotTaken
from poworkbench.services.stores import Store, Unit
from poworkbench.services.tray_views import RefusedRow
from poworkbench.services.views import EVERYTHING, Changes

#: What a person is to do something about comes first.
_ORDER = ("refused", "held", "again", "aside")


@dataclass(frozen=True, slots=True)
class Tray:
    """Shows what was refused, and records what a person does about it."""

    store: Store
    person: str

    def rows(self) -> Sequence[RefusedRow]:
        """Everything in the tray: what waits for a person first, then by its refusal, the oldest first."""
        with self.store.reading() as unit:
            found = [_row(document, one) for document, one in _all(unit)]
        return sorted(found, key=lambda row: (_ORDER.index(row.standing), row.refused_at))

    def numbered(self, number: int) -> str:
        """The operation of a row by its place in the list, from 1."""
        rows = self.rows()
        if not 1 <= number <= len(rows):
            raise NotTaken("no_such_refusal")
        return rows[number - 1].operation

    def try_again(self, operation: str) -> Changes:
        """It is owed once more and sent with the next round; NotTaken where it waits by itself or is settled."""
        with self.store.writing() as unit:
            one = _find(unit, operation)
            if one.standing in ("held", "again"):
                raise NotTaken("tried_by_itself")
            drafts: list[Event] = [Undone(one.way_out.id, one.way_out.kind)] if one.way_out else []
            if one.times:  # what was held and set aside is owed again by that alone
                drafts.append(WriteTriedAgain(operation))
            unit.append([Draft(event, _about(one)) for event in drafts], self.person)
        return EVERYTHING

    def set_aside(self, operation: str, reason: str) -> Changes:
        """It is known not to be in the ERP, and why."""
        if not reason.strip():
            raise NotTaken("no_reason")
        with self.store.writing() as unit:
            one = _find(unit, operation)
            if one.standing == "aside":
                raise NotTaken("set_aside_already")
            held = one.standing == "held"
            about = _about(one)
            drafts = [Draft(Undone(one.way_out.id, one.way_out.kind), about)] if one.way_out else []
            drafts.append(Draft(WriteSetAside(operation, reason.strip(), held), about))
            unit.append(drafts, self.person)
        return EVERYTHING

    def take_back(self, operation: str) -> Changes:
        """The way out that was taken last is none after all; NotTaken where there was none."""
        with self.store.writing() as unit:
            one = _find(unit, operation)
            if one.way_out is None:
                raise NotTaken("no_way_out")
            unit.append([Draft(Undone(one.way_out.id, one.way_out.kind), _about(one))], self.person)
        return EVERYTHING


def _all(unit: Unit) -> list[tuple[str, Refused]]:
    """Everything in the tray, with the review it belongs to."""
    found = [(name, one) for name in unit.tray() for one in refused(unit.entries_of_document(name))]
    for operation, said in unit.held():
        decided = unit.entry(operation.entry)
        known = any(one.operation.id == operation.id for _, one in found)
        if decided is not None and operation.document and not known:
            found.append((operation.document, Refused(operation, decided, said, times=0)))
    return found


def _find(unit: Unit, operation: str) -> Refused:
    found = next((one for _, one in _all(unit) if one.operation.id == operation), None)
    if found is None:
        raise NotTaken("settled_meanwhile")
    return found


def _about(one: Refused) -> About:
    operation = one.operation
    return About(operation.po_number, operation.document, operation.line, one.decided.about.field)


def _row(document: str, one: Refused) -> RefusedRow:
    operation, about, way_out = one.operation, one.decided.about, one.way_out
    field = about.field or next(iter(operation.values), None)
    return RefusedRow(
        operation.id, document, operation.po_number, operation.step, one.standing, operation.line, field,
        operation.values.get(field) if field else None, one.decided.person, one.decided.at, _reason(one.said),
        one.said.at, one.times,
        way_out.event.reason if way_out and isinstance(way_out.event, WriteSetAside) else None,
        way_out.person if way_out else None,
    )  # fmt: skip


def _reason(said: Entry) -> str:
    return said.event.detail if isinstance(said.event, WriteRefused | OrderNotUnderstood) else ""
