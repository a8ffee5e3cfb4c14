"""The tray by keyboard: what the ERP refused, each way out by one key, and the way to the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.desks import NOW, FakeDesk
from tests.ui.hands import Hand

from poworkbench.services.tray_views import RefusedRow
from poworkbench.ui.refused.screen import RefusedScreen
from poworkbench.ui.wording import tray as words

PRICE = RefusedRow(
    "e1:line", "d1", "PO-104233", "line", "refused", "2", "unit_price", "131.50", "R. Operator",
    NOW - timedelta(hours=3), "The accounting period of this order is closed.", NOW - timedelta(hours=2), 2,
)  # fmt: skip
COMMENT = replace(
    PRICE, operation="e2:comment", step="comment", line="2", field="promised_date", wanted=None, times=1,
    reason="Comments on this order are locked by the purchasing department until the audit is over.",
)  # fmt: skip
FILE = replace(
    PRICE, operation="e3:attach", document="d3", po_number="PO-104240", step="attach", line=None, field=None,
    wanted=None, times=1, reason="Attachments over 2 MB are not taken.",
)  # fmt: skip


@pytest.fixture
def tray(hand: Hand, desk: FakeDesk) -> RefusedScreen:
    """The tray, open over three refused writes."""
    desk.tray = [PRICE, COMMENT, FILE]
    hand.press("F7")
    return hand.window.refused


def cells(tray: RefusedScreen, row: int) -> list[str]:
    return [str(tray.model.index(row, column).data()) for column in range(tray.model.columnCount())]


def test_everything_about_a_refused_write_stands_there(tray: RefusedScreen) -> None:
    assert tray.isVisible()
    assert tray.title.text() == "Refused by the ERP · 3 for you"
    assert cells(tray, 0)[:5] == ["R. Operator", "PO-104233", "line 2 unit price", "131.50", PRICE.reason]
    assert cells(tray, 0)[6:] == ["2", "✗ for you"]
    assert cells(tray, 1)[3] == "question to the buyer"
    assert cells(tray, 2)[2:4] == ["document", "the vendor's document"]
    assert "the ERP refused it 2 times: The accounting period of this order is closed." in tray.told.text()


def test_one_key_sends_it_again_and_one_takes_that_back(hand: Hand, tray: RefusedScreen, desk: FakeDesk) -> None:
    hand.press("T")
    assert desk.calls == [("try_again", "e1:line")]
    assert tray.title.text() == "Refused by the ERP · 2 for you, 1 tried again or set aside"
    assert tray.row is not None
    assert tray.row.standing == "again"
    hand.press("T")
    assert tray.message.text() == "This is sent by itself with the next round: F5 asks for one now."
    hand.press("U")
    assert desk.calls[-1] == ("take_back", "e1:line")
    assert tray.title.text() == "Refused by the ERP · 3 for you"


def test_it_is_set_aside_with_a_reason(hand: Hand, tray: RefusedScreen, desk: FakeDesk) -> None:
    hand.press("Down", "Down", "S")
    hand.type("the client files them, T and U too")
    hand.press("Return")
    assert desk.calls == [("set_aside", "e3:attach", "the client files them, T and U too")]
    assert "known not to be in the ERP: the client files them" in tray.told.text()
    assert QApplication.focusWidget() is tray.table


def test_an_empty_reason_is_none_and_esc_leaves_it(hand: Hand, tray: RefusedScreen, desk: FakeDesk) -> None:
    hand.press("S", "Return")
    assert tray.reason.isVisible()
    hand.press("Esc")
    assert not tray.reason.isVisible()
    assert tray.isVisible()
    assert desk.calls == []


def test_enter_opens_the_order_at_that_row(hand: Hand, tray: RefusedScreen) -> None:
    hand.press("Down", "Return")
    assert not tray.isVisible()
    assert (hand.document, hand.focused) == ("d1", ("2", "promised_date"))


def test_it_opens_another_order_than_the_one_on_the_screen(hand: Hand, tray: RefusedScreen) -> None:
    hand.press("Down", "Down", "Return")
    assert hand.document == "d3"


def test_the_question_to_the_buyer_is_begun_where_it_belongs(hand: Hand, tray: RefusedScreen, desk: FakeDesk) -> None:
    hand.press("E")
    assert hand.window.review.editor is not None
    hand.press("Return")
    assert desk.calls[-1][:4] == ("escalate", "d1", "2", "unit_price")


def test_a_document_has_no_value_to_ask_about(hand: Hand, tray: RefusedScreen, desk: FakeDesk) -> None:
    hand.press("Down", "Down", "E")
    assert tray.message.text() == words.NO_ROW
    assert desk.calls == []


def test_no_key_decides_behind_the_tray(hand: Hand, tray: RefusedScreen, desk: FakeDesk) -> None:
    hand.press("A", "K", "N", "X", "Ctrl+Return")
    assert desk.calls == []
    assert hand.document == "d1"
    hand.press("Esc")
    assert not tray.isVisible()
    hand.press("A")
    assert desk.calls[-1][0] == "accept"


def test_an_empty_tray_says_so(hand: Hand) -> None:
    hand.press("F7")
    assert hand.window.refused.told.text() == words.EMPTY
    hand.press("T", "S", "Return", "F7")
    assert not hand.window.refused.isVisible()
