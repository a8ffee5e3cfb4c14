"""The tray as the journal tells it: what is refused, what was done about it, what settles it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from poworkbench.domain.codec import from_plain, to_plain
from poworkbench.domain.erp_events import WriteConfirmed, WriteConflict, WriteRefused
from poworkbench.domain.events import About, DocumentConfirmed, Entry, Event, Undone, ValueDecided
from poworkbench.domain.refused import refused
from poworkbench.domain.refused_events import WriteSetAside, WriteTriedAgain

PRICE = About("PO-1", "doc", "1", "unit_price")
WHOLE = About("PO-1", "doc")
DECIDED = ValueDecided("accepted", "125", "131", "125", "131")
ASKED = "e1:line"
NO = WriteRefused(ASKED, "no")


def entries(*events: Event) -> Sequence[Entry]:
    """Events as recorded: e1, e2 …"""
    at = datetime(2026, 11, 20, 8, tzinfo=UTC)
    about = [WHOLE if isinstance(event, DocumentConfirmed) else PRICE for event in events]
    return [
        Entry(f"e{n}", "desk", n, at, "UTC", "ana", about[n - 1], event, "", "") for n, event in enumerate(events, 1)
    ]


def standing(*events: Event) -> list[tuple[str, int]]:
    """Where each write of the tray stands, and how often it was refused."""
    return [(one.standing, one.times) for one in refused(entries(DECIDED, *events))]


@pytest.mark.parametrize(
    ("events", "stands"),
    [
        ((), []),
        ((NO,), [("refused", 1)]),
        ((NO, WriteTriedAgain(ASKED)), [("again", 1)]),
        ((NO, WriteTriedAgain(ASKED), NO), [("refused", 2)]),
        ((NO, WriteTriedAgain(ASKED), WriteConfirmed(ASKED, written=True)), []),
        ((NO, WriteTriedAgain(ASKED), WriteConflict(ASKED, "125", "131", "127")), []),
        ((NO, WriteTriedAgain(ASKED), Undone("e3", "write_tried_again")), [("refused", 1)]),
        ((NO, WriteSetAside(ASKED, "closed")), [("aside", 1)]),
        ((NO, WriteSetAside(ASKED, "closed"), Undone("e3", "write_set_aside")), [("refused", 1)]),
        ((WriteSetAside(ASKED, "held", held=True),), [("aside", 0)]),
        ((WriteSetAside(ASKED, "held", held=True), Undone("e2", "write_set_aside")), []),
        ((NO, ValueDecided("entered", "125", "131", "125", "130")), []),
        ((ValueDecided("entered", "125", "131", "131", "130"), NO), []),
        ((NO, Undone("e1", "value_decided", {"unit_price": "131"}, {"unit_price": "125"})), []),
        ((WriteRefused("e9:line", "of another document"),), []),
    ],
)
def test_where_a_write_stands(events: tuple[Event, ...], stands: list[tuple[str, int]]) -> None:
    assert standing(*events) == stands


def test_a_document_stays_whatever_is_decided_about_values() -> None:
    told = refused(entries(DocumentConfirmed({}, {}), WriteRefused("e1:attach", "too large"), DECIDED))
    assert [(one.operation.step, one.said.event.detail) for one in told] == [("attach", "too large")]


def test_a_later_refusal_keeps_who_decided() -> None:
    (one,) = refused(entries(DECIDED, NO, WriteTriedAgain(ASKED), WriteRefused(ASKED, "still no")))
    assert (one.decided.id, one.said.event.detail, one.way_out) == ("e1", "still no", None)


@pytest.mark.parametrize("event", [WriteTriedAgain(ASKED), WriteSetAside(ASKED, "closed", held=True)])
def test_what_is_done_about_it_is_kept_as_it_was(event: WriteTriedAgain | WriteSetAside) -> None:
    assert from_plain(type(event), to_plain(event)) == event
