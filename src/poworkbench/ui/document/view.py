"""One page of the vendor's document, with boxes where values stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsPixmapItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from poworkbench.domain.readings import Evidence
from poworkbench.ui.document.pages import Drawn
from poworkbench.ui.theme import Theme

STEP = 1.2
READABLE_PX = 10
FIT_TIMES_AT_MOST = 2.0
SETTLING_MS = 90
AROUND = 1.5
MARGIN_PX = 48


class PageView(QGraphicsView):
    """The scene is in points; says `sharper` with pixels per point once a zoom has settled, `pointed` where a person
    clicked, in points from the page's top left corner.
    """

    sharper = Signal(float)
    pointed = Signal(float, float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = QGraphicsPixmapItem()
        self._page.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._boxes: list[QGraphicsRectItem] = []
        self._lit: QRectF | None = None
        self._tall = 0.0
        self._readable = 0.0
        self._by_hand: float | None = None
        self._turned = 0
        self._pressed = QPointF()
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setScene(QGraphicsScene(self))
        self.scene().addItem(self._page)
        self.setAccessibleName("The vendor's page")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._settling = QTimer(self, interval=SETTLING_MS, singleShot=True)
        self._settling.timeout.connect(self._settled)

    @property
    def zoom(self) -> float:
        """Screen pixels for each point."""
        return self._by_hand or self._automatic()

    def show_page(self, picture: Drawn | None, *, same: bool) -> None:
        """Paint a page; `same` keeps the place where it is only drawn more sharply."""
        self._page.setPixmap(QPixmap.fromImage(picture.image) if picture else QPixmap())
        if picture:
            self._page.setScale(1 / picture.scale)
            self.scene().setSceneRect(QRectF(0, 0, *picture.size).adjusted(-4, -4, 4, 4))
        if not same:
            self._place()

    def show_boxes(self, lit: Sequence[Evidence], soft: Sequence[Evidence]) -> None:
        """Light the focused value and outline its neighbours; boxes of this page only."""
        for box in self._boxes:
            self.scene().removeItem(box)
        self._boxes = [self._box(one, lit=False) for one in soft] + [self._box(one, lit=True) for one in lit]
        rects = [_rect(one) for one in lit]
        self._lit = _united(rects)
        self._tall = min((rect.height() for rect in rects), default=0.0)
        self._place()

    def boxes(self) -> int:
        """How many boxes are on the page."""
        return len(self._boxes)

    def lit_on_screen(self) -> QRectF | None:
        """Where the lit value is seen, in pixels of the viewport."""
        return None if self._lit is None else self.mapFromScene(self._lit).boundingRect().toRectF()

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller, from now on by hand."""
        self._by_hand = min(max(self.zoom * STEP**steps, 0.05), 12.0)
        self._place()

    def fit(self) -> None:
        """The page's width again, or as much larger as the lit value needs to be read."""
        self._by_hand = None
        self._place()

    def rotate_page(self) -> None:
        """A quarter further."""
        self._turned = (self._turned + 90) % 360
        self._place()

    def straighten(self) -> None:
        """As the page was drawn, for another document."""
        self._turned, self._by_hand, self._readable = 0, None, 0.0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved = event.position() - self._pressed
        if event.button() == Qt.MouseButton.LeftButton and moved.manhattanLength() < QApplication.startDragDistance():
            place = self.mapToScene(event.position().toPoint())
            self.pointed.emit(place.x(), place.y())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def _fit_zoom(self) -> float:
        rect = self.scene().sceneRect()
        width = rect.height() if self._turned in (90, 270) else rect.width()
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2
        return max(room, 50) / max(width, 1.0)

    def _automatic(self) -> float:
        """The page's width, or as much more as its values need to be read; within a document it only grows."""
        fit = self._fit_zoom()
        if self._lit is None or self._lit.isEmpty():
            return fit
        self._readable = max(self._readable, READABLE_PX / max(self._tall, 1.0))
        return min(max(fit, self._readable), fit * FIT_TIMES_AT_MOST)

    def _place(self) -> None:
        self.resetTransform()
        self.rotate(self._turned)
        self.scale(self.zoom, self.zoom)
        if self._lit is not None:
            self.centerOn(self._centre(self._lit))
        else:
            self.centerOn(self.sceneRect().center().x(), 0)
        self._settling.start()

    def _centre(self, lit: QRectF) -> QPointF:
        """The lit value in the middle of the height; sideways as far left as it is still seen, for the row's start."""
        if self._turned:
            return lit.center()
        half = self.viewport().width() / self.zoom / 2
        seen = lit.right() + MARGIN_PX / self.zoom - half
        return QPointF(min(max(self.sceneRect().left() + half, seen), lit.center().x() + half), lit.center().y())

    def _settled(self) -> None:
        self.sharper.emit(self.zoom * self.devicePixelRatioF())

    def _box(self, evidence: Evidence, *, lit: bool) -> QGraphicsRectItem:
        around = AROUND if lit else 0.5
        item = QGraphicsRectItem(_rect(evidence).adjusted(-around, -around, around, around))
        pen = QPen(QColor(self._theme.tokens["markline" if lit else "soft"]), 2 if lit else 1)
        pen.setCosmetic(True)
        item.setPen(pen)
        item.setBrush(QBrush(QColor(self._theme.tokens["mark"])) if lit else Qt.BrushStyle.NoBrush)
        self.scene().addItem(item)
        return item


def _rect(evidence: Evidence) -> QRectF:
    x0, top, x1, bottom = (side / 100 for side in evidence.box)
    return QRectF(x0, top, x1 - x0, bottom - top)


def _united(rects: list[QRectF]) -> QRectF | None:
    whole: QRectF | None = None
    for rect in rects:
        whole = rect if whole is None else whole.united(rect)
    return whole
