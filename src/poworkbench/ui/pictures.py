"""Pictures of every screen, taken from the running window by pressing its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from poworkbench.services.views import QueueRow
from poworkbench.ui.main_window import Window

CALM_MS = 220
PATIENCE_MS = 20_000


@dataclass(frozen=True, slots=True)
class Screen:
    """A picture's name, which document it needs, and the keys that lead to it from there and back."""

    name: str
    wanted: Callable[[QueueRow], bool]
    keys: tuple[str, ...] = ()
    back: tuple[str, ...] = ()


SCREENS = (
    Screen("review", lambda row: row.state == "waiting" and not row.conflicts and row.needs > 0),
    Screen("escalation", lambda row: row.state == "waiting" and not row.conflicts and row.needs > 0, ("E",), ("Esc",)),
    Screen(
        "correction",
        lambda row: row.state == "waiting" and not row.conflicts and row.needs > 1,
        ("Down", "C", "+", "5"),
        ("Esc", "Up"),
    ),
    Screen("all-lines", lambda row: row.state in ("waiting", "clean"), ("F",), ("F",)),
    Screen("history", lambda row: row.decided > 0 or row.needs > 0, ("H",), ("Esc",)),
    Screen("clean", lambda row: row.state == "clean"),
    Screen("conflict", lambda row: row.conflicts > 0, ("Down",), ("Up",)),
    Screen("scan", lambda row: row.state == "unread"),
    Screen("unmatched", lambda row: row.state == "unmatched", ("L",), ("Esc",)),
    Screen("keys", lambda _row: True, ("F1",), ("F1",)),
)


def save_screens(window: Window, folder: Path) -> list[Path]:
    """Save every screen that the day has a document for, in light and in dark; nothing is decided on the way."""
    folder.mkdir(parents=True, exist_ok=True)
    saved: list[Path] = []
    for theme in ("light", "dark"):
        window.theme.choose(theme)
        for screen in SCREENS:
            saved += list(_take(window, folder / f"{screen.name}-{theme}.png", screen))
    return saved


def settle(window: Window, calm_ms: int = CALM_MS) -> None:
    """Let everything under way arrive and be painted; at most twenty seconds."""
    calm = 0
    for _round in range(PATIENCE_MS // 20):
        _wait(20)
        calm = calm + 20 if window.tasks.idle and not window.refreshing.waiting else 0
        if calm >= calm_ms:
            return


def press(window: Window, keys: str) -> None:
    """One key of the shortcut table, as a person presses it."""
    QTest.keySequence(_focus(window), keys)


def _take(window: Window, path: Path, screen: Screen) -> Iterator[Path]:
    document = _document(window, screen.wanted)
    if document is None:
        return
    if window.opening.document != document:
        window.queue.choose(document)
    settle(window)
    _press_all(window, screen.keys)
    if window.grab().save(str(path)):
        yield path
    _press_all(window, screen.back)


def _press_all(window: Window, keys: tuple[str, ...]) -> None:
    for key in keys:
        press(window, key)
    settle(window)


def _document(window: Window, wanted: Callable[[QueueRow], bool]) -> str | None:
    model = window.queue.model
    rows = (model.at(place) for place in range(model.rowCount()))
    return next((row.document for row in rows if row and wanted(row)), None)


def _focus(window: Window) -> QWidget:
    return QApplication.focusWidget() or window


def _wait(milliseconds: int) -> None:
    """Qt's own wait keeps Python's other threads from running; a loop of our own does not."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
