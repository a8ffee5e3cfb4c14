"""The entries of a document over several orders, told apart by the order they are about."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.made_readings import found, order, ordered, reading, reading_of_order

from poworkbench.domain.events import (
    About,
    DocumentLinked,
    DocumentRead,
    DocumentReceived,
    Entry,
    Event,
    ValueDecided,
)
from poworkbench.domain.folding import fold
from poworkbench.domain.shares import entries_of, named, share, shared_orders

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
ONE, TWO = (order(ordered("1"), po_number=number) for number in ("PO-1", "PO-2"))
READ = reading(*reading_of_order(ONE).lines, vendor_order_number="V-1")


def entries(*told: tuple[str | None, Event]) -> tuple[Entry, ...]:
    return tuple(
        Entry(f"e{seq}", "desk", seq, NOW, "UTC", "ana", About(number, "d" * 64), event, "", "")
        for seq, (number, event) in enumerate(told, 1)
    )


KEPT = ValueDecided("kept", "1", "2", "1", "1")
TOLD = entries(
    (None, DocumentReceived("ack.edi", 1, NOW, "folder")),
    ("PO-1", DocumentRead("r", 1, READ)),
    ("PO-1", DocumentLinked(ONE, "matched")),
    ("PO-2", DocumentLinked(TWO, "matched", share=True)),
    ("PO-2", DocumentRead("r", 1, reading(po_number="PO-2"))),
    ("PO-1", KEPT),
    ("PO-2", KEPT),
    ("PO-2", KEPT),
)


def test_a_review_is_named_after_its_document_and_order() -> None:
    assert named(share("d" * 64, "PO@2")) == ("d" * 64, "PO@2")
    assert named("d" * 64) == ("d" * 64, None)


def test_each_order_has_what_is_about_it_and_all_have_the_file() -> None:
    assert shared_orders(TOLD) == ("PO-2",)
    assert [entry.seq for entry in entries_of(TOLD, None)] == [1, 2, 3, 6]
    assert [entry.seq for entry in entries_of(TOLD, "PO-2")] == [1, 4, 5, 7, 8]
    unread = tuple(entry for entry in TOLD if entry.seq != 5)
    assert [entry.seq for entry in entries_of(unread, "PO-2")] == [1, 2, 4, 7, 8]


def test_a_document_of_one_order_keeps_every_entry() -> None:
    assert entries_of(TOLD[:3], None) == TOLD[:3]
    assert shared_orders(TOLD[:3]) == ()


def test_each_order_has_a_review_of_its_own() -> None:
    first, second = (fold(entries_of(TOLD, number)) for number in (None, "PO-2"))
    assert first is not None
    assert second is not None
    assert (first.id, second.id) == ("d" * 64, share("d" * 64, "PO-2"))
    assert (first.ordered, second.ordered, second.document) == (ONE, TWO, "d" * 64)
    assert first.reading == READ
    assert second.reading is not None
    assert second.reading.po_number == found("PO-2")
    assert (len(first.standing), len(second.standing)) == (1, 2)
