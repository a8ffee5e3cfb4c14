"""A sentence in the flow of the screen, in place of a dialog that would stop the hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from poworkbench.ui.widgets.labels import toned


class Banner(QLabel):
    """Hidden while it has nothing to say."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def say(self, text: str, tone: str = "plain") -> None:
        """Show a sentence; an empty one hides the banner."""
        self.setText(text)
        toned(self, tone)
        self.setVisible(bool(text))
