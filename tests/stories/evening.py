"""What must hold in the evening: every decision ended, once, and the ERP, the journal and the screen agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tests.stories.past import PERSONS, Place
from tests.stories.world import VALUES, World

from poworkbench.domain.erp_events import WriteConfirmed, WriteConflict, WriteRefused
from poworkbench.domain.events import DocumentConfirmed, Entry, Escalated, Event, Undone, ValueDecided
from poworkbench.domain.merging import same
from poworkbench.domain.owed import owed_by, settled_by
from poworkbench.services.views import ReviewRow

#: Stands for the value of a line or an order that is no longer in the ERP.
NOT_THERE = "not there"


def check(world: World) -> None:
    """Everything that must hold."""
    status = world.bench.desk.operator.status()
    assert status.waiting_for_erp == 0, "something is still owed"
    assert world.bench.desk.rounds.line.failures == 0, world.bench.desk.rounds.line
    assert world.bench.holds(), world.bench.desk.operator.status().broken_entry
    entries = world.entries()
    _check_ended(entries)
    _check_writes(world, entries)
    _check_messages(world, entries)
    for name, document in world.papers().items():
        mine = [entry for entry in entries if entry.about.document == document]
        if not any(entry.about.po_number for entry in mine):  # it came when its order was closed
            continue
        rows = {row.key: row for row in world.bench.desk.operator.review(document).rows()}
        for (line, field), _, _ in VALUES.values():
            place = (_order_of(mine), line, field)
            row = rows.get((line, field))
            if row is not None:
                _check_row(world, name, place, row)
            about = _about(entries, place)
            if {e.about.document for e in about} == {document} and {e.id for e in about} <= _gone(entries):
                _check_taken_back(world, name, place, about[0].event, row)
        _check_done(world, name, mine, list(rows.values()))


def _gone(entries: Sequence[Entry]) -> set[str]:
    return {entry.event.entry for entry in entries if isinstance(entry.event, Undone)}


def _order_of(entries: Sequence[Entry]) -> str:
    return next(entry.about.po_number for entry in entries if entry.about.po_number)


def _now(world: World, place: Place) -> str | None:
    po_number, line, field = place
    order = world.erp.now(po_number)
    found = order and ([order] if line is None else [one for one in order["lines"] if one["line"] == line])
    return found[0][field] if found else NOT_THERE


def _check_ended(entries: Sequence[Entry]) -> None:
    """Every decision ended once: confirmed, refused with a reason, or in conflict; or it was taken back before."""
    ends = Counter(operation for entry in entries if (operation := settled_by(entry)))
    gone = _gone(entries)
    for entry in entries:
        for operation in owed_by(entry):
            assert ends[operation.id] or entry.id in gone, f"{operation} did not end"
            assert ends[operation.id] <= 1, f"{operation} ended {ends[operation.id]} times"
    refusals = [entry.event for entry in entries if isinstance(entry.event, WriteRefused)]
    assert all(refusal.detail.strip() for refusal in refusals), refusals


def _check_writes(world: World, entries: Sequence[Entry]) -> None:
    """By the ERP's own log each write was decided, came once, and replaced what the person had before his eyes."""
    owed = {operation.id: operation for entry in entries for operation in owed_by(entry)}
    writes = world.erp.writes()
    for write in writes:
        assert write["key"] in owed, f"nobody decided {write}"
        base = owed[write["key"]].base[write["field"]]
        assert write["old"] == base, f"{write} replaced somebody's value, {base} was seen"
    times = Counter((write["key"], write["line"], write["field"]) for write in writes)
    assert all(count == 1 for count in times.values()), f"written twice: {times.most_common(1)}"
    for entry in entries:
        if isinstance(entry.event, WriteConfirmed) and entry.event.written:
            operation = owed[entry.event.operation]
            logged = operation.step not in ("line", "head") or any(key == operation.id for key, _, _ in times)
            assert logged, f"confirmed, and the ERP was never told: {operation}"


