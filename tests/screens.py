"""An X server of a test's own: a window that has the focus there, and keys pressed as a keyboard would."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

#: Milliseconds before each press, by the server: no hand presses a key in the moment in which it let go of it.
_BREATH = 3
_MODIFIERS = {"Ctrl": "Control_L", "Alt": "Alt_L", "Shift": "Shift_L"}


@contextmanager
def screens() -> Iterator[str]:
    """The name of a display that is there until the test ends; skips where there is no X server to start."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("no X server: Xvfb is not installed")
    ears, voice = os.pipe()
    command = [server, "-displayfd", str(voice), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    running = subprocess.Popen(command, pass_fds=[voice], stderr=subprocess.DEVNULL)
    os.close(voice)
    try:
        with os.fdopen(ears) as said:
            number = said.readline().strip()
        if not number:
            pytest.skip("no X server: Xvfb does not start here")
        yield f":{number}"
    finally:
        running.terminate()
        running.wait()


class ErpWindow:
    """Stands for the ERP's own window: it has the focus, and tells which keys came to it."""

    def __init__(self, display: str) -> None:
        self._display = Display(display)
        screen = self._display.screen()
        mask = X.KeyPressMask | X.ExposureMask
        self._window = screen.root.create_window(0, 0, 600, 300, 0, screen.root_depth, event_mask=mask)
        self._window.map()
        while self._display.next_event().type != X.Expose:
            pass
        self.take_focus()

    def take_focus(self) -> None:
        self._window.set_input_focus(X.RevertToParent, X.CurrentTime)
        self._display.sync()

    @property
    def has_focus(self) -> bool:
        return bool(self._display.get_input_focus().focus == self._window)

    def press(self, chord: str, *, let_go: bool = True) -> None:
        """A chord of keys on the keyboard of this display."""
        *modifiers, last = chord.split("+")
        names = [*(_MODIFIERS[name] for name in modifiers), last if len(last) > 1 else last.lower()]
        codes = [self._display.keysym_to_keycode(XK.string_to_keysym(name)) for name in names]
        for code in codes:
            xtest.fake_input(self._display, X.KeyPress, code, time=_BREATH)
        for code in reversed(codes) if let_go else ():
            xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()

    def let_go(self, key: str) -> None:
        xtest.fake_input(self._display, X.KeyRelease, self._display.keysym_to_keycode(XK.string_to_keysym(key)))
        self._display.sync()

    def came(self) -> list[str]:
        """The keys that came to this window, without the modifiers."""
        self._display.sync()
        events: list[Any] = [self._display.next_event() for _ in range(self._display.pending_events())]
        codes = [event.detail for event in events if event.type == X.KeyPress]
        names = (_name(self._display.keycode_to_keysym(code, 0)) for code in codes)
        return [name for name in names if name not in _MODIFIERS.values()]

    def close(self) -> None:
        self._display.close()


def _name(symbol: int) -> str:
    return next(name[3:] for name, value in vars(XK).items() if name.startswith("XK_") and value == symbol)
