"""Keys that move the strip on while another window has the focus, on a real X server; what is said where none is."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue

import pytest
from tests.screens import ErpWindow, screens

from poworkbench.adapters.global_keys import ScreenKeys
from poworkbench.services.global_keys import Held
from poworkbench.ui.shortcuts import sign
from poworkbench.ui.wording.entry import reach

WANTED = {"entered": "Ctrl+Alt+Return", "back": "Ctrl+Alt+B"}


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An X server that the program finds as it finds any."""
    with screens() as name:
        monkeypatch.setenv("DISPLAY", name)
        for variable in ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
            monkeypatch.delenv(variable, raising=False)
        yield name


@pytest.fixture
def erp(display: str) -> Iterator[ErpWindow]:
    """The ERP's window, with the focus."""
    window = ErpWindow(display)
    yield window
    window.close()


@pytest.fixture
def keys() -> Iterator[ScreenKeys]:
    """The keys, let go of in the end."""
    made = ScreenKeys()
    yield made
    made.release()


def heard(pressed: SimpleQueue[str]) -> str:
    return pressed.get(timeout=20)


def test_a_key_is_told_and_the_window_with_the_focus_does_not_see_it(erp: ErpWindow, keys: ScreenKeys) -> None:
    pressed: SimpleQueue[str] = SimpleQueue()
    assert keys.hold(WANTED, pressed.put) == Held(keys=WANTED)
    erp.press("Ctrl+Alt+B")
    erp.press("Ctrl+Alt+Return")
    assert [heard(pressed), heard(pressed)] == ["back", "entered"]
    erp.press("b")
    assert erp.came() == ["b"]
    assert erp.has_focus


def test_number_lock_and_caps_lock_keep_no_key_away(erp: ErpWindow, keys: ScreenKeys) -> None:
    pressed: SimpleQueue[str] = SimpleQueue()
    keys.hold(WANTED, pressed.put)
    for lock in ("Caps_Lock", "Num_Lock"):
        erp.press(lock)
        erp.press("Ctrl+Alt+B")
        assert heard(pressed) == "back"


def test_a_key_that_is_held_down_is_told_once(erp: ErpWindow, keys: ScreenKeys) -> None:
    pressed: SimpleQueue[str] = SimpleQueue()
    keys.hold({"entered": "F9", "back": "F10"}, pressed.put)
    erp.press("F9", let_go=False)
    assert heard(pressed) == "entered"
    with pytest.raises(Empty):  # the server repeats a key after 660 ms
        pressed.get(timeout=2)
    erp.let_go("F9")
    erp.press("F10")
    assert heard(pressed) == "back"


def test_keys_that_were_let_go_of_are_everybodys_again(erp: ErpWindow, keys: ScreenKeys) -> None:
    pressed: SimpleQueue[str] = SimpleQueue()
    keys.hold({"entered": "F9"}, pressed.put)
    keys.release()
    erp.press("F9")
    assert erp.came() == ["F9"]
    assert pressed.empty()


def test_a_key_of_another_program_is_named_and_left_to_it(erp: ErpWindow, keys: ScreenKeys) -> None:
    other = ScreenKeys()
    theirs: SimpleQueue[str] = SimpleQueue()
    try:
        other.hold({"theirs": "F9"}, theirs.put)
        held = keys.hold({"entered": "F9", "back": "F10", "skip": "Ctrl+Banana"}, lambda _verb: None)
        assert held == Held({"back": "F10"}, {"entered": "F9"}, {"skip": "Ctrl+Banana"})
        assert reach(held, sign) == (
            "In the ERP's window: F10 back. F9 is another program's. Ctrl+Banana is no key of this keyboard."
        )
        erp.press("F9")
        assert heard(theirs) == "theirs"
    finally:
        other.release()


@pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    ("variables", "why", "said"),
    [
        ({"XDG_SESSION_TYPE": "wayland", "DISPLAY": ":0"}, "wayland", "this is a Wayland session"),
        ({"DISPLAY": ""}, "no_display", "no X display answers"),
        ({"DISPLAY": ":999"}, "no_display", "no X display answers"),
    ],
)
def test_where_no_key_can_be_had_it_is_said(
    variables: dict[str, str], why: str, said: str, keys: ScreenKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    held = keys.hold(WANTED, lambda _verb: None)
    gc.collect()
    assert held == Held(why=why)
    assert reach(held, sign).startswith(f"The keys work while the strip has the focus: {said}")


def test_the_strip_moves_on_while_the_erps_window_has_the_focus(
    erp: ErpWindow, display: str, tmp_path: Path, home_of_its_own: Path
) -> None:
    """A program of its own, drawn on the X server: the strip over a real desk."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display, "PYTHONPATH": str(Path.cwd())}
    program = Path(__file__).parents[1] / "strip_program.py"
    command = [sys.executable, "-W", "error", str(program), str(tmp_path / "desk")]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdin is not None
        assert running.stderr is not None
        first = running.stdout.readline()
        if not first and "could not load the Qt platform plugin" in running.stderr.read().casefold():
            pytest.skip("Qt's plugin for X displays does not load here: its system libraries are missing")
        assert first.split("|") == ["line 1 · NV-1001 · unit price", "131,50\n"]
        erp.take_focus()
        erp.press("Ctrl+Alt+Return")
        assert running.stdout.readline() == "line 2 · NV-1002 · promised|04.12.2026\n"
        erp.press("Ctrl+Alt+B")
        assert running.stdout.readline() == "line 1 · NV-1001 · unit price|131,50\n"
        assert erp.has_focus
        assert erp.came() == []
        running.stdin.write("close\n")
        running.stdin.flush()
        assert running.stdout.readline() == "closed|1\n"
        erp.press("Ctrl+Alt+B")
        assert erp.came() == ["b"]
        running.stdin.close()
        assert running.wait(timeout=60) == 0, running.stderr.read()
