"""The row in which a person types: another value, or a question to the buyer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from poworkbench.ui.widgets.labels import toned
from poworkbench.ui.widgets.line_editor import LineEditor
from poworkbench.ui.widgets.naming import quiet, wrapping

Preview = Callable[[str], str]


class InlineEditor(QFrame):
    """Enter sends `entered`, Esc sends `left`; a refusal stands below and the text stays."""

    entered = Signal(str)
    left = Signal()
    resized = Signal()

    def __init__(self, title: str, text: str, preview: Preview | None = None, *, above: bool = False) -> None:
        super().__init__()
        self.setObjectName("editor")
        self.line = LineEditor(title, parent=self)
        self.line.setText(text)
        self.line.selectAll()
        self._preview, self._aside = preview, quiet()
        self._said = wrapping(QLabel())
        self._said.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 5, 12, 7)
        grid.addWidget(quiet(title), 0, 0)
        grid.addWidget(self.line, *((1, 0, 1, 3) if above else (0, 1)))
        grid.addWidget(self._aside, 0, 2)
        grid.addWidget(toned(self._said, "bad"), 2, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        self.line.entered.connect(self.entered)
        self.line.left.connect(self.left)
        self.line.textEdited.connect(self._typed)

    @property
    def said(self) -> str:
        """What stands below the line."""
        return "" if self._said.isHidden() else self._said.text()

    def say(self, text: str) -> None:
        """Why it was not taken."""
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self.line.setFocus()
        self.resized.emit()

    def _typed(self, text: str) -> None:
        self._aside.setText(self._preview(text) if self._preview else "")
        if not self._said.isHidden():
            self.say("")
