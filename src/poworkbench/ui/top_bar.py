"""The window's first line: whose orders, how many wait, what to find, who sits here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from poworkbench.ui.shortcuts import key_cap
from poworkbench.ui.widgets.labels import Elided
from poworkbench.ui.widgets.line_editor import LineEditor
from poworkbench.ui.widgets.naming import quiet
from poworkbench.ui.wording.values import counted


class TopBar(QWidget):
    """The find box is the queue's filter."""

    def __init__(self, client: str, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        name = QLabel(client)
        name.setStyleSheet("font-weight: 600;")
        self._waiting = Elided()
        self._waiting.setObjectName("quiet")
        self.finding = LineEditor("Find in the queue", "Find order, vendor, file  ( / )", self)
        self.finding.setFixedWidth(230)
        self._last: QToolButton | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 4, 8, 4)
        self._row.setSpacing(16)
        self._row.addWidget(name)
        self._row.addWidget(self._waiting, 1)
        self._row.addWidget(self.finding)
        self._row.addWidget(quiet(person))

    def show_waiting(self, count: int) -> None:
        """How many documents wait."""
        self._waiting.setText(f"{counted(count, 'document')} waiting" if count else "nothing waits")

    def add_menu(self, title: str, menu: QMenu, name: str, *, last: bool = True) -> None:
        """A menu at the end of the line, or before the last one."""
        button = QToolButton()
        button.setText(title)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(name)
        button.setToolTip(f"{name}  ({key_cap('menu')})" if title == "☰" else name)
        if last:
            self._row.addWidget(button)
            self._last = button
        else:
            self._row.insertWidget(self._row.count() - 1, button)

    def menus(self) -> list[QMenu]:
        """The menus at the end of the line."""
        return [button.menu() for button in self.findChildren(QToolButton)]

    def popup(self) -> None:
        """Open the last menu by key."""
        button = self._last
        if button:
            button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def begin_find(self) -> None:
        """The keyboard goes into the find box."""
        self.finding.setFocus()
        self.finding.selectAll()
