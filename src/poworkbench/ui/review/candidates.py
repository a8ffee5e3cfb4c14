"""Orders that a document may answer, as a list with the reasons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from poworkbench.services.views import CandidateView
from poworkbench.ui.theme import Theme
from poworkbench.ui.wording.reasons import reason

Index = QModelIndex | QPersistentModelIndex
CANDIDATE = int(Qt.ItemDataRole.UserRole) + 1


class CandidateModel(QAbstractListModel):
    """The best candidate first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.candidates: Sequence[CandidateView] = ()

    def show_candidates(self, candidates: Sequence[CandidateView]) -> None:
        """These instead of those before."""
        self.beginResetModel()
        self.candidates = candidates
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self.candidates)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The candidate for the painter, its words for everybody else."""
        if not index.isValid():
            return None
        one = self.candidates[index.row()]
        if role == CANDIDATE:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{one.po_number}  {one.vendor_name}, {one.percent} %: {', '.join(map(reason, one.reasons))}"
        return None


class CandidateDelegate(QStyledItemDelegate):
    """PO number, vendor and how well it fits; the reasons below."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines."""
        return QSize(200, 48)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One candidate."""
        one, rect = index.data(CANDIDATE), QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, self._theme.colour("accentbg" if selected else "pane"))
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._theme.colour("accent"))
        first = QRect(rect.left() + 14, rect.top() + 5, rect.width() - 28, 19)
        fit = f"fits {one.percent} %" if one.percent else ""
        self._write(painter, first, fit, "ok" if one.percent >= 80 else "ink2", right=True)
        room = QFontMetrics(self._theme.fonts.text).horizontalAdvance(fit) + 12
        self._write(painter, first.adjusted(0, 0, -room, 0), f"{one.po_number}  {one.vendor_name}", "ink", bold=True)
        self._write(painter, first.translated(0, 19), " · ".join(map(reason, one.reasons)), "ink2")
        painter.restore()

    def _write(
        self, painter: QPainter, rect: QRect, text: str, token: str, *, bold: bool = False, right: bool = False
    ) -> None:
        painter.setFont(self._theme.fonts.bold if bold else self._theme.fonts.text)
        painter.setPen(self._theme.colour(token))
        fits = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), fits)
