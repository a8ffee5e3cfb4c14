"""Keys of the whole screen on X11: grabbed one by one from the server, which keeps them from every other program."""

from __future__ import annotations

import importlib.util
import logging
import os
import select
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from poworkbench.services.global_keys import Held, Why

log = logging.getLogger(__name__)

#: What the keyboard map of X calls keys that have another name in the settings; letters and the rest are spelled alike.
_NAMES = {
    "Enter": "KP_Enter", "Space": "space", "Esc": "Escape", "Del": "Delete", "Ins": "Insert", "PgUp": "Prior",
    "PgDown": "Next", "Backspace": "BackSpace", "ScrollLock": "Scroll_Lock", "Plus": "plus", "-": "minus",
}  # fmt: skip
_MODIFIERS = {"Shift": 1 << 0, "Ctrl": 1 << 2, "Alt": 1 << 3, "Meta": 1 << 6}
_CAPS_LOCK = 1 << 1


class ScreenKeys:
    """Fulfils services.global_keys.GlobalKeys where an X server is there."""

    def __init__(self) -> None:
        self._grabs: _Grabs | None = None

    def hold(self, wanted: Mapping[str, str], pressed: Callable[[str], None]) -> Held:
        """Hold what can be had; what was held before is let go of."""
        self.release()
        if why := _away():
            return Held(why=why)
        from Xlib.error import DisplayError

        try:
            self._grabs = _Grabs(pressed)
        except (DisplayError, OSError):
            return Held(why="no_display")
        return self._grabs.hold(wanted)

    def release(self) -> None:
        """Let go of every key."""
        grabs, self._grabs = self._grabs, None
        if grabs:
            grabs.release()


def _away() -> Why | None:
    """What keeps every key away, as far as it is known before a server is asked."""
    if not sys.platform.startswith("linux"):
        return "system"
    if os.environ.get("XDG_SESSION_TYPE") == "wayland" or os.environ.get("WAYLAND_DISPLAY"):
        return "wayland"
    if not os.environ.get("DISPLAY"):
        return "no_display"
    return None if importlib.util.find_spec("Xlib") else "library"


class _Grabs:
    """A connection of its own to the X server, read by a thread of its own."""

    def __init__(self, pressed: Callable[[str], None]) -> None:
        from Xlib.display import Display

        self._display = Display()
        self._root = self._display.screen().root
        self._pressed = pressed
        self._verbs: dict[tuple[int, int], str] = {}
        self._locks = (0, _CAPS_LOCK, *_with_number_lock(self._display))
        self._let_go: dict[int, int] = {}
        self._ears, self._voice = os.pipe()
        self._thread = threading.Thread(target=self._listen, name="global keys")

    def hold(self, wanted: Mapping[str, str]) -> Held:
        """Grab key by key, then listen."""
        keys, taken, unknown = dict[str, str](), dict[str, str](), dict[str, str]()
        for verb, key in wanted.items():
            code, modifiers = self._code(key)
            if not code:
                unknown[verb] = key
            elif self._grab(code, modifiers):
                keys[verb] = key
                self._verbs[code, modifiers] = verb
            else:
                taken[verb] = key
        self._thread.start()
        return Held(keys, taken, unknown)

    def release(self) -> None:
        """The server lets go of the keys when the connection is closed."""
        os.write(self._voice, b".")
        self._thread.join()
        for end in (self._ears, self._voice):
            os.close(end)

    def _code(self, key: str) -> tuple[int, int]:
        """The keyboard's code and the modifiers; code 0 where this keyboard has no such key."""
        from Xlib import XK

        *modifiers, last = key.split("+") if key else [""]
        if any(name not in _MODIFIERS for name in modifiers):
            return 0, 0
        name = _NAMES.get(last, last.lower() if len(last) == 1 else last)
        symbol = XK.string_to_keysym(name)
        code = self._display.keysym_to_keycode(symbol) if symbol else 0
        return code, sum(_MODIFIERS[modifier] for modifier in set(modifiers))

    def _grab(self, code: int, modifiers: int) -> bool:
        """With every lock on and off; False where another program has it, and then it is left alone."""
        from Xlib import X
        from Xlib.error import BadAccess, CatchError

        refused = CatchError(BadAccess)
        for lock in self._locks:
            self._root.grab_key(code, modifiers | lock, 0, X.GrabModeAsync, X.GrabModeAsync, onerror=refused)
        self._display.sync()
        if not refused.get_error():
            return True
        for lock in self._locks:
            self._root.ungrab_key(code, modifiers | lock)
        return False

    def _listen(self) -> None:
        """The thread's work, until `release`; a server that goes away ends it."""
        from Xlib.error import ConnectionClosedError

        try:
            while True:
                while self._display.pending_events():
                    self._hear(self._display.next_event())
                if self._ears in select.select([self._display.fileno(), self._ears], [], [])[0]:
                    break
            self._display.close()
        except (ConnectionClosedError, OSError):
            log.warning("the X server went away: its keys are not held any more")

    def _hear(self, event: Any) -> None:
        """A stroke is told once: a key that is held down comes as let go and pressed at the same moment."""
        from Xlib import X

        if event.type == X.KeyRelease:
            self._let_go[event.detail] = event.time
        elif event.type == X.KeyPress and self._let_go.get(event.detail) != event.time:
            verb = self._verbs.get((event.detail, event.state & sum(_MODIFIERS.values())))
            if verb:
                self._pressed(verb)


def _with_number_lock(display: Any) -> Iterator[int]:
    """The modifiers that a lit number lock adds, alone and with the other lock's."""
    from Xlib import XK

    code = display.keysym_to_keycode(XK.string_to_keysym("Num_Lock"))
    for at, codes in enumerate(display.get_modifier_mapping()):
        if code and code in codes:
            yield 1 << at
            yield 1 << at | _CAPS_LOCK
