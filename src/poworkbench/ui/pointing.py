"""A click on a word of the page: it becomes the value that is being typed, with its place."""

from __future__ import annotations

from PySide6.QtCore import QObject

from poworkbench.domain.readings import Found
from poworkbench.services.decisions import may_type
from poworkbench.services.views import ReviewRow
from poworkbench.ui.desk import Desk
from poworkbench.ui.document.screen import DocumentScreen
from poworkbench.ui.review.screen import ReviewScreen
from poworkbench.ui.review.typed import Typed
from poworkbench.ui.tasks import Tasks, Ticket
from poworkbench.ui.wording import hints


class Pointing(QObject):
    """The word is offered in the editor of the focused value; nothing is taken before Enter."""

    def __init__(
        self, tasks: Tasks, desk: Desk, review: ReviewScreen, document: DocumentScreen, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks, self._desk, self._review, self._document = tasks, desk, review, document
        self._asked: Ticket | None = None
        document.view.pointed.connect(self._pointed)

    def _pointed(self, x: float, y: float) -> None:
        row, view = self._review.row, self._review.view
        if view is None or row is None:
            return
        if not may_type(row):
            self._review.say(hints.not_typed(row.field), "warn")
            return
        if self._asked:
            self._asked.cancel()
        document, field, page = view.document, row.field, self._document.page
        self._asked = self._tasks.read(
            lambda: self._desk.pointed(document, field, page, x, y),
            lambda found: self._found(document, row, found),
            title="Reading the word",
        )

    def _found(self, document: str, row: ReviewRow, found: Found) -> None:
        """Offer it, unless the person has gone on since."""
        view, now = self._review.view, self._review.row
        if view is None or now is None or (view.document, now.key) != (document, row.key):
            return
        self._review.say("")
        self._review.begin_enter(now, Typed(found.value, (found.evidence,)))
        self._document.show_evidence((found.evidence,), ())
