"""Labels that never cut a word off without saying so, and small marks with a tone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from poworkbench.ui.widgets.naming import named


class Elided(QLabel):
    """One line of text, shortened with an ellipsis where there is no room; the whole of it is in the hint."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        """As high as a line, as narrow as one likes."""
        return QSize(20, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        fits = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        self.setToolTip(self.text() if fits != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.contentsRect(), int(self.alignment()), fits)
        painter.end()


def toned(label: QLabel, tone: str) -> QLabel:
    """Give a label the tone that the style sheet paints."""
    if label.property("tone") != tone:
        label.setProperty("tone", tone)
        label.style().unpolish(label)
        label.style().polish(label)
    return label


class Marks(QWidget):
    """A row of short words, each with its tone: the chips of a document, the parts of the foot."""

    def __init__(self, name: str, look: str, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing)
        self._row.addStretch(1)
        self._labels: list[QLabel] = []
        self.setAccessibleName(name)

    def show_marks(self, marks: list[tuple[str, str]]) -> None:
        """Show these instead of those before."""
        while len(self._labels) < len(marks):
            label = named(QLabel(), self._look)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._labels.append(label)
            self._row.insertWidget(len(self._labels) - 1, label)
        for label, (text, tone) in zip(self._labels, marks, strict=False):
            label.setText(text)
            toned(label, tone).show()
        for label in self._labels[len(marks) :]:
            label.hide()

    def texts(self) -> list[str]:
        """What is shown."""
        return [label.text() for label in self._labels if not label.isHidden()]
