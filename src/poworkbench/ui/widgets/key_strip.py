"""Keys where the hand needs them: caps with their words, drawn from the table of shortcuts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from poworkbench.ui.shortcuts import BY_ID, key_cap
from poworkbench.ui.widgets.naming import named, quiet


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
        row.addWidget(quiet(shortcut.cap))
        self.setToolTip(shortcut.words)
        self.setAccessibleName(f"{key_cap(shortcut_id)}: {shortcut.words}")

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """The mouse's way."""
        self.clicked.emit(self.id)


class KeyStrip(QWidget):
    """The keys that make sense now."""

    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAccessibleName("Keys")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 4, 2, 4)
        self._row.setSpacing(12)
        self._row.addStretch(1)
        self._hints: dict[str, KeyHint] = {}

    def show_keys(self, ids: tuple[str, ...]) -> None:
        """Show the hints of these actions, in this order."""
        for hint in self._hints.values():
            hint.hide()
        for place, shortcut_id in enumerate(ids):
            hint = self._hints.get(shortcut_id) or self._new(shortcut_id)
            self._row.removeWidget(hint)
            self._row.insertWidget(place, hint)
            hint.show()

    def _new(self, shortcut_id: str) -> KeyHint:
        hint = self._hints[shortcut_id] = KeyHint(shortcut_id, self)
        hint.clicked.connect(self.clicked)
        return hint
