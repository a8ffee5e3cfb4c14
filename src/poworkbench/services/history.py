"""Who, when, why, from where: the journal's entries as rows of a value's history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from poworkbench.domain.erp_events import OrderSeen, WriteConfirmed, WriteConflict, WriteLeftOut, WriteRefused
from poworkbench.domain.events import (
    DocumentConfirmed,
    DocumentNotRead,
    DocumentRead,
    DocumentReceived,
    Entry,
    Escalated,
    Undone,
    ValueDecided,
)
from poworkbench.domain.handed_events import WriteHandedOver, WriteSkipped
from poworkbench.domain.merging import head_values, line_values
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Evidence
from poworkbench.services.views import HistoryRow

Value = tuple[str | None, str | None]


def history_row(entry: Entry, every: Sequence[Entry], line: str | None, field: str | None) -> HistoryRow | None:
    """The row of one entry; None where a value was asked for that the entry does not touch.

    `every` are all entries shown with it, so that a write can say which decision it carried.
    """
    about, event = entry.about, entry.event
    asked = line is not None or field is not None
    old, new = _values(entry, every, line, field)
    if asked and not _touches(entry, every, line, field, (old, new)):
        return None
    return HistoryRow(
        entry=f"{entry.writer}/{entry.seq}", at=entry.at, zone=entry.zone, person=entry.person,
        kind=_kind(entry, old, asked=asked),
        line=about.line if about.line is not None or not asked else line, field=about.field or field,
        old=old, new=new, reason=_reason(event), rule=getattr(event, "rule", None), facts=_facts(event),
        document=about.document, evidence=_places(event),
    )  # fmt: skip


#: What a history calls an event, where that is not the event's own name.
KINDS = {
    "document_linked": "linked",
    "document_confirmed": "confirmed_document",
    "write_refused": "erp_refused",
    "write_conflict": "erp_conflict",
}

#: What it is called when something else than a value was brought, by the operation's step.
CONFIRMED = {
    "attach": "attached",
    "comment": "commented",
    "mail": "mailed",
    "withdraw_comment": "withdrawn",
    "withdraw_mail": "withdrawn",
}


def _kind(entry: Entry, old: str | None, *, asked: bool) -> str:
    """What happened, as ui.wording.events names it."""
    if isinstance(entry.event, ValueDecided):
        return entry.event.how
    if isinstance(entry.event, OrderSeen) and asked:
        return "ordered" if old is None else "erp_changed"
    if isinstance(entry.event, WriteHandedOver):
        return f"handed_{entry.event.how}"
    if isinstance(entry.event, Undone) and entry.event.what == "write_handed_over":
        return "handed_back"
    if isinstance(entry.event, Undone) and entry.event.what in ("write_tried_again", "write_set_aside"):
        return "way_out_undone"
    if isinstance(entry.event, WriteConfirmed):
        return CONFIRMED.get(entry.event.operation.partition(":")[2], "erp_confirmed")
    return KINDS.get(entry.kind, entry.kind)


def _touches(entry: Entry, every: Sequence[Entry], line: str | None, field: str | None, value: Value) -> bool:
    event = entry.event
    if isinstance(event, OrderSeen):
        return value[0] != value[1]
    if isinstance(event, DocumentReceived | DocumentRead | DocumentNotRead):
        return isinstance(event, DocumentRead)
    if isinstance(event, DocumentConfirmed):
        return line is None and field in event.new
    if (entry.about.line, entry.about.field) == (line, field):
        return True
    if line is not None or not isinstance(event, WriteConfirmed | WriteHandedOver):
        return False
    return _decided_field(event.operation, every, field)


def _decided_field(operation: str, every: Sequence[Entry], field: str | None) -> bool:
    decided = next((e.event for e in every if e.id == operation.partition(":")[0]), None)
    return isinstance(decided, DocumentConfirmed) and field in decided.new


def _values(entry: Entry, every: Sequence[Entry], line: str | None, field: str | None) -> Value:
    event = entry.event
    if isinstance(event, ValueDecided):
        return event.old or event.ordered, event.new
    if isinstance(event, Escalated):
        return event.ordered, event.acknowledged
    if isinstance(event, WriteConflict):
        return event.ours, event.theirs
    if isinstance(event, DocumentConfirmed | Undone):
        name = field or entry.about.field or "vendor_order_number"
        return event.old.get(name), event.new.get(name)
    if isinstance(event, WriteConfirmed | WriteRefused | WriteLeftOut | WriteHandedOver | WriteSkipped):
        return _carried(event.operation, every, field)
    if isinstance(event, OrderSeen) and field:
        return _value(_seen_before(entry, every), line, field), _value(event.order, line, field)
    return None, None


def _carried(operation: str, every: Sequence[Entry], field: str | None) -> Value:
    decided = next((e for e in every if e.id == operation.partition(":")[0]), None)
    if decided is None or operation.partition(":")[2] not in ("line", "head"):
        return None, None
    return _values(decided, every, decided.about.line, field)


def _seen_before(entry: Entry, every: Sequence[Entry]) -> Order | None:
    earlier = [e.event for e in every if isinstance(e.event, OrderSeen) and e.seq < entry.seq]
    return earlier[-1].order if earlier else None


def _value(order: Order | None, line: str | None, field: str) -> str | None:
    if order is None:
        return None
    if line is None:
        return head_values(order).get(field)
    found = order.line(line)
    return line_values(found).get(field) if found else None


def _reason(event: object) -> str | None:
    if isinstance(event, Escalated):
        return event.question
    if isinstance(event, DocumentNotRead):
        return event.problem
    if isinstance(event, WriteHandedOver):
        return event.file
    return getattr(event, "reason", None) or getattr(event, "detail", None)


def _facts(event: object) -> Mapping[str, str]:
    if isinstance(event, WriteConfirmed):
        return {name: f"{old or '–'} → {new or '–'}" for name, (old, new) in event.beside.items()}
    return getattr(event, "facts", {})


def _places(event: object) -> tuple[Evidence, ...]:
    return tuple(getattr(event, "evidence", ()))
