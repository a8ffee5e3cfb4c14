"""A click on a word of the page offers it in the editor of the focused value; Enter takes it with its place."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from tests.ui.desks import FakeDesk
from tests.ui.hands import Hand

from poworkbench.services.views import EVERYTHING
from poworkbench.ui.document.view import PageView
from poworkbench.ui.pictures import settle


def click(hand: Hand, x: float, y: float, moved: int = 0) -> None:
    """The mouse on a place of the page, in points; `moved` pixels while the button is down."""
    view: PageView = hand.window.document.view
    place = view.mapFromScene(QPointF(x, y))
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    if moved:
        QTest.mouseMove(port, place + QPoint(0, moved))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place + QPoint(0, moved))
    settle(hand.window)


def typable(hand: Hand) -> tuple[str | None, str]:
    """The focus on a price, which may be typed."""
    rows = [row for row in hand.window.review.table.rows.rows if row.row and row.row.field == "unit_price"]
    hand.window.review.table.focus(rows[0].owner)
    settle(hand.window)
    assert rows[0].owner is not None
    return rows[0].owner


def test_a_clicked_word_is_offered_and_taken_with_its_place(hand: Hand, desk: FakeDesk) -> None:
    key = typable(hand)
    click(hand, 300, 250)
    editor = hand.window.review.editor
    assert editor is not None
    assert editor.line.text() == "131.50"
    assert hand.window.document.view.boxes() == 1
    hand.press("Return")
    assert desk.calls[-1] == ("enter", hand.document, *key, "131.50")
    (place,) = desk.places
    assert (place.page, place.text) == (1, "131,50")
    assert ("pointed", hand.document, "unit_price", 1) == next(call[:4] for call in desk.calls if call[0] == "pointed")


def test_what_is_only_typed_has_no_place(hand: Hand, desk: FakeDesk) -> None:
    typable(hand)
    hand.press("C")
    hand.type("130.00")
    hand.press("Return")
    assert desk.places == ()


def test_leaving_the_editor_gives_the_value_its_own_light_back(hand: Hand) -> None:
    typable(hand)
    before = hand.window.document.view.boxes()
    click(hand, 300, 250)
    hand.press("Esc")
    assert hand.window.review.editor is None
    assert hand.window.document.view.boxes() == before


def test_a_drag_moves_the_page_and_points_at_nothing(hand: Hand, desk: FakeDesk) -> None:
    typable(hand)
    click(hand, 300, 250, moved=60)
    assert hand.window.review.editor is None
    assert not [call for call in desk.calls if call[0] == "pointed"]


def test_beside_every_word_it_is_said(hand: Hand) -> None:
    typable(hand)
    click(hand, 300, 5)
    assert hand.message == "Nothing is printed there: click on a word of the page."


def test_a_field_that_is_not_typed_is_not_pointed_at(hand: Hand, desk: FakeDesk) -> None:
    assert hand.document is not None
    desk._change(hand.document, ("2", "unit_price"), lambda row: replace(row, field="status"))
    hand.window.tell(EVERYTHING)
    settle(hand.window)
    hand.window.review.table.focus(("2", "status"))
    click(hand, 300, 250)
    assert hand.message.startswith("Status is not typed here")
    assert hand.window.review.editor is None
