"""What tests of the exchange's screens share: a screen that gives no key away, the columns of an export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from poworkbench.app.mapping import ExportMapping
from poworkbench.services.global_keys import Held
from poworkbench.ui.exchange.screen import MappingScreen
from poworkbench.ui.theme import Theme


class NoKeys:
    """A screen that gives no key away."""

    def hold(self, _wanted: Mapping[str, str], _pressed: Callable[[str], None]) -> Held:
        return Held(why="no_display")

    def release(self) -> None:
        """Nothing is held."""


def settings_of(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


def mapping_screen(qtbot: QtBot, file: Path) -> MappingScreen:
    screen = MappingScreen(ExportMapping(file, None), Theme("light"))
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitExposed(screen)
    return screen
