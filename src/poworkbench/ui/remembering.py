"""What the window remembers from day to day: its place, its panes, light or dark."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter

SIZE = (1366, 768)
#: Room that a window manager takes for the title.
TITLE = 32
CHOICES = ("system", "light", "dark")


def theme(settings: QSettings) -> str:
    """The colours chosen last."""
    choice = str(settings.value("theme", "system"))
    return choice if choice in CHOICES else "system"


def restore(settings: QSettings, window: QMainWindow, splitters: Mapping[str, QSplitter]) -> None:
    """As it was left; a size that fits a small screen the first time."""
    window.resize(*SIZE)
    geometry = settings.value("geometry")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    for name, splitter in splitters.items():
        state = settings.value(name)
        if isinstance(state, QByteArray):
            splitter.restoreState(state)


def fit(window: QMainWindow) -> None:
    """Use the whole screen where the window and its frame would not fit on it."""
    screen = window.screen().availableGeometry()
    seen = QGuiApplication.platformName() not in ("offscreen", "minimal")
    too_large = window.height() + TITLE > screen.height() or window.width() > screen.width()
    if seen and too_large and not window.isMaximized():
        window.showMaximized()


def keep(settings: QSettings, window: QMainWindow, splitters: Mapping[str, QSplitter], choice: str) -> None:
    """Write it down."""
    settings.setValue("geometry", window.saveGeometry())
    settings.setValue("theme", choice)
    for name, splitter in splitters.items():
        settings.setValue(name, splitter.saveState())
    settings.sync()
