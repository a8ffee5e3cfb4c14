"""Keys where the hand needs them: caps with their words, drawn from the table of shortcuts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from poworkbench.ui.shortcuts import BY_ID, key_cap
from poworkbench.ui.widgets.naming import named, quiet

SPACING = 9


class KeyHint(QWidget):
    """One cap and its word; a click does the same as the key."""

    clicked = Signal(str)

    def __init__(self, shortcut_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = shortcut_id
        shortcut = BY_ID[shortcut_id]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(named(QLabel(key_cap(shortcut_id)), "cap"))
        self.word = quiet(shortcut.cap)
        row.addWidget(self.word)
        self.setToolTip(shortcut.words)
        self.setAccessibleName(f"{key_cap(shortcut_id)}: {shortcut.words}")

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.clicked.emit(self.id)


class KeyStrip(QWidget):
    """The keys that make sense now; where there is no room for all, some are left out (F1 has them)."""

    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Keys")
        self.setFixedHeight(26)
        self._hints: dict[str, KeyHint] = {}
        self._ids: tuple[str, ...] = ()

    def show_keys(self, ids: tuple[str, ...], words: Mapping[str, str] = MappingProxyType({})) -> None:
        """Show the hints of these actions, in this order; `words` where a key means something else here than usual."""
        self._ids = ids
        for one in ids:
            if one not in self._hints:
                self._hints[one] = KeyHint(one, self)
                self._hints[one].clicked.connect(self.clicked)
            self._hints[one].word.setText(words.get(one, BY_ID[one].cap))
        self._place()

    @property
    def words(self) -> dict[str, str]:
        """What stands beside each key that is shown."""
        return {one: self._hints[one].word.text() for one in self._ids}

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 26)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """From left to right, the last one always."""
        for hint in self._hints.values():
            hint.hide()
        x, shown = 0, [self._hints[one] for one in self._ids]
        last = shown[-1].sizeHint().width() if shown else 0
        for hint in shown:
            width = hint.sizeHint().width()
            if hint is shown[-1] or x + width + SPACING + last <= self.width():
                hint.setGeometry(x, (self.height() - 20) // 2, width, 20)
                hint.show()
                x += width + SPACING

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._place()
