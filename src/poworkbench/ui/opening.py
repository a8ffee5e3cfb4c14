"""Which document is open; it is asked for off the main thread, and the next one ahead of time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from poworkbench.services.views import ReviewView
from poworkbench.ui.desk import Desk
from poworkbench.ui.tasks import Tasks

Settle = Callable[[str], Callable[[], None]]


class Opening(QObject):
    """Says `opened` whenever there is something newer to show of the open document, `emptied` when there is nothing,
    `failed` with the problem when it could not be asked for.

    `settle` is asked before each question which decisions are saved by now; its answer is called with the question's.
    """

    opened = Signal(object)
    emptied = Signal(str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, desk: Desk, settle: Settle, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._desk, self._settle = tasks, desk, settle
        self._ahead: dict[str, ReviewView] = {}
        self._newest = self._shown = 0
        self.document: str | None = None

    def open(self, document: str) -> None:
        """Show another document: at once where it was fetched ahead, and in any case as it is now."""
        self.document = document
        known = self._ahead.pop(document, None)
        if known:
            self.opened.emit(known)
        else:
            self.emptied.emit("Opening …")
        self.refresh()

    def refresh(self) -> None:
        """Ask again for the open document."""
        document = self.document
        if document is None:
            return
        self._newest += 1
        question, saved = self._newest, self._settle(document)
        self._tasks.read(
            lambda: self._desk.review(document),
            lambda view: self._show(view, question, saved),
            lambda problem: self._fail(problem, saved),
            title="Opening the document",
        )

    def fetch_ahead(self, document: str, then: Callable[[ReviewView], None]) -> None:
        """Have the next document ready before it is asked for."""
        if document != self.document and document not in self._ahead:
            self._tasks.read(lambda: self._desk.review(document), lambda view: self._keep(view, then))

    def forget_ahead(self) -> None:
        """Something changed: what was fetched ahead may be out of date."""
        self._ahead.clear()

    def _show(self, view: ReviewView, question: int, saved: Callable[[], None]) -> None:
        """Two answers may overtake each other: an older one shows nothing any more."""
        saved()
        if view.document == self.document and question > self._shown:
            self._shown = question
            self.opened.emit(view)

    def _fail(self, problem: BaseException, saved: Callable[[], None]) -> None:
        saved()
        self.failed.emit(problem)

    def _keep(self, view: ReviewView, then: Callable[[ReviewView], None]) -> None:
        if view.document != self.document:
            self._ahead = {view.document: view}
            then(view)
