"""Paints a queue row: the clock, the order, its badge, and the vendor below."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from poworkbench.services.views import QueueRow
from poworkbench.ui.queue.model import ROW
from poworkbench.ui.theme import Theme
from poworkbench.ui.wording.deadline import left, urgency
from poworkbench.ui.wording.states import badge, second_line

HEIGHT = 50
CLOCK = 57
#: Below this the badge stands in the second line, so that the PO number is never cut.
NARROW = 245
URGENCY = {"late": "bad", "soon": "warn", "calm": "ink2"}


class QueueDelegate(QStyledItemDelegate):
    """No widget per row: ten thousand of them cost nothing until they are seen."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines, the same for all."""
        return QSize(160, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        row, rect = index.data(ROW), QRect(option.rect)
        painter.save()
        self._ground(painter, rect, bool(option.state & QStyle.StateFlag.State_Selected))
        first = QRect(rect.left() + 12, rect.top() + 6, rect.width() - 22, 19)
        second = first.translated(0, 19)
        self._clock(painter, first, row)
        narrow = rect.width() < NARROW
        room = self._badge(painter, second if narrow else first, row) + 6
        self._order(painter, first.adjusted(CLOCK, 0, 0 if narrow else -room, 0), row)
        self._vendor(painter, second.adjusted(0 if narrow else CLOCK, 0, -room if narrow else 0, 0), row)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, selected: bool) -> None:
        painter.fillRect(rect, self._theme.colour("accentbg" if selected else "pane"))
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._theme.colour("accent"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.colour("line"))

    def _clock(self, painter: QPainter, rect: QRect, row: QueueRow) -> None:
        now = datetime.now(UTC)
        urgent = "calm" if row.state == "done" else urgency(row.due_at, now)
        painter.setFont(self._theme.fonts.text if urgent == "calm" else self._theme.fonts.bold)
        painter.setPen(self._theme.colour(URGENCY[urgent]))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, "" if row.state == "done" else left(row.due_at, now))

    def _order(self, painter: QPainter, rect: QRect, row: QueueRow) -> None:
        painter.setFont(self._theme.fonts.bold)
        painter.setPen(self._theme.colour("ink3" if row.state == "done" else "ink"))
        self._elided(painter, rect, row.po_number or "no order")

    def _vendor(self, painter: QPainter, rect: QRect, row: QueueRow) -> None:
        painter.setFont(self._theme.fonts.small)
        painter.setPen(self._theme.colour("ink2"))
        self._elided(painter, rect, second_line(row))

    def _badge(self, painter: QPainter, rect: QRect, row: QueueRow) -> int:
        text, tone = badge(row)
        ink, surface = self._theme.tone(tone)
        painter.setFont(self._theme.fonts.small)
        width = QFontMetrics(self._theme.fonts.small).horizontalAdvance(text) + 14
        box = QRect(rect.right() - width + 1, rect.top() + 1, width, 17)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(surface if tone != "soft" else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return width

    def _elided(self, painter: QPainter, rect: QRect, text: str) -> None:
        fits = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, fits)
