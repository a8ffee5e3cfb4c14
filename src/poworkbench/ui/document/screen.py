"""The document's pane: name, page, zoom, and the page itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from poworkbench.domain.readings import Evidence
from poworkbench.ui.document.pages import Drawn, Pages
from poworkbench.ui.document.view import PageView
from poworkbench.ui.shortcuts import BY_ID, key_cap
from poworkbench.ui.theme import Theme
from poworkbench.ui.widgets.labels import Elided
from poworkbench.ui.widgets.naming import named, quiet, wrapping
from poworkbench.ui.wording.pages import cannot_draw, page_of

BUTTONS = (("zoom_out", "−"), ("zoom_in", "+"), ("fit", "↔"), ("rotate", "⟳"), ("open", "↗"))


class DocumentScreen(QWidget):
    """Shows what it is told to show; says `pressed` with the id of a button's action."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, pages: Pages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = PageView(theme, self)
        self._pages = pages
        self._document, self._page, self._count = "", 1, 0
        self._lit: tuple[Evidence, ...] = ()
        self._soft: tuple[Evidence, ...] = ()
        self._painted: tuple[str, int] | None = None
        self._name, self._place, self._percent = Elided(), quiet(), quiet()
        self._message = wrapping(quiet())
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._lay_out()
        pages.arrived.connect(self._arrived)
        pages.failed.connect(self._failed)
        self.view.sharper.connect(self._sharpen)

    def open(self, document: str, name: str, pages: int) -> None:
        """Another document, from its first page; or the same one, whose pages are only known since it was read."""
        if (document, pages) == (self._document, self._count):
            return
        self._document, self._page, self._count = document, 1, pages
        self._lit = self._soft = ()
        self._name.setText(name)
        self.view.straighten()
        self._pages.forget_wishes(document)
        self._paint()

    def show_evidence(self, lit: tuple[Evidence, ...], soft: tuple[Evidence, ...]) -> None:
        """Light a value's places; the page turns to the first of them."""
        if (lit, soft) == (self._lit, self._soft):
            return
        self._lit, self._soft = lit, soft
        if lit and lit[0].page != self._page:
            self._page = lit[0].page
            self._paint()
        else:
            self._light()

    def fetch_ahead(self, document: str) -> None:
        """The first page of the document that will be opened next."""
        self._pages.get(document, 1)

    def turn(self, by: int) -> None:
        """To the next page or the one before."""
        page = min(max(self._page + by, 1), max(self._count, 1))
        if page != self._page:
            self._page = page
            self._paint()

    def clear(self) -> None:
        """Nothing is open."""
        self._document, self._count = "", 0
        self._name.setText("")
        self._say("")

    @property
    def page(self) -> int:
        """The page that is shown, from 1."""
        return self._page

    @property
    def message(self) -> str:
        """What stands where the page would; empty while there is a page."""
        return self._message.text() if self._stack.currentWidget() is self._message else ""

    def has(self, document: str, page: int) -> bool:
        """Whether a page is at hand."""
        return self._pages.has(document, page)

    def _paint(self) -> None:
        self._place.setText(page_of(self._page, self._count))
        self._place.setAccessibleName(f"Page {self._page} of {self._count}")
        if not self._count:
            self._say(cannot_draw(None))
            return
        picture = self._pages.get(self._document, self._page)
        self._show(picture)

    def _show(self, picture: Drawn | None) -> None:
        here = (self._document, self._page)
        same = picture is not None and self._painted == here
        self.view.show_page(picture, same=same)
        self._painted = here if picture else None
        self._stack.setCurrentWidget(self.view)
        if not same:
            self._light()

    def _light(self) -> None:
        def here(places: tuple[Evidence, ...]) -> list[Evidence]:
            return [place for place in places if place.page == self._page]

        ready = self._painted == (self._document, self._page)
        self.view.show_boxes(here(self._lit) if ready else (), here(self._soft) if ready else ())
        self._percent.setText(f"{self.view.zoom * 100:.0f} %")

    def _arrived(self, document: str, page: int, picture: Drawn) -> None:
        if (document, page) == (self._document, self._page):
            self._show(picture)

    def _failed(self, document: str, page: int, problem: BaseException) -> None:
        if (document, page) == (self._document, self._page):
            self._say(cannot_draw(problem))

    def _sharpen(self, scale: float) -> None:
        self._percent.setText(f"{self.view.zoom * 100:.0f} %")
        if self._document and self._painted:
            self._pages.sharpen(self._document, self._page, scale)

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._stack.setCurrentWidget(self._message)

    def _lay_out(self) -> None:
        bar = named(QWidget(), "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 3, 8, 3)
        row.setSpacing(3)
        row.addWidget(self._name, 1)
        for label in (self._place, self._percent):
            row.addWidget(label)
        for action, sign in BUTTONS:
            row.addWidget(self._button(action, sign))
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)

    def _button(self, action: str, sign: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setFixedWidth(27)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(BY_ID[action].words)
        button.setToolTip(f"{BY_ID[action].words}  ({key_cap(action)})")
        button.clicked.connect(lambda: self.pressed.emit(action))
        return button
