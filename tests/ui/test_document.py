"""The page follows the focus: the lit value is on the screen, large enough, and where its ink is."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from tests.ui.desks import FakeDesk
from tests.ui.hands import Hand

from poworkbench.ui.document.view import READABLE_PX
from poworkbench.ui.pictures import settle


def test_the_focused_value_is_lit_in_sight_and_large_enough(hand: Hand) -> None:
    view = hand.window.document.view
    settle(hand.window)
    seen = view.lit_on_screen()
    assert seen is not None
    assert view.viewport().rect().toRectF().contains(seen)
    assert seen.height() >= READABLE_PX - 1
    assert view.boxes() == 3


def test_the_box_stands_on_the_ink_of_the_value(hand: Hand, desk: FakeDesk) -> None:
    settle(hand.window)
    view = hand.window.document.view
    seen = view.lit_on_screen()
    assert seen is not None
    image = view.viewport().grab().toImage()
    ratio = image.devicePixelRatio()

    def dark(x0: float, x1: float) -> int:
        points = (QPointF(x * ratio, y * ratio) for x in _between(x0, x1) for y in _between(seen.top(), seen.bottom()))
        return sum(image.pixelColor(point.toPoint()).lightness() < 110 for point in points)

    assert dark(seen.left() + 1, seen.right() - 1) > 10
    assert dark(seen.right() + 8, seen.right() + 20) == 0


def test_the_next_value_moves_the_light(hand: Hand) -> None:
    view = hand.window.document.view
    before = view.lit_on_screen()
    hand.press("Return")
    settle(hand.window)
    after = view.lit_on_screen()
    assert before is not None
    assert after is not None
    assert view.viewport().rect().toRectF().contains(after)
    assert before != after


def test_pages_turn_and_come_back_with_the_focus(hand: Hand) -> None:
    hand.press("PgDown")
    assert hand.window.document.page == 2
    assert hand.window.document.view.boxes() == 0
    hand.press("PgDown")
    assert hand.window.document.page == 2
    hand.press("Return")
    assert hand.window.document.page == 1
    assert hand.window.document.view.boxes() == 3


def test_zoom_turn_and_fit_by_key(hand: Hand) -> None:
    view = hand.window.document.view
    fitted = view.zoom
    hand.press("+", "+")
    assert view.zoom > fitted * 1.4
    hand.press("-", "0")
    assert abs(view.zoom - fitted) < 0.01
    hand.press("R")
    seen = view.lit_on_screen()
    assert seen is not None
    assert seen.height() > seen.width()
    assert view.viewport().rect().toRectF().contains(seen)


def test_a_page_that_cannot_be_drawn_says_what_to_do(hand: Hand, desk: FakeDesk) -> None:
    del desk.papers["d3"]
    hand.go_to("d3")
    settle(hand.window)
    message = hand.window.document.message
    assert "damaged or incomplete" in message
    assert "O opens the file" in message


def test_the_next_documents_page_is_there_before_it_is_opened(hand: Hand) -> None:
    settle(hand.window)
    assert hand.window.document.has("d2", 1)


def _between(start: float, end: float) -> range:
    return range(round(start), round(end) + 1)
