"""The window as a whole: what it says, remembers, and tells a screen reader."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.desks import NOW, FakeDesk, difference_view
from tests.ui.hands import Hand

from poworkbench.services.views import EVERYTHING
from poworkbench.ui.main_window import Window
from poworkbench.ui.menus import MenuItem
from poworkbench.ui.pictures import SCREENS, save_screens, settle
from poworkbench.ui.shortcuts import SHORTCUTS

#: Parts of a table that Qt names itself.
OF_QT = ("QTableCornerButton", "QHeaderView")


def test_no_key_stands_twice_in_the_table() -> None:
    keys = [QKeySequence(key).toString() for shortcut in SHORTCUTS for key in shortcut.keys]
    assert len(keys) == len(set(keys))


def test_every_key_of_the_table_is_an_action_of_the_window(window: Window) -> None:
    assert [action.objectName() for action in window.actions()] == [shortcut.id for shortcut in SHORTCUTS]


def test_every_control_has_a_name_for_the_screen_reader(window: Window) -> None:
    controls = [
        widget
        for kind in (QAbstractButton, QAbstractItemView, QLineEdit)
        for widget in window.findChildren(kind)
        if not widget.objectName().startswith("qt_")
        and type(widget).__name__ not in ("QTableCornerButton", "QHeaderView")
    ]
    silent = [type(widget).__name__ for widget in controls if not _named(widget)]
    assert not silent


def test_a_change_told_from_another_thread_is_seen(window: Window, desk: FakeDesk, hand: Hand) -> None:
    desk.add(difference_view("d9", "PO-104999", "Thornbury & Sons", hours=0.5))
    teller = threading.Thread(target=window.tell, args=(EVERYTHING,))
    teller.start()
    teller.join()
    settle(window)
    last = window.queue.model.at(window.queue.model.rowCount() - 1)
    assert last is not None
    assert last.document == "d9"
    assert window.queue.news.text().startswith("1 new")
    hand.press("F6")
    second = window.queue.model.at(1)
    assert second is not None
    assert second.document == "d9"
    assert hand.document == "d1"


def test_what_is_being_typed_survives_changes_from_elsewhere(window: Window, desk: FakeDesk, hand: Hand) -> None:
    hand.press("C")
    hand.type("129")
    desk.views["d1"] = replace(desk.views["d1"], lines=desk.views["d1"].lines[1:])
    window.tell(EVERYTHING)
    settle(window)
    editor = window.review.editor
    assert editor is not None
    assert editor.line.text() == "129"
    assert editor.line.hasFocus()
    hand.press("Esc")
    assert window.review.view == desk.views["d1"]


def test_offline_is_said_at_the_foot(window: Window, desk: FakeDesk, hand: Hand) -> None:
    desk.offline = True
    hand.press("A")
    said = window.foot.marks.texts()
    assert said[0].startswith("● offline since")
    assert said[1] == "saved here · 1 decision waits for the ERP"


def test_a_confirmation_by_the_erp_is_said_on_the_row(window: Window, desk: FakeDesk, hand: Hand) -> None:
    hand.press("A")
    view = desk.views["d1"]
    row = next(row for row in view.rows() if row.decision)
    assert row.decision is not None
    confirmed = replace(row.decision, sync="confirmed", sync_at=NOW)
    lines = tuple(
        replace(
            line, rows=tuple(replace(one, decision=confirmed) if one.key == row.key else one for one in line.rows)
        )
        for line in view.lines
    )  # fmt: skip
    desk.views["d1"] = replace(view, lines=lines)
    window.tell(EVERYTHING)
    settle(window)
    model = window.review.table.rows
    text = str(model.index(model.row_of(row.key), 4).data())
    assert "confirmed by ERP" in text


def test_an_empty_day_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(FakeDesk(), client="C", person="P", settings_path=tmp_path / "w.ini")
    qtbot.addWidget(window)
    window.show()
    settle(window)
    assert window.review.empty_text.startswith("Nothing waits.\n214 open orders watched, last look at the ERP")
    hand = Hand(window)
    hand.press("Return", "A", "K", "C", "E", "U", "L", "N", "H", "F", "O", "+", "0", "R", "Ctrl+Return")
    window.close()


def test_the_layout_and_the_colours_are_remembered(qtbot: QtBot, desk: FakeDesk, tmp_path: Path) -> None:
    for turn in range(2):
        window = Window(desk, client="C", person="P", settings_path=tmp_path / "w.ini")
        qtbot.addWidget(window)
        window.show()
        settle(window)
        if turn == 0:
            was_dark = window.theme.dark
            Hand(window).press("Ctrl+T")
            window.resize(790, 590)
            window.panes.setSizes([240, 400, 280])
            sizes = window.panes.sizes()
        else:
            assert window.theme.dark is not was_dark
            assert window.panes.sizes() == sizes
        window.close()


def test_the_apps_menu_runs_off_the_main_thread(qtbot: QtBot, desk: FakeDesk, tmp_path: Path) -> None:
    ran: list[tuple[bool, bool]] = []
    item = MenuItem(
        "ERP down", lambda checked: ran.append((checked, threading.current_thread() is threading.main_thread())), True
    )
    window = Window(desk, client="C", person="P", settings_path=tmp_path / "w.ini", extra_menu=[item])
    qtbot.addWidget(window)
    window.show()
    action = next(one for menu in window.top.menus() for one in menu.actions() if one.text() == "ERP down")
    action.trigger()
    settle(window)
    assert ran == [(True, False)]
    window.close()


def test_slow_work_shows_itself_and_can_be_left(window: Window, desk: FakeDesk, hand: Hand, qtbot: QtBot) -> None:
    desk.slow = 0.5
    hand.press("F8", calm=False)
    qtbot.waitUntil(window.foot.busy.isVisible)
    window.foot.busy.cancel.click()
    assert not window.foot.busy.isVisible()
    settle(window)


def test_a_narrow_queue_still_shows_the_whole_number(window: Window) -> None:
    window.resize(911, 512)
    settle(window, 40)
    wide = window.queue.list.viewport().width()
    assert wide >= 180
    assert window.review.table.columnWidth(4) > 60


@pytest.mark.parametrize("size", [(1366, 768), (911, 512)], ids=["small", "at 150 per cent"])
def test_everything_has_its_place_on_a_small_screen(window: Window, size: tuple[int, int]) -> None:
    window.resize(*size)
    settle(window, 40)
    assert (window.width(), window.height()) == size
    outside = [
        widget.accessibleName()
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.accessibleName() and not window.rect().contains(_place(window, widget))
    ]
    assert not outside


def test_every_screen_can_be_pictured_without_deciding_anything(window: Window, desk: FakeDesk, tmp_path: Path) -> None:
    saved = save_screens(window, tmp_path / "pictures")
    assert len(saved) == 2 * len(SCREENS)
    assert len({QImage(str(path)).cacheKey() for path in saved}) == len(saved)
    assert not desk.calls


def _named(widget: QWidget) -> bool:
    return bool(widget.accessibleName() or (isinstance(widget, QAbstractButton) and len(widget.text()) > 2))


def _place(window: Window, widget: QWidget) -> object:
    return widget.rect().translated(widget.mapTo(window, widget.rect().topLeft()))
