"""A key cap painted inside a table's cell."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from poworkbench.ui.theme import Theme


def paint_caps(painter: QPainter, rect: QRect, theme: Theme, caps: list[tuple[str, str]]) -> None:
    """Caps with their words from left to right, as many as have room."""
    x = rect.left()
    for cap, word in caps:
        width = cap_width(theme, cap, word)
        if x + width > rect.right() + 1:
            return
        x = _paint_cap(painter, QRect(x, rect.top(), width, rect.height()), theme, cap, word)


def cap_width(theme: Theme, cap: str, word: str) -> int:
    """How much room a cap and its word take."""
    return max(20, QFontMetrics(theme.fonts.small).horizontalAdvance(cap) + 12) + 5 + _advance(theme, word)


def _advance(theme: Theme, word: str) -> int:
    return QFontMetrics(theme.fonts.text).horizontalAdvance(word)


def _paint_cap(painter: QPainter, rect: QRect, theme: Theme, cap: str, word: str) -> int:
    width = max(20, QFontMetrics(theme.fonts.small).horizontalAdvance(cap) + 12)
    box = QRect(rect.left(), rect.center().y() - 8, width, 17)
    painter.setPen(theme.colour("keyline"))
    painter.setBrush(theme.colour("key"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(theme.colour("ink"))
    painter.setFont(theme.fonts.small)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap)
    painter.setFont(theme.fonts.text)
    painter.setPen(theme.colour("ink2"))
    text = QRect(box.right() + 6, rect.top(), _advance(theme, word) + 2, rect.height())
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, word)
    return text.right() + 12
