"""A line to type into that keeps every key it can use to itself, so that no single-key verb fires while typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LineEditor(QLineEdit):
    """Enter sends `entered`, Esc sends `left`, the arrows send `moved`; function keys go on to the window."""

    entered = Signal(str)
    left = Signal()
    moved = Signal(int)

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(500)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def event(self, event: QEvent) -> bool:
        """Claim a key before the window's actions see it."""
        claimed = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if claimed and isinstance(event, QKeyEvent) and not Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send the keys that mean something here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ARROWS:
            self.moved.emit(ARROWS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
