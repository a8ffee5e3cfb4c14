"""A document's entries, one after the other, become its review."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from poworkbench.domain.erp_events import WriteConfirmed, WriteConflict, WriteLeftOut, WriteRefused
from poworkbench.domain.events import (
    DocumentConfirmed,
    DocumentLinked,
    DocumentNotRead,
    DocumentPutAway,
    DocumentRead,
    DocumentReceived,
    Entry,
    Escalated,
    Undone,
    ValueDecided,
)
from poworkbench.domain.handed_events import WriteHandedOver
from poworkbench.domain.owed import ENDED, owed_by
from poworkbench.domain.refused_events import WriteSetAside, WriteTriedAgain
from poworkbench.domain.reviews import Key, Review, Unasked


def fold(entries: Iterable[Entry]) -> Review | None:
    """The review that a document's entries tell of; None where the first of them is not its arrival."""
    review: Review | None = None
    for entry in entries:
        if isinstance(entry.event, DocumentReceived):
            event = entry.event
            review = review or Review(entry.about.document or "", event.name, event.arrived_at, event.source)
        elif review is not None:
            review = _after(review, entry)
    return review


def _after(review: Review, entry: Entry) -> Review:
    event = entry.event
    if isinstance(event, DocumentRead):
        return replace(
            review, pages=event.pages, reading=event.reading, read_entry=entry.id, problem=None, problem_detail=""
        )
    if isinstance(event, DocumentNotRead):
        return replace(review, pages=event.pages, problem=event.problem, problem_detail=event.detail)
    if isinstance(event, DocumentLinked):
        shared = entry.about.po_number if event.share else review.shared
        return replace(review, ordered=event.order, link_entry=entry.id, taught=event.lessons, shared=shared)
    if isinstance(event, ValueDecided | Escalated):
        return _decided(review, entry)
    if isinstance(event, DocumentConfirmed | DocumentPutAway):
        confirmed = entry if isinstance(event, DocumentConfirmed) else review.confirmed
        return replace(review, confirmed=confirmed, standing=(*review.standing, entry))
    if isinstance(event, Undone):
        way_out = review.ways_out.get(event.entry)
        return _stands_again(review, way_out) if way_out else _taken_back(review, entry, event.entry)
    if isinstance(event, WriteTriedAgain | WriteSetAside):
        return _way_out(review, entry, event)
    return _written(review, entry)


def _written(review: Review, entry: Entry) -> Review:
    """What became of a write: given to an ERP without an interface, or ended."""
    event = entry.event
    if isinstance(event, WriteHandedOver):
        return _handed(review, entry, event)
    if isinstance(event, WriteConfirmed | WriteRefused | WriteConflict | WriteLeftOut):
        return _ended(replace(review, outcomes={**review.outcomes, event.operation: entry}), entry)
    return review


def _ended(review: Review, entry: Entry) -> Review:
    event = entry.event
    if isinstance(event, WriteConfirmed):
        return replace(review, unasked={**review.unasked, **_unasked(entry, event)})
    if not isinstance(event, WriteRefused):
        return review
    return _stands_after_all(replace(review, refusals={**review.refusals, event.operation: entry}), entry, event)


def _way_out(review: Review, entry: Entry, event: WriteTriedAgain | WriteSetAside) -> Review:
    """A refused write is owed again, or its end is that it is known not to be in the ERP."""
    outcomes = {operation: ended for operation, ended in review.outcomes.items() if operation != event.operation}
    if isinstance(event, WriteSetAside):
        outcomes[event.operation] = entry
    review = replace(review, outcomes=outcomes, ways_out={**review.ways_out, entry.id: entry})
    gone = review.taken_back.get(event.operation.partition(":")[0])
    return _without(review, gone.id) if gone and isinstance(event, WriteTriedAgain) else review


def _stands_again(review: Review, way_out: Entry) -> Review:
    """A way out was taken back: the refusal stands as before, unless the ERP has answered meanwhile."""
    event = way_out.event
    assert isinstance(event, WriteTriedAgain | WriteSetAside)
    ended, refusal = review.outcomes.get(event.operation), review.refusals.get(event.operation)
    if ended is not None and ended.id != way_out.id:
        return review
    outcomes = {operation: entry for operation, entry in review.outcomes.items() if operation != event.operation}
    review = replace(review, outcomes=outcomes)
    return _written(review, refusal) if refusal else review


def _unasked(entry: Entry, event: WriteConfirmed) -> dict[Key, Unasked]:
    found = dict[Key, Unasked]()
    for name, (old, new) in event.beside.items():
        line, _, field_name = name.rpartition("/")
        found[(line or entry.about.line, field_name)] = Unasked(old, new, entry.seq)
    return found


def _decided(review: Review, entry: Entry) -> Review:
    key = (entry.about.line, entry.about.field or "")
    given = sorted((*review.decisions.get(key, ()), entry), key=_place)
    standing = sorted((*review.standing, entry), key=_place)
    return replace(review, decisions={**review.decisions, key: tuple(given)}, standing=tuple(standing))


def _taken_back(review: Review, undone: Entry, entry: str) -> Review:
    gone = next((e for e in review.standing if e.id == entry), None)
    taken_back = {**review.taken_back, undone.id: gone} if gone else review.taken_back
    return _without(replace(review, taken_back=taken_back), entry)


def _without(review: Review, entry: str) -> Review:
    """The review without a decision, or without that a write was given."""
    decisions = {key: tuple(e for e in given if e.id != entry) for key, given in review.decisions.items()}
    confirmed = review.confirmed if review.confirmed and review.confirmed.id != entry else None
    standing = tuple(e for e in review.standing if e.id != entry)
    handed = {operation: given for operation, given in review.handed.items() if given.id != entry}
    return replace(review, decisions=decisions, confirmed=confirmed, standing=standing, handed=handed)


def _handed(review: Review, entry: Entry, event: WriteHandedOver) -> Review:
    """What was given stays owed; what an ERP without an interface never takes from here has ended."""
    if event.how in ENDED:
        return replace(review, outcomes={**review.outcomes, event.operation: entry})
    return replace(review, handed={**review.handed, event.operation: entry})


def _stands_after_all(review: Review, refusal: Entry, event: WriteRefused) -> Review:
    """The ERP would not take a value back that it has: the decision stands again, as one that came back."""
    undone, _, step = event.operation.partition(":")
    decided = review.taken_back.get(undone)
    if decided is None or step not in ("line", "head"):
        return review
    refused = {operation.id: refusal for operation in owed_by(decided) if operation.step == step}
    review = replace(review, outcomes={**review.outcomes, **refused})
    if isinstance(decided.event, DocumentConfirmed):
        standing = tuple(sorted((*review.standing, decided), key=_place))
        return replace(review, confirmed=review.confirmed or decided, standing=standing)
    return _decided(review, decided)


def _place(entry: Entry) -> int:
    return entry.seq
