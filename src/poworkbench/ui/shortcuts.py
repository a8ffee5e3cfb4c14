"""The one table of keys: actions, the caps on the screen and the help page are drawn from it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

DECIDE = "Decide"
MOVE = "Move"
LOOK = "Look"
PAGE = "The vendor's page"
WINDOW = "Window"
TRAY = "What the ERP refused"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One thing a person can do by key; `cap` is the word beside the key on the screen, `words` the help page's."""

    id: str
    keys: tuple[str, ...]
    cap: str
    words: str
    group: str

    @property
    def repeats(self) -> bool:
        """Whether a key that is held down goes on acting; never one that decides."""
        return self.group == PAGE or self.id in ("down", "up")


SHORTCUTS: tuple[Shortcut, ...] = (
    Shortcut(
        "next", ("Return", "Enter"), "next", "Next value that needs you; with nothing open: done, next order", MOVE
    ),
    Shortcut("accept", ("A",), "accept", "Accept what the vendor says (conflict: write ours)", DECIDE),
    Shortcut("keep", ("K",), "keep", "Keep what was ordered (conflict: keep theirs)", DECIDE),
    Shortcut("enter", ("C",), "another", "Enter another value; for dates also +5 or -10 days", DECIDE),
    Shortcut("escalate", ("E",), "ask buyer", "Ask the buyer; Enter sends the question", DECIDE),
    Shortcut("undo", ("U",), "undo", "Take back the last decision on this document", DECIDE),
    Shortcut("confirm", ("Ctrl+Return", "Ctrl+Enter"), "done", "Done with a document that was read by eye", DECIDE),
    Shortcut("link", ("L",), "link", "Say which order the document answers", DECIDE),
    Shortcut("put_away", ("X",), "put away", "Put away a document that answers no order", DECIDE),
    Shortcut("following", ("N",), "next order", "Next order in the queue", MOVE),
    Shortcut("previous", ("P",), "previous order", "Previous order in the queue", MOVE),
    Shortcut("down", ("Down", "Tab"), "down", "Next value", MOVE),
    Shortcut("up", ("Up", "Shift+Tab"), "up", "Previous value", MOVE),
    Shortcut("filter", ("Ctrl+F", "/"), "find", "Find an order, vendor, file or sales order in the queue", MOVE),
    Shortcut(
        "resort", ("F6",), "sort anew", "Sort the queue anew, with what has arrived and without what is done", MOVE
    ),
    Shortcut("fold", ("F",), "all lines", "Show every line, or only what differs", LOOK),
    Shortcut("history", ("H",), "history", "Who changed the focused value, when and why; Enter shows the place", LOOK),
    Shortcut("copy", ("Ctrl+C",), "copy", "Copy the vendor's value of the focused row", LOOK),
    Shortcut("zoom_in", ("+", "="), "larger", "Zoom in", PAGE),
    Shortcut("zoom_out", ("-",), "smaller", "Zoom out", PAGE),
    Shortcut("fit", ("0",), "fit width", "Fit the page's width", PAGE),
    Shortcut("rotate", ("R",), "rotate", "Turn the page by a quarter", PAGE),
    Shortcut("page_down", ("PgDown",), "next page", "Next page", PAGE),
    Shortcut("page_up", ("PgUp",), "page before", "Page before", PAGE),
    Shortcut("open", ("O",), "open file", "Open the file with the system's program", PAGE),
    Shortcut("help", ("F1",), "keys", "This page", WINDOW),
    Shortcut("sync", ("F5",), "sync now", "Fetch from the ERP and send what waits", WINDOW),
    Shortcut("refused", ("F7",), "refused", "What the ERP refused, and the ways out", WINDOW),
    Shortcut("verify", ("F8",), "verify", "Verify the journal, entry by entry", WINDOW),
    Shortcut("theme", ("Ctrl+T",), "light or dark", "Light, dark or as the system has it", WINDOW),
    Shortcut("menu", ("F10",), "menu", "Everything as a menu", WINDOW),
    Shortcut("leave", ("Esc",), "leave", "Leave the editor, the finder or this page", WINDOW),
)

#: What a key does in the tray.
TRAY_KEYS: tuple[Shortcut, ...] = (
    Shortcut("try_again", ("T",), "try again", "Send the write once more", TRAY),
    Shortcut("open", ("Return", "Enter"), "open the order there", "Open the order at the value it is about", TRAY),
    Shortcut("escalate", ("E",), "ask buyer", "Ask the buyer about it", TRAY),
    Shortcut("set_aside", ("S",), "set aside, with why", "It will not come into the ERP, and why", TRAY),
    Shortcut("take_back", ("U",), "undo", "Take back what was done about it last", TRAY),
    Shortcut("leave", ("Esc",), "leave", "Back to the queue", TRAY),
)

BY_ID = {shortcut.id: shortcut for shortcut in SHORTCUTS}

SIGNS = {
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "Return": "⏎",
    "Enter": "⏎",
    "Ctrl+Return": "Ctrl ⏎",
    "PgDown": "PgDn",
    "Shift+Tab": "Shift Tab",
    "-": "−",
}


def key_cap(shortcut_id: str) -> str:
    """What is printed on the cap of an action's first key."""
    return sign(BY_ID[shortcut_id].keys[0])


def sign(key: str) -> str:
    """One key as it is printed on a cap."""
    if key in SIGNS or len(key) == 1:
        return SIGNS.get(key, key)
    return " ".join(SIGNS.get(part, part) for part in key.split("+"))


def caps(shortcut: Shortcut) -> tuple[str, ...]:
    """The caps of all keys of an action, each once."""
    return tuple(dict.fromkeys(sign(key) for key in shortcut.keys if key not in ("Enter", "Ctrl+Enter", "=")))


def sequences(shortcut: Shortcut) -> list[QKeySequence]:
    """The keys as Qt wants them."""
    return [QKeySequence(key) for key in shortcut.keys]


def verb_of(event: QKeyEvent, table: tuple[Shortcut, ...]) -> str | None:
    """What a key without Ctrl, Alt or Meta means in a table."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    if event.modifiers() & held:
        return None
    key = QKeySequence(event.key()).toString()
    return next((shortcut.id for shortcut in table if key in shortcut.keys), None)
