"""Drawn pages, asked for off the main thread and kept while they may be wanted again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from poworkbench.services.views import Picture
from poworkbench.ui.tasks import Tasks, Ticket

KEPT = 12
FIRST_SCALE = 1.5
PIXELS_AT_MOST = 8_000_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page's picture; `scale` is pixels for each point."""

    image: QImage
    scale: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page in points."""
        return self.image.width() / self.scale, self.image.height() / self.scale


class Pages(QObject):
    """Says `arrived` with document, page and picture, and `failed` with document, page and problem."""

    arrived = Signal(str, int, object)
    failed = Signal(str, int, object)

    def __init__(self, tasks: Tasks, draw: Callable[[str, int, float], Picture], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._draw = tasks, draw
        self._kept: OrderedDict[tuple[str, int], Drawn] = OrderedDict()
        self._asked: dict[tuple[str, int], tuple[float, Ticket]] = {}

    def get(self, document: str, page: int) -> Drawn | None:
        """The page if it is here; otherwise it is asked for and arrives."""
        kept = self._kept.get((document, page))
        if kept is None:
            self.ask(document, page, FIRST_SCALE)
        else:
            self._kept.move_to_end((document, page))
        return kept

    def has(self, document: str, page: int) -> bool:
        """Whether it is here."""
        return (document, page) in self._kept

    def sharpen(self, document: str, page: int, scale: float) -> None:
        """Ask again where the picture kept is too coarse, or much finer than it is shown."""
        kept = self._kept.get((document, page))
        if kept is None:
            return
        width, height = kept.size
        wanted = min(scale, (PIXELS_AT_MOST / max(width * height, 1)) ** 0.5)
        if not 0.97 <= wanted / kept.scale <= 1.03:
            self.ask(document, page, round(wanted, 3))

    def forget_wishes(self, document: str) -> None:
        """Another document is open: pages of others that have not been begun are not wanted any more."""
        for (other, page), (_scale, ticket) in list(self._asked.items()):
            if other != document:
                ticket.cancel()
                del self._asked[other, page]

    def ask(self, document: str, page: int, scale: float) -> None:
        """Have a page drawn at that scale, once."""
        asked = self._asked.get((document, page))
        if asked and asked[0] == scale:
            return
        if asked:
            asked[1].cancel()
        ticket = self._tasks.read(
            lambda: drawn(self._draw(document, page, scale)),
            lambda picture: self._keep(document, page, picture),
            lambda problem: self._fail(document, page, problem),
            title="Drawing the page",
            lane="page",
        )
        self._asked[document, page] = scale, ticket

    def _keep(self, document: str, page: int, picture: Drawn) -> None:
        self._asked.pop((document, page), None)
        self._kept[document, page] = picture
        self._kept.move_to_end((document, page))
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(document, page, picture)

    def _fail(self, document: str, page: int, problem: BaseException) -> None:
        self._asked.pop((document, page), None)
        self.failed.emit(document, page, problem)


def drawn(picture: Picture) -> Drawn:
    """A picture as Qt paints it."""
    stride = picture.width * 3
    image = QImage(picture.pixels, picture.width, picture.height, stride, QImage.Format.Format_RGB888)
    return Drawn(image.copy(), picture.scale)
