"""What the reader is not sure of, cautions, and what changed since an earlier document, on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from tests.ui.desks import NOW, FakeDesk, difference_view
from tests.ui.hands import Hand

from poworkbench.domain.revisions import Change
from poworkbench.services.since import Since
from poworkbench.services.views import EVERYTHING, DecisionView, ReviewLine, ReviewRow, ReviewView
from poworkbench.ui.pictures import settle
from poworkbench.ui.review.rows import Shown
from poworkbench.ui.wording.states import decided

PRICE = ("2", "unit_price")
CAUTION = ReviewRow(
    None, "caution:edi_test", None, None, None, differs=True, rule="caution", facts={"caution": "edi_test"},
    may_accept=True,
)  # fmt: skip


def show(hand: Hand, desk: FakeDesk, view: ReviewView) -> None:
    """The most urgent document as that."""
    desk.views["d1"] = view
    hand.window.tell(EVERYTHING)
    settle(hand.window)


def unsure(row: ReviewRow) -> ReviewRow:
    facts = {"field": row.field, "ordered": "125.00", "acknowledged": "131.50"}
    return replace(row, rule="reader_unsure", facts=facts) if row.key == PRICE else row


@pytest.fixture
def view() -> ReviewView:
    """A document with a value that can hardly be read, and a caution."""
    plain = difference_view("d1", "PO-104198", "Pelham Mills", {PRICE: "131.50"}, hours=-0.5)
    lines = tuple(replace(line, rows=tuple(map(unsure, line.rows))) for line in plain.lines)
    return replace(plain, lines=(ReviewLine(None, None, None, (CAUTION,)), *lines), cautions=("edi_test",))


def notes(hand: Hand) -> list[str]:
    rows: list[Shown] = hand.window.review.table.rows.rows
    return [shown.text for shown in rows if shown.kind == "note"]


def test_a_caution_stands_first_and_a_doubtful_value_in_its_place(hand: Hand, desk: FakeDesk, view: ReviewView) -> None:
    show(hand, desk, view)
    assert notes(hand) == [
        "The vendor sent it as a trial. Do not accept it before the vendor says that it counts.",
        "the reader is not sure it says 131.50; look at the page",
    ]
    table = hand.window.review.table.rows
    fields = [table.data(table.index(i, 0)) for i, shown in enumerate(table.rows) if shown.kind == "value"]
    assert fields == ["look first", "unit price"]
    made = DecisionView("e", "kept", None, "R. Operator", NOW, "nothing")
    assert decided(made, "caution:edi_test", NOW.date(), UTC)[0].startswith("✓ seen ")


def test_both_take_a_key_each_and_then_the_document_is_done(hand: Hand, desk: FakeDesk, view: ReviewView) -> None:
    show(hand, desk, view)
    hand.window.review.table.focus(CAUTION.key)
    hand.press("A", "K", "Return")
    assert [call[:4] for call in desk.calls] == [
        ("accept", "d1", None, "caution:edi_test"),
        ("keep", "d1", *PRICE),
        ("confirm", "d1"),
    ]


def test_a_question_about_either_is_a_whole_sentence(hand: Hand, desk: FakeDesk, view: ReviewView) -> None:
    show(hand, desk, view)
    hand.window.review.table.focus(CAUTION.key)
    hand.press("E", "Return")
    hand.window.review.table.focus(PRICE)
    hand.press("E", "Return")
    asked = [str(call[1]) for call in desk.calls if call[0] == "question"]
    assert asked[0].startswith("The vendor sent it as a trial.")
    assert asked[1] == (
        "Unit price, line 2: the document cannot be read for certain, it may say 131.50; ordered 125.00."
        " Which is right?"
    )


def test_an_unmatched_document_says_its_cautions_too(hand: Hand, desk: FakeDesk, view: ReviewView) -> None:
    show(hand, desk, replace(view, state="unmatched", po_number=None, lines=()))
    assert "The vendor sent it as a trial." in hand.window.review.problem.text()


def since(*changes: Change, older: bool = False) -> Since:
    return Since("d0", "ack.pdf", NOW - timedelta(days=3), 1, older, changes)


@pytest.mark.parametrize(
    ("earlier", "begins", "ends"),
    [
        (None, "", ""),
        (since(), "Duplicate of ack.pdf of ", ": nothing changed"),
        (
            since(Change("2", "unit_price", "125.00", "131.50"), Change("3", "line_extra", None, "ZX-99")),
            "Revision 2, since ack.pdf of ",
            ": 2 changes · line 2 unit price 125.00 → 131.50 · line 3 new (ZX-99)",
        ),
        (
            since(Change(None, "total", "1", "2"), older=True),
            "Older than ack.pdf of ",
            ": 1 change · total 1.00 → 2.00",
        ),
    ],
)
def test_the_head_says_what_changed_since_the_earlier_document(
    hand: Hand, desk: FakeDesk, view: ReviewView, earlier: Since | None, begins: str, ends: str
) -> None:
    show(hand, desk, replace(view, since=earlier))
    said = hand.window.review.header.since
    assert said.startswith(begins)
    assert said.endswith(ends)
