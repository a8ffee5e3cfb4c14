"""An operator's verbs on a value: accept, keep ours, enter another, and taking the last one back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from poworkbench.domain.accepting import may_accept
from poworkbench.domain.differences import Difference
from poworkbench.domain.events import (
    DocumentConfirmed,
    DocumentPutAway,
    Draft,
    Entry,
    Escalated,
    How,
    Undone,
    ValueDecided,
)
from poworkbench.domain.keying import NotUnderstood, understood
from poworkbench.domain.merging import same
from poworkbench.domain.playbook import Playbook
from poworkbench.domain.readings import Evidence
from poworkbench.domain.reviews import Key
from poworkbench.services.opened import Opened, effective_value, open_review
from poworkbench.services.ports import Clock
from poworkbench.services.refusals import NotTaken
from poworkbench.services.stores import Store, Unit
from poworkbench.services.views import EVERYTHING, Changes, ReviewRow, Seen

Places = tuple[Evidence, ...]

#: What a person may type another value for, on a line and in the head.
EDITABLE = frozenset({"vendor_item", "quantity", "unit_price", "promised_date"})
HEAD_EDITABLE = frozenset({"vendor_order_number"})


@dataclass(frozen=True, slots=True)
class Decisions:
    """Records what a person decides; whether he may is asked of the playbook each time."""

    store: Store
    playbook: Playbook
    clock: Clock
    person: str

    def accept(self, document: str, key: Key, *, seen: Seen = ...) -> Changes:
        """Take what the vendor says; where the ERP did not take it before, write ours over theirs.

        `seen` is what the screen showed as the ERP's value: nobody decides over an edit that he has not seen.
        """
        with self.store.writing() as unit:
            opened = open_review(unit, document, self.playbook)
            row = _as_seen(opened.row(key), seen)
            if (again := _ours(row)) is not None:
                self._decide(unit, opened, row, *again)
            elif not row.differs:
                raise NotTaken("nothing_to_accept")
            elif not row.may_accept:
                raise NotTaken("in_house", row.field)
            else:
                self._decide(unit, opened, row, "accepted", row.ordered if row.as_ordered else row.acknowledged)
        return EVERYTHING

    def keep(self, document: str, key: Key, *, seen: Seen = ...) -> Changes:
        """Leave the ERP as it is; what was written by an earlier decision on this row is put back."""
        with self.store.writing() as unit:
            opened = open_review(unit, document, self.playbook)
            row = _as_seen(opened.row(key), seen)
            if not row.differs and row.decision is None:
                raise NotTaken("nothing_differs")
            self._decide(unit, opened, row, "kept", _before(unit, opened, row))
        return EVERYTHING

    def enter(self, document: str, key: Key, text: str, *, seen: Seen = ..., places: Places = ()) -> Changes:
        """Take the value that a person typed; `places` are those on the page that he pointed at for it."""
        with self.store.writing() as unit:
            opened = open_review(unit, document, self.playbook)
            row = _as_seen(opened.row(key), seen)
            self._may_enter(opened, row, value := self._understood(row, text))
            self._decide(unit, opened, replace(row, evidence=places or row.evidence), "entered", value)
        return EVERYTHING

    def undo(self, document: str) -> Changes:
        """Take back the last decision on a document by its opposite."""
        with self.store.writing() as unit:
            opened = open_review(unit, document, self.playbook)
            if not opened.review.standing:
                raise NotTaken("nothing_to_undo")
            last = opened.review.standing[-1]
            if _decided_since(unit, last):
                raise NotTaken("decided_since", last.about.po_number or "")
            unit.append([Draft(_opposite(last), last.about)], self.person)
        return EVERYTHING

    def _decide(self, unit: Unit, opened: Opened, row: ReviewRow, how: How, value: str | None) -> None:
        event = self.event(unit, opened, row, how=how, value=value)
        unit.append([Draft(event, opened.about(row.key))], self.person)

    def event(self, unit: Unit, opened: Opened, row: ReviewRow, *, how: How, value: str | None) -> ValueDecided:
        """The decision on a row as an event, with what the ERP has now as its base."""
        old = effective_value(unit, opened, row.key)
        conflict = row.decision.conflict if row.decision else None
        if conflict:
            old = conflict.theirs
        return ValueDecided(
            how, row.ordered, row.acknowledged, old, value, row.rule, dict(row.facts), row.evidence,
        )  # fmt: skip

    def _understood(self, row: ReviewRow, text: str) -> str:
        if not may_type(row):
            raise NotTaken("not_editable", row.field)
        try:
            shown = row.acknowledged or row.ordered
            return understood(row.field, text, shown=shown, today=self.clock.now().date())
        except NotUnderstood as error:
            raise NotTaken(error.code, error.text) from error

    def _may_enter(self, opened: Opened, row: ReviewRow, value: str) -> None:
        if row.line is None or same(row.ordered, value):
            return
        typed = Difference(row.line, row.field, row.ordered, value)
        differing = (r for r in opened.rows if r.differs and not r.as_ordered)
        others = [Difference(r.line, r.field, r.ordered, r.acknowledged) for r in differing]
        if not may_accept(self.playbook, typed, others):
            raise NotTaken("in_house", row.field)


def may_type(row: ReviewRow) -> bool:
    """Whether another value may be typed for the row; the screen asks before it opens an editor."""
    return row.field in (EDITABLE if row.line else HEAD_EDITABLE) and not (row.line or "").startswith("+")


def _as_seen(row: ReviewRow, seen: Seen) -> ReviewRow:
    """The row, unless somebody else changed its value in the ERP since the screen showed it."""
    ours = row.decision is not None and same(row.decision.value, row.erp_now)
    if seen is not ... and not ours and not same(seen, row.erp_now):
        raise NotTaken("changed_meanwhile", row.erp_now or "")
    return row


def came_back(row: ReviewRow) -> bool:
    """Whether the ERP did not take the decision on this row."""
    return row.decision is not None and row.decision.sync in ("conflict", "refused")


def _ours(row: ReviewRow) -> tuple[How, str | None] | None:
    """What was decided and not taken, to be written after all; a question that came back holds no value to write."""
    decision = row.decision
    if decision is None or not came_back(row):
        return None
    if decision.kind != "escalated":
        return decision.kind, decision.value
    return ("entered", decision.conflict.ours) if decision.conflict else None


def _before(unit: Unit, opened: Opened, row: ReviewRow) -> str | None:
    """What the ERP had before anybody here decided on the row; what somebody else put there since is left alone."""
    if row.decision and row.decision.conflict:
        return row.decision.conflict.theirs
    now = effective_value(unit, opened, row.key)
    given = [e.event for e in opened.review.decisions.get(row.key, ()) if isinstance(e.event, ValueDecided)]
    ours = bool(given) and not came_back(row) and same(given[-1].new, now)
    return given[0].old if ours else now


def _decided_since(unit: Unit, last: Entry) -> bool:
    """Whether a later document of the order decided the same value: the old one is no longer ours to restore."""
    about = last.about
    if not isinstance(last.event, ValueDecided) or about.po_number is None:
        return False
    entries = unit.entries_of_order(about.po_number)
    gone = {entry.event.entry for entry in entries if isinstance(entry.event, Undone)}
    later = (e for e in entries if e.seq > last.seq and e.id not in gone and isinstance(e.event, ValueDecided))
    return any((e.about.line, e.about.field) == (about.line, about.field) for e in later)


def _opposite(last: Entry) -> Undone:
    event, name = last.event, last.about.field or ""
    if isinstance(event, ValueDecided):
        return Undone(last.id, "value_decided", old={name: event.new}, new={name: event.old})
    if isinstance(event, DocumentConfirmed):
        return Undone(last.id, "document_confirmed", old=event.new, new=event.old)
    assert isinstance(event, Escalated | DocumentPutAway)
    return Undone(last.id, last.kind)
