"""Every key that the program reacts to stands on the page of keys."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QWidget
from tests.ui.hands import Hand

from poworkbench.ui import shortcuts
from poworkbench.ui.entry_strip.screen import EntryStrip
from poworkbench.ui.exchange.screen import MappingScreen
from poworkbench.ui.exchange_keys import ANYWHERE, COLUMN_KEYS, FIELD_KEYS, STRIP_KEYS, WAYS_KEYS
from poworkbench.ui.exchanging import Exchanging
from poworkbench.ui.main_window import Window
from poworkbench.ui.shortcuts import TRAY_KEYS, Shortcut

SOURCES = Path(shortcuts.__file__).parent
#: The ends of a range of keys that an editor leaves to the window.
RANGE = {"F1", "F35"}


def of(table: Iterable[Shortcut]) -> set[str]:
    return {QKeySequence(key).toString() for shortcut in table for key in shortcut.keys}


def reacted_to(window: Window) -> set[str]:
    found = [action for action in window.findChildren(QAction) if action.shortcuts()]
    assert found
    return {key.toString() for action in found for key in action.shortcuts()}


def test_every_key_of_the_window_is_listed(window: Window) -> None:
    assert reacted_to(window) | of(TRAY_KEYS) == of(window.help.listed)


def test_every_key_of_the_window_is_listed_where_the_erp_has_no_interface(by_hand_window: Window) -> None:
    listed = by_hand_window.help.listed
    assert {"F2", "F3", "Shift+F4"} < reacted_to(by_hand_window) <= of(listed)
    assert of(listed) >= {*ANYWHERE.values()} | of(STRIP_KEYS) | of(FIELD_KEYS)
    shown = [label.text() for label in by_hand_window.help.findChildren(QLabel)]
    for shortcut in listed:
        assert any(shortcut.words in text for text in shown), shortcut


def test_every_key_that_a_screen_names_in_code_is_listed(by_hand_window: Window) -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in SOURCES.rglob("*.py"))
    named = {name for name in re.findall(r"\bKey_(\w+)", text) if name not in RANGE}
    keys = {QKeySequence(getattr(Qt.Key, f"Key_{name}")).toString() for name in named}
    assert keys
    assert keys <= of(by_hand_window.help.listed)


def accepted(screen: QWidget) -> set[str]:
    """The plain keys that a screen takes, each pressed once."""
    found = set()
    for key in Qt.Key:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "")
        screen.keyPressEvent(event)
        if event.isAccepted():
            found.add(QKeySequence(key).toString())
    return found


def test_the_strip_takes_no_key_that_is_not_listed(strip: EntryStrip) -> None:
    strip._verbs = dict.fromkeys(strip._verbs, lambda: None)
    assert accepted(strip) == of(STRIP_KEYS)


def test_the_columns_take_no_key_that_is_not_listed(columns: MappingScreen) -> None:
    columns._verbs = dict.fromkeys(columns._verbs, lambda: None)
    assert accepted(columns) == of((*COLUMN_KEYS, *FIELD_KEYS, *WAYS_KEYS))


def test_the_arrows_turn_a_long_page_and_decide_nothing(by_hand_window: Window) -> None:
    hand = Hand(by_hand_window)
    by_hand_window.resize(1366, 480)
    hand.press("F1", "PgDown", "Down")
    assert by_hand_window.help.verticalScrollBar().value() > 0
    hand.press("F2")
    assert by_hand_window.findChild(Exchanging).strip is None
