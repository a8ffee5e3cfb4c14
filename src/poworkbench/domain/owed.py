"""The outbox, read from the journal: what was decided and is not yet known to be in the ERP.

owed = decided − (confirmed | refused | conflict | left out | set aside | taken back) + tried again. Nothing is ever put
into an outbox by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from poworkbench.domain.erp_events import WriteConfirmed, WriteConflict, WriteLeftOut, WriteRefused
from poworkbench.domain.events import DocumentConfirmed, Entry, Escalated, Event, Undone, ValueDecided
from poworkbench.domain.handed_events import WriteHandedOver
from poworkbench.domain.refused_events import WriteSetAside, WriteTriedAgain

#: line, head: set values · comment: on the order · attach: the document to the order · mail: to the buyer ·
#: the two withdrawals speak only where the first message was really given
Step = Literal["line", "head", "attach", "comment", "mail", "withdraw_comment", "withdraw_mail"]

#: The fields of an order's line and of its head that an ERP can be told.
WRITABLE = frozenset({"vendor_item", "quantity", "unit_price", "promised_date", "status"})
HEAD_WRITABLE = frozenset({"vendor_order_number", "acknowledged_on"})

#: Ways of giving a write to an ERP without an interface after which it is not owed any more.
ENDED = frozenset({"kept", "unshown", "superseded"})

_ENDS = (WriteConfirmed, WriteRefused, WriteConflict, WriteLeftOut, WriteSetAside)

_STEPS: dict[type, tuple[Step, ...]] = {
    ValueDecided: ("line", "head"),
    DocumentConfirmed: ("head", "attach"),
    Escalated: ("comment", "mail"),
}
_BACK: dict[str, tuple[Step, ...]] = {
    "value_decided": ("line", "head"),
    "document_confirmed": ("head",),
    "escalated": ("withdraw_comment", "withdraw_mail"),
    "document_put_away": (),
    "write_handed_over": (),
    "write_tried_again": (),
    "write_set_aside": (),
}


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing the outer world is to be told, once; `id` is the idempotency key: the entry's id and the step.

    `by` says who decided it, and at which desk.
    """

    id: str
    entry: str
    step: Step
    po_number: str
    document: str | None
    line: str | None = None
    base: Mapping[str, str | None] = field(default_factory=dict)
    values: Mapping[str, str | None] = field(default_factory=dict)
    of: str | None = None
    by: str = ""


def operation_id(entry: str, step: Step) -> str:
    """The idempotency key of one step of an entry."""
    return f"{entry}:{step}"


def owed_by(entry: Entry) -> tuple[Operation, ...]:
    """What an entry makes owed."""
    event = entry.event
    if isinstance(event, Undone):
        return tuple(_operation(entry, step, of=event.entry) for step in _BACK[event.what] if _worth(entry, step))
    return tuple(_operation(entry, step) for step in _STEPS.get(type(event), ()) if _worth(entry, step))


def cancelled_by(entry: Entry) -> str | None:
    """The entry whose operations are no longer owed because this one took it back."""
    return entry.event.entry if isinstance(entry.event, Undone) else None


def settled_by(entry: Entry) -> str | None:
    """The operation that is no longer owed because this entry says how it ended."""
    event = entry.event
    if isinstance(event, WriteHandedOver) and event.how in ENDED:
        return event.operation
    return event.operation if isinstance(event, _ENDS) else None


def owed_again_by(entry: Entry, taken_back: Event | None) -> str | None:
    """The operation that is owed once more: it is tried again, or was held back and set aside, and that taken back.

    `taken_back` is the event that an Undone is about.
    """
    if isinstance(entry.event, WriteTriedAgain):
        return entry.event.operation
    return taken_back.operation if isinstance(taken_back, WriteSetAside) and taken_back.held else None


def given_by(entry: Entry) -> str | None:
    """The operation that this entry gave to an ERP without an interface: it stays owed, and is not given twice."""
    event = entry.event
    return event.operation if isinstance(event, WriteHandedOver) and event.how not in ENDED else None


def in_field_order(lane: Sequence[Operation], fields: Sequence[str]) -> list[Operation]:
    """An order's operations as its ERP wants them: values by the playbook's field order, then what is told in words.

    They stay as they were decided where one takes another back or speaks of the same value again.
    """
    keys = [(operation.line, name) for operation in lane for name in operation.values]
    if len(set(keys)) < len(keys) or any(operation.of for operation in lane):
        return list(lane)
    places = {name: at for at, name in enumerate(fields)}

    def place(operation: Operation) -> int:
        own = [places.get(name, len(places)) for name in operation.values]
        return min(own) if own else len(places) + 1

    return sorted(lane, key=place)


def _worth(entry: Entry, step: Step) -> bool:
    """Whether there is anything to tell: a write needs fields the ERP knows and a value that changes.

    A value that was accepted or typed is looked for in the ERP even where it seems to be there already.
    """
    if step not in ("line", "head"):
        return entry.about.po_number is not None
    base, values = _values(entry)
    known = WRITABLE if step == "line" else HEAD_WRITABLE
    fits = (entry.about.line is None) == (step == "head") and bool(values) and values.keys() <= known
    return fits and (base != values or (isinstance(entry.event, ValueDecided) and entry.event.how != "kept"))


def _operation(entry: Entry, step: Step, of: str | None = None) -> Operation:
    base, values = _values(entry) if step in ("line", "head") else ({}, {})
    return Operation(
        id=operation_id(entry.id, step), entry=entry.id, step=step, po_number=entry.about.po_number or "",
        document=entry.about.document, line=entry.about.line, base=base, values=values, of=of,
        by=f"{entry.person} at {entry.writer}",
    )  # fmt: skip


def _values(entry: Entry) -> tuple[Mapping[str, str | None], Mapping[str, str | None]]:
    event, name = entry.event, entry.about.field or ""
    if isinstance(event, DocumentConfirmed):
        return event.old, event.new
    if isinstance(event, ValueDecided):
        return {name: event.old}, {name: event.new}
    if isinstance(event, Undone):
        return event.old, event.new
    return {}, {}
