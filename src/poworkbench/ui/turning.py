"""Turning from the three panes to a page that fills the window, and back: the keys, the tray."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from poworkbench.ui.help import HelpPage
from poworkbench.ui.refused.screen import RefusedScreen

#: What still works while the page of keys is shown.
ON_HELP = frozenset({"help", "leave", "theme"})

#: What still works while the tray is shown; its own keys are the table's.
ON_TRAY = ON_HELP | {"refused", "sync", "verify", "menu"}


class Turning:
    """One page at a time; `rest` gives the keyboard back to the panes, `ask` asks for what is in the tray."""

    def __init__(self, page: HelpPage, tray: RefusedScreen, ask: Callable[[], None], rest: Callable[[], None]) -> None:
        self.stack = QStackedWidget()
        self._help, self._tray, self._ask, self._rest = page, tray, ask, rest

    def begin(self, panes: QWidget) -> None:
        """The panes are shown first."""
        for page in (panes, self._help, self._tray):
            self.stack.addWidget(page)

    def allowed(self, name: str) -> bool:
        """Whether an action of the window works on what is shown."""
        pages = ((self._help, ON_HELP), (self._tray, ON_TRAY))
        return all(name in names for page, names in pages if page.isVisible())

    def help(self) -> None:
        """To the page of keys, or back."""
        if not self._closes(self._help):
            self.stack.setCurrentWidget(self._help)
            self._help.setFocus()

    def tray(self) -> None:
        """To the tray, or back."""
        if not self._closes(self._tray):
            self.stack.setCurrentWidget(self._tray)
            self._ask()
            self._tray.take_focus()

    def back(self) -> bool:
        """To the panes; False where they are shown."""
        return self._closes(self._help) or self._closes(self._tray)

    def _closes(self, page: QWidget) -> bool:
        if not page.isVisible():
            return False
        self.stack.setCurrentIndex(0)
        self._rest()
        return True
