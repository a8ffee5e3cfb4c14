"""The budget of keys: a clean document 1, a difference accepted +1, corrected +1 and its text, escalated 3 at most."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QApplication
from tests.ui.desks import CANDIDATES, TODAY, FakeDesk
from tests.ui.hands import Hand

from poworkbench.ui.shortcuts import DECIDE, SHORTCUTS, Shortcut


def test_it_opens_on_the_most_urgent_document_and_its_first_difference(hand: Hand) -> None:
    assert hand.document == "d1"
    assert hand.focused == ("2", "unit_price")


def test_a_clean_document_takes_one_key(hand: Hand, desk: FakeDesk) -> None:
    hand.go_to("d2")
    hand.press("Return")
    assert ("confirm", "d2") in desk.calls
    assert hand.document == "d3"
    assert hand.keys == 1


def test_what_enter_does_stands_beside_it(hand: Hand) -> None:
    assert hand.window.review.keys.words["next"] == "next"
    hand.go_to("d2")
    assert hand.window.review.keys.words["next"] == "done, next order"


def test_the_enter_of_the_number_pad_is_as_good(hand: Hand, desk: FakeDesk) -> None:
    hand.go_to("d2")
    hand.press("Enter")
    assert ("confirm", "d2") in desk.calls


def test_five_lines_with_two_differences_take_three_keys(hand: Hand, desk: FakeDesk) -> None:
    hand.press("A", "A", "Return")
    assert [call[0] for call in desk.calls] == ["accept", "accept", "confirm"]
    assert hand.document == "d2"
    assert hand.keys == 3


def test_keys_pressed_faster_than_the_answers_come_hit_the_right_values(hand: Hand, desk: FakeDesk) -> None:
    desk.slow = 0.2
    hand.press("A", "K", "Return", calm=False)
    hand.press("F1", "F1")
    later = (TODAY + timedelta(days=13)).isoformat()
    asked = (TODAY - timedelta(days=1)).isoformat()
    assert desk.calls[0] == ("accept", "d1", "2", "unit_price", "131.50")
    assert desk.calls[1] == ("keep", "d1", "2", "promised_date", asked)
    assert later != asked
    assert desk.calls[2] == ("confirm", "d1")


def test_enter_never_confirms_a_document_that_is_not_on_the_screen_yet(hand: Hand, desk: FakeDesk) -> None:
    desk.slow = 0.3
    hand.go_to("d2")
    hand.window.opening.forget_ahead()
    hand.press("Return", "Return", "A", calm=False)
    hand.press("F1", "F1")
    assert [call for call in desk.calls if call[0] == "confirm"] == [("confirm", "d2")]


def test_what_answers_no_order_is_put_away_by_one_key(hand: Hand, desk: FakeDesk) -> None:
    unmatched = next(row.document for row in desk.queue() if row.state == "unmatched")
    hand.go_to(unmatched)
    hand.press("X")
    assert ("put_away", unmatched, "answers no order") in desk.calls
    assert hand.keys == 1
    assert hand.document != unmatched


def test_a_document_with_an_order_is_not_put_away(hand: Hand, desk: FakeDesk) -> None:
    hand.press("X")
    assert not desk.calls
    assert "answers an order" in hand.message


def test_enter_goes_to_what_needs_a_person_and_accepts_nothing(hand: Hand, desk: FakeDesk) -> None:
    hand.press("Return")
    assert hand.focused == ("2", "promised_date")
    hand.press("Return")
    assert hand.focused == ("2", "unit_price")
    assert not desk.calls


def test_a_value_is_corrected_by_one_key_its_text_and_enter(hand: Hand, desk: FakeDesk) -> None:
    hand.press("C")
    hand.type("129.75")
    hand.press("Return")
    assert desk.calls == [("enter", "d1", "2", "unit_price", "129.75")]
    assert hand.keys == 1 + len("129.75") + 1
    assert hand.focused == ("2", "promised_date")


def test_a_date_is_moved_by_days(hand: Hand, desk: FakeDesk) -> None:
    hand.press("Return", "C")
    hand.type("+5")
    hand.press("Return")
    assert desk.calls == [("enter", "d1", "2", "promised_date", (TODAY + timedelta(days=18)).isoformat())]


def test_letters_typed_into_the_editor_decide_nothing(hand: Hand, desk: FakeDesk) -> None:
    hand.press("C")
    hand.type("aken u/+-0fhl")
    assert not desk.calls
    hand.press("Esc")
    assert hand.window.review.editor is None
    assert not desk.calls
    hand.press("A")
    assert [call[0] for call in desk.calls] == ["accept"]


def test_what_is_refused_comes_back_into_its_editor_with_the_reason(hand: Hand, desk: FakeDesk) -> None:
    hand.press("C")
    hand.type("12x")
    hand.press("Return")
    assert not desk.calls
    editor = hand.window.review.editor
    assert editor is not None
    assert editor.line.text() == "12x"
    assert editor.line.hasFocus()
    hand.type("8")
    hand.press("Esc")
    assert hand.window.review.editor is None


def test_an_escalation_takes_two_keys_and_sends_what_was_seen(hand: Hand, desk: FakeDesk) -> None:
    hand.press("E", "Return")
    question = next(call[1] for call in desk.calls if call[0] == "question")
    assert "131.50 instead of 125.00" in str(question)
    assert hand.keys == 2
    assert hand.focused == ("2", "promised_date")


def test_undo_takes_the_last_decision_back(hand: Hand, desk: FakeDesk) -> None:
    hand.press("A", "U")
    assert desk.calls[-1] == ("undo", "d1")
    assert not any(row.decision for row in desk.views["d1"].rows())


def test_nothing_to_undo_is_said_in_words(hand: Hand) -> None:
    hand.press("U")
    assert hand.message == "Nothing on this document can be taken back: P goes to the order before."


def test_undo_goes_back_to_the_value_it_opened(hand: Hand) -> None:
    hand.press("A", "A", "U")
    assert hand.focused == ("2", "promised_date")
    assert hand.message == "Taken back: promised, line 2."
    hand.press("U")
    assert hand.focused == ("2", "unit_price")


def test_a_price_far_off_is_taken_by_a_second_enter_only(hand: Hand, desk: FakeDesk) -> None:
    hand.press("C")
    hand.type("13150")
    hand.press("Return")
    editor = hand.window.review.editor
    assert editor is not None
    assert "Enter again" in editor.said
    assert not desk.calls
    hand.press("Return")
    assert desk.calls == [("enter", "d1", "2", "unit_price", "13150")]


def test_another_text_after_the_doubt_is_doubted_anew(hand: Hand, desk: FakeDesk) -> None:
    hand.press("C")
    hand.type("13150")
    hand.press("Return")
    hand.type("0")
    hand.press("Return")
    assert not desk.calls
    editor = hand.window.review.editor
    assert editor is not None
    assert editor.said.startswith("131,500.00 is far off")


def test_a_value_that_no_operator_types_opens_no_editor(hand: Hand) -> None:
    view = hand.window.review.view
    assert view is not None
    status = replace(view.lines[0].rows[0], field="status", acknowledged="cancelled", differs=True, rule=None)
    lines = (replace(view.lines[0], rows=(status,)), *view.lines[1:])
    hand.window.review.show_view(replace(view, lines=lines))
    hand.press("Up", "C")
    assert hand.window.review.editor is None
    assert hand.message.startswith("Status is not typed here")


def test_what_only_the_buyer_may_accept_is_not_sent(hand: Hand, desk: FakeDesk) -> None:
    hand.go_to("d5")
    hand.press("A")
    assert not desk.calls
    assert "Only the buyer" in hand.message


def test_a_conflict_is_decided_by_one_key(hand: Hand, desk: FakeDesk) -> None:
    hand.go_to("d4")
    assert hand.focused == ("2", "unit_price")
    hand.press("K")
    assert desk.calls[0][:4] == ("keep", "d4", "2", "unit_price")


def test_a_scan_is_typed_and_confirmed_by_its_own_key(hand: Hand, desk: FakeDesk) -> None:
    hand.go_to("d6")
    hand.press("Return")
    assert not desk.calls
    assert "Ctrl+Enter" in hand.message
    hand.press("C")
    hand.type("5")
    hand.press("Return")
    assert desk.calls[0] == ("enter", "d6", "1", "quantity", "5")
    assert hand.focused == ("1", "unit_price")
    hand.press("Ctrl+Return")
    assert ("confirm", "d6") in desk.calls


def test_an_unmatched_document_is_linked_by_two_keys_and_never_by_enter_alone(hand: Hand, desk: FakeDesk) -> None:
    hand.go_to("d7")
    hand.press("Return", "Return")
    assert not desk.calls
    hand.keys = 0
    hand.press("L", "Return")
    assert desk.calls == [("link", "d7", CANDIDATES[0].po_number)]
    assert hand.keys == 2
    assert hand.focused == ("2", "unit_price")
    assert not hand.message


def test_the_finder_searches_while_one_types(hand: Hand, desk: FakeDesk) -> None:
    hand.go_to("d7")
    hand.press("L")
    hand.type("loom")
    hand.press("Return")
    hand.press("Return")
    assert desk.calls == [("link", "d7", "PO-104077")]


def test_up_down_and_tab_go_from_value_to_value(hand: Hand) -> None:
    hand.press("Down")
    assert hand.focused == ("2", "promised_date")
    hand.press("Up")
    assert hand.focused == ("2", "unit_price")
    hand.press("Tab")
    assert hand.focused == ("2", "promised_date")
    hand.press("Shift+Tab")
    assert hand.focused == ("2", "unit_price")


def test_equal_lines_unfold_and_fold_around_the_focus(hand: Hand) -> None:
    folded = hand.window.review.table.rows.rowCount()
    hand.press("F")
    assert hand.window.review.table.rows.rowCount() > folded
    assert hand.focused == ("2", "unit_price")
    hand.press("F")
    assert hand.window.review.table.rows.rowCount() == folded


def test_the_history_takes_the_keyboard_and_gives_it_back(hand: Hand, desk: FakeDesk) -> None:
    hand.press("H")
    assert hand.window.history.table.hasFocus()
    hand.press("Down", "Return")
    assert hand.focused == ("2", "unit_price")
    hand.press("Esc", "A")
    assert [call[0] for call in desk.calls] == ["accept"]


def test_the_page_of_keys_lets_nothing_else_through(hand: Hand, desk: FakeDesk) -> None:
    hand.press("F1")
    assert hand.window.help.isVisible()
    hand.press("A", "N", "U")
    assert not desk.calls
    assert hand.document == "d1"
    hand.press("Esc")
    assert not hand.window.help.isVisible()


def test_the_queue_is_searched_and_left_by_key(hand: Hand) -> None:
    hand.press("/")
    hand.type("loom")
    assert hand.window.queue.model.rowCount() == 1
    hand.press("Return")
    assert hand.document == "d3"
    hand.press("Esc")
    assert hand.window.queue.model.rowCount() == 8


def test_the_vendors_value_is_copied(hand: Hand) -> None:
    hand.press("Ctrl+C")
    assert QApplication.clipboard().text() == "131.50"


def test_a_value_typed_where_none_was_chosen_confirms_nothing(hand: Hand, desk: FakeDesk) -> None:
    hand.go_to("d2")
    hand.press("C", "1", "2", "Return")
    assert not desk.calls
    assert hand.message.startswith("Nothing was entered")
    hand.press("Return")
    assert desk.calls == [("confirm", "d2")]


def test_the_same_decision_is_not_made_twice(hand: Hand, desk: FakeDesk) -> None:
    hand.press("A")
    hand.press("A")
    hand.press("A")
    assert [call[0] for call in desk.calls] == ["accept", "accept"]
    assert hand.message.startswith("This is decided already")
    hand.press("K")
    assert [call[0] for call in desk.calls] == ["accept", "accept", "keep"]


def test_a_key_held_down_decides_once(hand: Hand) -> None:
    decides = [one for one in SHORTCUTS if one.group == DECIDE or one.id == "next"]
    assert not any(action.autoRepeat() for action in hand.window.actions() if action.objectName() in _ids(decides))


def test_enter_on_the_last_open_value_says_what_it_waits_for(hand: Hand, desk: FakeDesk) -> None:
    hand.go_to("d5")
    hand.press("Return")
    assert hand.focused == ("4", "quantity")
    assert hand.message == "Only this value still needs you: A, K, C or E."
    assert not desk.calls


def test_a_document_that_was_not_done_after_all_comes_back(hand: Hand, desk: FakeDesk) -> None:
    hand.go_to("d2")
    desk.refuse_confirm = True
    hand.press("Return")
    assert hand.document == "d3"
    assert "The document before" in hand.message
    row = hand.window.queue.model.at(hand.window.queue.model.row_of("d2"))
    assert row is not None
    assert row.state == "clean"


def test_a_whole_morning_without_a_mouse(hand: Hand, desk: FakeDesk) -> None:
    for key in ("A", "A", "Return", "Return", "Return", "A", "Return", "K", "Return"):
        hand.press(key)
    assert {view.document for view in desk.views.values() if view.state == "done"} == {"d1", "d2", "d3", "d4", "d5"}
    assert hand.document == "d6"
    assert hand.keys == 9


def _ids(shortcuts: list[Shortcut]) -> set[str]:
    return {shortcut.id for shortcut in shortcuts}
