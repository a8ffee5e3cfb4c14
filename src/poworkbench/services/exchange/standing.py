"""How the exchange with an ERP without an interface stands: what is to be given, what it was given, what differs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from poworkbench.domain.events import Entry
from poworkbench.domain.handed_events import ExportTaken, WriteHandedOver
from poworkbench.services.exchange.giving import to_give
from poworkbench.services.stores import Store


@dataclass(frozen=True, slots=True)
class NotYetSeen:
    """A write that the ERP was given and no export has shown: how, when and by whom."""

    po_number: str | None
    line: str | None
    field: str | None
    at: datetime
    person: str
    file: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """`to_give` counts values of `orders`; `conflicts` and `refused` are the decisions that came back."""

    to_give: int
    orders: int
    not_seen: tuple[NotYetSeen, ...]
    conflicts: int
    refused: int
    last: ExportTaken | None = None
    taken_at: datetime | None = None


def standing(store: Store) -> Standing:
    """How it stands at this moment, the oldest of what was not seen first."""
    with store.reading() as unit:
        waiting = list(to_give(unit))
        given = sorted(unit.given().values(), key=lambda entry: entry.at)
        conflicts, refused = unit.came_back()
        taken = unit.newest_of_kind("export_taken")
    event = taken.event if taken and isinstance(taken.event, ExportTaken) else None
    return Standing(
        sum(len(order.values) for order in waiting), len(waiting), tuple(map(_not_seen, given)), conflicts, refused,
        event, taken.at if taken else None,
    )  # fmt: skip


def _not_seen(entry: Entry) -> NotYetSeen:
    about, event = entry.about, entry.event
    file = event.file if isinstance(event, WriteHandedOver) else None
    return NotYetSeen(about.po_number, about.line, about.field, entry.at, entry.person, file)
