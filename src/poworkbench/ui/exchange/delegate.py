"""Paints the cells of an export: the column that is pointed at, the headings, and in grey what no field takes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from poworkbench.ui.exchange.model import MappingModel
from poworkbench.ui.theme import Theme


class MappingDelegate(QStyledItemDelegate):
    """Asks the model what a column holds."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell."""
        model, rect, theme = index.model(), QRect(option.rect), self._theme
        assert isinstance(model, MappingModel)
        heading = index.row() == model.layout.heading_row - 1
        quiet = index.row() < model.layout.heading_row - 1 or (model.field_at(index.column()) is None and not heading)
        painter.save()
        painter.fillRect(
            rect, theme.colour("accentbg" if index.column() == model.here else "key" if heading else "pane")
        )
        painter.setFont(theme.fonts.bold if heading else theme.fonts.text)
        painter.setPen(theme.colour("ink2" if quiet else "ink"))
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rect.width() - 12)
        painter.drawText(rect.adjusted(6, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
