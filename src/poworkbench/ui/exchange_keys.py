"""The tables of keys for working without an interface: in the window, in the strip, and on an export's columns."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from poworkbench.ui.shortcuts import Shortcut

EXCHANGE, STRIP, COLUMNS = "Exchange", "The strip, entering by hand", "Columns of an export"

EXCHANGE_KEYS: tuple[Shortcut, ...] = (
    Shortcut("enter_by_hand", ("F2",), "enter", "Enter values by hand: the strip", EXCHANGE),
    Shortcut("take", ("F3",), "export in", "Take in an export …", EXCHANGE),
    Shortcut("take_anyway", ("Ctrl+F3",), "all the same", "Take it in all the same", EXCHANGE),
    Shortcut("map", ("Shift+F3",), "columns", "Show which column of an export holds what …", EXCHANGE),
    Shortcut("watch", ("Ctrl+F2",), "folder", "Name the folder into which the ERP writes its exports …", EXCHANGE),
    Shortcut("give", ("F4",), "updates", "Write a file of updates …", EXCHANGE),
    Shortcut("give_again", ("Shift+F4",), "again", "Write it again, with what was not seen yet …", EXCHANGE),
)

STRIP_KEYS: tuple[Shortcut, ...] = (
    Shortcut("entered", ("Return", "Enter", "Space", "N"), "entered, next", "It is entered; the next value", STRIP),
    Shortcut("back", ("B",), "back", "The value before, once more into the clipboard", STRIP),
    Shortcut("undo", ("U",), "undo", "The last one was not entered after all", STRIP),
    Shortcut("skip", ("S",), "skip", "Leave the value for later, and why", STRIP),
    Shortcut("number", ("P",), "copy PO number", "The order's number into the clipboard", STRIP),
    Shortcut("close", ("Esc",), "close", "Close the strip", STRIP),
)

#: The strip's keys while the ERP's window has the focus, unless settings.toml names others.
ANYWHERE = {
    "entered": "Ctrl+Alt+Return", "back": "Ctrl+Alt+B", "undo": "Ctrl+Alt+U", "skip": "Ctrl+Alt+S",
    "number": "Ctrl+Alt+P",
}  # fmt: skip


def verb_of(event: QKeyEvent, table: tuple[Shortcut, ...]) -> str | None:
    """What a key without Ctrl, Alt or Meta means in a table."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    if event.modifiers() & held:
        return None
    key = QKeySequence(event.key()).toString()
    return next((shortcut.id for shortcut in table if key in shortcut.keys), None)
