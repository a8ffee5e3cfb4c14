"""Events as text: the same event gives the same bytes, and comes back as it was."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from tests.made_readings import order, ordered, read_line, reading

from poworkbench.domain.chain import GENESIS, opened, sealed
from poworkbench.domain.codec import NotDecodable, canonical, from_plain, to_plain
from poworkbench.domain.erp_events import (
    OrderGone,
    OrderNotUnderstood,
    OrderSeen,
    OrdersPulled,
    OrdersSwept,
    WriteConfirmed,
    WriteConflict,
    WriteLeftOut,
    WriteRefused,
)
from poworkbench.domain.events import (
    KINDS,
    About,
    DocumentConfirmed,
    DocumentLinked,
    DocumentNotRead,
    DocumentPutAway,
    DocumentRead,
    DocumentReceived,
    Draft,
    Escalated,
    Event,
    LessonForgotten,
    LessonsLearnt,
    Undone,
    ValueDecided,
)
from poworkbench.domain.handed_events import ExportTaken, WriteHandedOver, WriteSkipped
from poworkbench.domain.lessons import Lesson, Wanted
from poworkbench.domain.orders import Buyer
from poworkbench.domain.readings import Evidence
from poworkbench.domain.refused_events import WriteSetAside, WriteTriedAgain

WHEN = datetime(2026, 11, 20, 8, 30, 15, 123456, tzinfo=UTC)
PLACE = (Evidence(2, (100, 200, 300, 400), "131,50 €", 97),)
ORDER = order(ordered("1", quantity=Decimal("2.50"), promised_date=date(2026, 12, 4)), sales_order="SO-1")

#: One of every kind there is.
EVENTS: tuple[Event, ...] = (
    OrderSeen(ORDER, '"v1"', WHEN),
    DocumentReceived("AB 1.pdf", 4711, WHEN, "folder"),
    DocumentRead("poworkbench 0.1", 2, reading(read_line(quantity="4"), po_number="PO-1")),
    DocumentNotRead("no_text", "", 1),
    DocumentLinked(ORDER, "matched", (Lesson("pack", "CTN", "12 EA"),), share=True),
    DocumentPutAway("answers no order"),
    LessonsLearnt("Nordvik", (Lesson("day_first", "", "yes"),), Wanted({"total": None}, ({"quantity": "4"},))),
    LessonForgotten("Nordvik", Lesson("day_first", "", "yes")),
    ValueDecided(
        "accepted", "125.00", "131.50", "125.00", "131.50", "price_over", {"percent": "5.2"}, PLACE, "said so"
    ),
    Escalated(Buyer("Dana", "d@example.com"), "1", None, "May they?", "PO-1", "Dear Dana", None, {}, PLACE),
    DocumentConfirmed({"vendor_order_number": None}, {"vendor_order_number": "V-1"}, by_eye=True),
    Undone("e1", "value_decided", {"quantity": "4"}, {"quantity": None}),
    OrderNotUnderstood("lines/0/quantity is no amount"),
    OrderGone("there is no order PO-1"),
    OrdersPulled(WHEN),
    OrdersSwept(240, 2, -3),
    WriteConfirmed("e1:line", written=True, beside={"unit_price": ("1", None)}, left_out=("status",)),
    WriteLeftOut("e1:comment", ("comments",)),
    WriteRefused("e1:line", "closed"),
    WriteConflict("e1:line", "1", "2", None),
    WriteHandedOver("e1:line", "file", "updates.csv"),
    WriteTriedAgain("e1:comment"),
    WriteSetAside("e1:comment", "The buyer knows.", held=True),
    WriteSkipped("e1:line", "the line is locked"),
    ExportTaken("open orders.csv", "0" * 64, WHEN, full=True, orders=240, rows=900, left_out=1, closed=2),
)


def test_every_kind_has_an_example() -> None:
    assert {type(event) for event in EVENTS} == {shape for shape, _ in KINDS.values()}


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_an_event_comes_back_as_it_was(event: Event) -> None:
    plain = to_plain(event)
    assert from_plain(type(event), plain) == event
    assert canonical(to_plain(from_plain(type(event), plain))) == canonical(plain)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_an_entry_comes_back_from_what_is_stored(event: Event) -> None:
    draft = Draft(event, About("PO-1", "d" * 64, "1", "unit_price"))
    entry, body = sealed(
        draft, entry="e1", writer="w", seq=1, at=WHEN, zone="Asia/Manila", person="ana", previous=GENESIS
    )
    assert opened(json.loads(body), GENESIS, entry.hash) == entry


def test_a_float_has_no_place_in_an_event() -> None:
    with pytest.raises(TypeError):
        to_plain({"price": 1.5})


def test_what_does_not_fit_is_said() -> None:
    with pytest.raises(NotDecodable):
        from_plain(DocumentReceived, {"name": 4})


def test_a_field_that_an_older_program_did_not_know_takes_its_default() -> None:
    assert from_plain(DocumentConfirmed, {"old": {}, "new": {}}) == DocumentConfirmed({}, {})


def test_a_reading_and_a_link_of_an_older_program_are_read() -> None:
    old = {"kind": "order_acknowledgement", "lines": [{"quantity": to_plain(read_line(quantity="4").quantity)}]}
    assert from_plain(DocumentRead, {"reader": "0.1", "pages": 1, "reading": old}).reading == reading(
        read_line(quantity="4")
    )
    link = from_plain(DocumentLinked, {"order": to_plain(ORDER), "reason": "matched"})
    assert link == DocumentLinked(ORDER, "matched")


def test_events_hold_no_floats() -> None:
    kinds = {str(field.type) for shape, _ in KINDS.values() for field in fields(shape)}
    assert not any("float" in kind for kind in kinds)