def _check_row(world: World, name: str, place: Place, row: ReviewRow) -> None:
    """What the screen says is so: of the ERP's value, and of the decision that stands, unless a person is asked."""
    now, decision = _now(world, place), row.decision
    assert now == NOT_THERE or same(row.erp_now, now), f"{name} {place}: shown {row.erp_now}, the ERP has {now}"
    if decision is None or row.needs_person:
        return
    assert decision.sync in ("confirmed", "nothing"), f"{name} {place}: {decision.sync} asks nobody"
    if decision.kind in ("accepted", "entered") and world.past.last(place) == name and now != NOT_THERE:
        assert same(now, decision.value), (
            f"{name} {place}: decided {decision.value}, the ERP has {now}, nobody is asked"
        )


def _came_back(entries: Sequence[Entry], one: Entry) -> bool:
    owed = {operation.id for operation in owed_by(one)}
    ends = [e.event for e in entries if isinstance(e.event, WriteRefused | WriteConflict)]
    return any(end.operation in owed for end in ends)


def _check_done(world: World, name: str, mine: Sequence[Entry], rows: Sequence[ReviewRow]) -> None:
    """A document that is done has acknowledged its order, each field unless somebody else had a hand in that one."""
    gone = _gone(mine)
    done = [entry for entry in mine if isinstance(entry.event, DocumentConfirmed) and entry.id not in gone]
    alone = name == "the other acknowledgement" or "the revision" not in world.papers()
    if not done or not alone or any(row.needs_person for row in rows) or _came_back(mine, done[-1]):
        return
    for field, value in done[-1].event.new.items():
        place = (_order_of(mine), None, field)
        decided = any(row.key == (None, field) and row.decision for row in rows)
        if not world.past.voices(place) and not decided:
            now = _now(world, place)
            assert now in (value, NOT_THERE), f"{name} is done, {field} in the ERP is {now}"


def _about(entries: Sequence[Entry], place: Place) -> list[Entry]:
    """What persons decided on a value, also where they took it back."""
    po_number, line, field = place
    mine = [entry for entry in entries if entry.about.po_number == po_number]
    decided = [e for e in mine if isinstance(e.event, ValueDecided) and (e.about.line, e.about.field) == (line, field)]
    done = [e for e in mine if isinstance(e.event, DocumentConfirmed) and line is None and field in e.event.old]
    return sorted([*decided, *done], key=lambda entry: entry.seq)


def _check_taken_back(world: World, name: str, place: Place, first: Event, row: ReviewRow | None) -> None:
    """What one document alone decided and took back is as if it never was, where nobody edited it."""
    assert isinstance(first, ValueDecided | DocumentConfirmed)
    before = first.old if isinstance(first, ValueDecided) else first.old[place[2]]
    now, asked = _now(world, place), row is not None and row.decision is not None and row.needs_person
    left = asked or now == NOT_THERE or "somebody" in world.past.voices(place)
    assert left or same(now, before), f"{name} {place}: taken back, it was {before}, is {now}"


def _check_messages(world: World, entries: Sequence[Entry]) -> None:
    """What is told in words or files came once each, or was refused."""
    said = [text.rpartition("[ref ")[2].rstrip("]") for text in world.erp.comments()]
    assert len(said) == len(set(said)), f"said twice: {said}"
    files = world.erp.attachments()
    assert len(files) == len(set(files)), f"attached twice: {files}"
    mails = [path.name[:36] for path in (world.home / "outgoing").glob("*.eml")]
    confirmed = {entry.event.operation for entry in entries if isinstance(entry.event, WriteConfirmed)}
    for entry in entries:
        if isinstance(entry.event, Escalated) and f"{entry.id}:comment" in confirmed:
            assert f"{entry.id}:comment" in said, "an escalation did not reach the order"
        if isinstance(entry.event, Escalated) and f"{entry.id}:mail" in confirmed:
            assert entry.id in mails, "an escalation did not reach the buyer"
        if isinstance(entry.event, DocumentConfirmed) and f"{entry.id}:attach" in confirmed:
            assert (entry.about.po_number, entry.about.document) in files, "a document that is done is not attached"
    decided = {operation.id for entry in entries if isinstance(entry.event, PERSONS) for operation in owed_by(entry)}
    assert set(said) <= decided, "said and never decided"
