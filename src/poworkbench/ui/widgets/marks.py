"""A row of short words, each with its tone: the chips of a document, the parts of the foot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from poworkbench.ui.widgets.labels import toned
from poworkbench.ui.widgets.naming import named

READABLE_PX = 70


class Marks(QWidget):
    """From left to right; what has no room is shortened or left out, and the hint has all of it."""

    def __init__(self, name: str, look: str, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._spacing = look, spacing
        self._labels: list[QLabel] = []
        self._marks: list[tuple[str, str]] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_marks(self, marks: list[tuple[str, str]]) -> None:
        """Show these instead of those before."""
        self._marks = marks
        while len(self._labels) < len(marks):
            label = named(QLabel(parent=self), self._look)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._labels.append(label)
        for label, (_text, tone) in zip(self._labels, marks, strict=False):
            toned(label, tone)
        self._place()

    def texts(self) -> list[str]:
        """What is to be said, whether it has room or not."""
        return [text for text, _tone in self._marks]

    def sizeHint(self) -> QSize:
        return QSize(200, 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 22)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()

    def _place(self) -> None:
        x, whole = 0, True
        for label in self._labels:
            label.hide()
        for label, (text, _tone) in zip(self._labels, self._marks, strict=False):
            fits = self._fit(label, text, self.width() - x)
            whole = whole and fits == text
            if fits:
                label.setGeometry(x, (self.height() - 20) // 2, label.sizeHint().width(), 20)
                label.show()
                x += label.width() + self._spacing
        self.setToolTip("" if whole else " · ".join(self.texts()))

    def _fit(self, label: QLabel, text: str, room: int) -> str:
        """The label's text as far as it has room; empty where nothing readable is left."""
        label.setText(text)
        over = label.sizeHint().width() - room
        if over <= 0:
            return text
        if room < READABLE_PX:
            return ""
        width = label.fontMetrics().horizontalAdvance(text) - over
        fits = label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
        label.setText(fits)
        return fits
