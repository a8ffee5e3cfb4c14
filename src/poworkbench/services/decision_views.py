"""How far a decision got: saved here, confirmed by the ERP, refused, or in conflict with somebody else's edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from poworkbench.domain.erp_events import WriteConflict, WriteLeftOut, WriteRefused
from poworkbench.domain.events import DocumentConfirmed, Entry, Escalated, ValueDecided
from poworkbench.domain.handed_events import WriteHandedOver
from poworkbench.domain.merging import same
from poworkbench.domain.owed import owed_by
from poworkbench.domain.refused_events import WriteSetAside
from poworkbench.domain.reviews import Key, Review
from poworkbench.services.views import Conflict, DecisionView, SyncState


def decision_on(review: Review, key: Key) -> DecisionView | None:
    """What a person decided on a row and what became of it; None where nobody has."""
    bearing = review.bearing(key)
    if not bearing:
        return _confirmation_trouble(review, key)
    unasked, view = review.unasked.get(key), _decision_view(review, bearing)
    if unasked is None or unasked.seq < bearing[0].seq or same(unasked.new, view.value):
        return view
    return replace(view, sync="conflict", conflict=Conflict(unasked.old, view.value, unasked.new))


def _decision_view(review: Review, bearing: Sequence[Entry]) -> DecisionView:
    """The newest decision on a row and how far it got, with what was still on its way before it."""
    entry, outcome = bearing[0], review.ended(bearing)
    event = entry.event
    given = review.given(bearing) if outcome is None else None
    value = event.new if isinstance(event, ValueDecided) else None
    how = event.how if isinstance(event, ValueDecided) else "escalated"
    return DecisionView(
        entry=entry.id, kind=how, value=value, person=entry.person, at=entry.at,
        sync="given" if given else _sync(bearing, outcome), sync_at=_at(outcome or given),
        reason=_reason(entry, outcome), conflict=_conflict(outcome), file=_file(given),
    )  # fmt: skip


def _at(entry: Entry | None) -> datetime | None:
    return entry.at if entry else None


def _file(given: Entry | None) -> str | None:
    return given.event.file if given and isinstance(given.event, WriteHandedOver) else None


def _confirmation_trouble(review: Review, key: Key) -> DecisionView | None:
    """Where the ERP did not take the order's head, the row of the field it stumbled over asks for a person."""
    entry = review.confirmed
    if entry is None or key[0] is not None or not review.came_back(entry):
        return None
    outcome = review.outcome(entry)
    event = entry.event
    if outcome is None or not isinstance(event, DocumentConfirmed) or key[1] not in event.new:
        return None
    if isinstance(outcome.event, WriteConflict) and outcome.about.field != key[1]:
        return None
    return DecisionView(
        entry=entry.id, kind="accepted", value=event.new[key[1]], person=entry.person, at=entry.at,
        sync=_sync([entry], outcome), sync_at=outcome.at, reason=_reason(entry, outcome),
        conflict=_conflict(outcome),
    )  # fmt: skip


def _sync(bearing: Sequence[Entry], outcome: Entry | None) -> SyncState:
    if outcome is None:
        return "saved" if any(map(owed_by, bearing)) else "nothing"
    if isinstance(outcome.event, WriteConflict):
        return "conflict"
    if isinstance(outcome.event, WriteLeftOut):
        return "left_out"
    if isinstance(outcome.event, WriteHandedOver):
        return "unshown"
    if isinstance(outcome.event, WriteSetAside):
        return "set_aside"
    return "refused" if isinstance(outcome.event, WriteRefused) else "confirmed"


def _reason(entry: Entry, outcome: Entry | None) -> str | None:
    if outcome and isinstance(outcome.event, WriteRefused):
        return outcome.event.detail
    if outcome and isinstance(outcome.event, WriteSetAside):
        return outcome.event.reason
    if isinstance(entry.event, Escalated):
        return entry.event.question
    return entry.event.reason if isinstance(entry.event, ValueDecided) else None


def _conflict(outcome: Entry | None) -> Conflict | None:
    if outcome and isinstance(outcome.event, WriteConflict):
        return Conflict(outcome.event.base, outcome.event.ours, outcome.event.theirs)
    return None
