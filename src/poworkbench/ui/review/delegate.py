"""Paints the rows of the review table: headings, values, sentences, the fold."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from poworkbench.domain.rule_names import CAUTION
from poworkbench.services.views import ReviewRow
from poworkbench.ui.review.model import DECISION, ERP, FIELD, ORDERED, SHOWN, VENDOR, ReviewModel
from poworkbench.ui.review.rows import Key, Shown
from poworkbench.ui.shortcuts import BY_ID, key_cap
from poworkbench.ui.theme import TONES, Theme
from poworkbench.ui.widgets.caps import paint_caps
from poworkbench.ui.widgets.present import today
from poworkbench.ui.wording.heading import line_title
from poworkbench.ui.wording.states import SEEN, decided, next_step

MARGIN = 12
CELL = 6
VALUE_HEIGHT = 29
DECIDED_HEIGHT = 42
LINE_HEIGHT = 33
CENTRE = Qt.AlignmentFlag.AlignVCenter
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)


class ReviewDelegate(QStyledItemDelegate):
    """Knows which value is focused, so that its sentence is lit with it."""

    def __init__(self, theme: Theme, model: ReviewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.focused: Key | None = None

    def height(self, shown: Shown, width: int) -> int:
        """How high a row stands when the table is `width` wide; editors tell their own."""
        if shown.kind == "line":
            return LINE_HEIGHT
        if shown.kind == "note":
            room = QRect(0, 0, width - 2 * MARGIN, 10_000)
            return QFontMetrics(self._theme.fonts.small).boundingRect(room, WRAP, shown.text).height() + 9
        decision = shown.row.decision if shown.row else None
        return DECIDED_HEIGHT if decision and decision.sync != "nothing" else VALUE_HEIGHT

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell."""
        shown, rect = index.data(SHOWN), QRect(option.rect)
        painter.save()
        self._ground(painter, rect, shown, index.column())
        side = MARGIN if shown.kind != "value" or index.column() == FIELD else CELL
        inner = rect.adjusted(side, 0, -CELL if shown.kind == "value" else -MARGIN, 0)
        if shown.kind == "line":
            self._line(painter, inner, shown)
        elif shown.kind == "note":
            self._note(painter, inner, shown)
        elif shown.kind == "fold":
            self._text(painter, inner, "▸  " + shown.text, "ink2")
        elif shown.kind == "value":
            self._value(painter, inner, shown.row, index.column(), str(index.data()))
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, shown: Shown, column: int) -> None:
        lit = shown.owner is not None and shown.owner == self.focused
        painter.fillRect(rect, self._theme.colour("accentbg" if lit else "pane"))
        if shown.kind in ("line", "fold", "value") and not lit:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), self._theme.colour("line"))
        if lit and column == FIELD:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._theme.colour("accent"))

    def _line(self, painter: QPainter, rect: QRect, shown: Shown) -> None:
        assert shown.line is not None
        bold, plain = line_title(shown.line)
        self._text(painter, rect, bold, "ink", bold=True)
        used = QFontMetrics(self._theme.fonts.bold).horizontalAdvance(bold) + 10
        self._text(painter, rect.adjusted(used, 0, 0, 0), plain, "ink2")

    def _note(self, painter: QPainter, rect: QRect, shown: Shown) -> None:
        painter.setFont(self._theme.fonts.small)
        painter.setPen(self._theme.colour("ink2" if shown.tone in ("plain", "soft") else TONES[shown.tone][0]))
        painter.drawText(rect.adjusted(0, 1, 0, 0), WRAP, shown.text)

    def _value(self, painter: QPainter, rect: QRect, row: ReviewRow, column: int, text: str) -> None:
        if column == DECISION:
            self._decision(painter, rect, row)
        elif column == VENDOR and row.differs:
            told = row.decision is not None or row.within
            self._text(painter, rect, text, "ink" if told else "warn", bold=True, right=True)
        elif ORDERED <= column <= ERP:
            moved = column == ERP and row.erp_now != row.ordered
            self._text(painter, rect, text, "ink" if column == ORDERED or moved else "ink2", right=True)
        else:
            self._text(painter, rect, text, "ink")

    def _decision(self, painter: QPainter, rect: QRect, row: ReviewRow) -> None:
        if row.key in self._model.pending:
            self._text(painter, rect, "saving …", "ink2")
        elif row.key == self.focused and row.needs_person:
            paint_caps(painter, rect, self._theme, self._offers(row))
        elif row.decision:
            self._decided(painter, rect, row)
        elif row.needs_person:
            self._text(painter, rect, next_step(row) or "needs you", "warn")
        elif row.differs:
            self._text(painter, rect, "within tolerance", "ink2")

    def _decided(self, painter: QPainter, rect: QRect, row: ReviewRow) -> None:
        assert row.decision is not None
        first, second, tone = decided(row.decision, row.field, today())
        ink = TONES[tone][0]
        if not second:
            self._text(painter, rect, first, ink)
            return
        half = rect.height() // 2
        self._text(painter, rect.adjusted(0, 4, 0, -half), first, ink)
        self._text(painter, rect.adjusted(0, half - 2, 0, -4), second, ink, small=True)

    def _offers(self, row: ReviewRow) -> list[tuple[str, str]]:
        if row.rule == CAUTION:
            return [(key_cap("accept"), SEEN)]
        conflict = row.decision is not None and row.decision.sync == "conflict"
        words = {"accept": "write ours" if conflict else "accept", "keep": "theirs" if conflict else "keep"}
        refused = row.decision is not None and row.decision.sync == "refused"
        first = "enter" if refused else "accept" if row.may_accept or conflict else "escalate"
        return [(key_cap(one), words.get(one) or BY_ID[one].cap) for one in (first, "keep")]

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        token: str,
        *,
        bold: bool = False,
        small: bool = False,
        right: bool = False,
    ) -> None:
        fonts = self._theme.fonts
        painter.setFont(fonts.bold if bold else fonts.small if small else fonts.text)
        if right and painter.fontMetrics().horizontalAdvance(text) > rect.width():
            painter.setFont(fonts.small)  # a code in small letters says more than one with its middle left out
        painter.setPen(self._theme.colour(token))
        mode = Qt.TextElideMode.ElideMiddle if right else Qt.TextElideMode.ElideRight
        fits = painter.fontMetrics().elidedText(text, mode, rect.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, int(side | CENTRE), fits)
