"""The tray put onto the window: what its keys ask of the desk, and the way to the order that a write is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from poworkbench.services.refusals import NotTaken
from poworkbench.services.tray_views import RefusedRow
from poworkbench.services.views import Changes, ReviewView
from poworkbench.ui.desk import Desk
from poworkbench.ui.refused.screen import RefusedScreen
from poworkbench.ui.review.screen import ReviewScreen
from poworkbench.ui.tasks import Tasks
from poworkbench.ui.wording import tray
from poworkbench.ui.wording.refusals import failed, refused


class TrayKeys(QObject):
    """Says `changed` with what a way out touched, `opening` with the document that is to be opened."""

    changed = Signal(object)
    opening = Signal(str)

    def __init__(
        self, tasks: Tasks, desk: Desk, screen: RefusedScreen, review: ReviewScreen, escalate: Callable[[], object]
    ) -> None:
        super().__init__(screen)
        self._tasks, self._desk, self._screen, self._review = tasks, desk, screen, review
        self._escalate = escalate
        self._going: tuple[RefusedRow, bool] | None = None
        screen.asked.connect(self._asked)
        screen.aside.connect(self._aside)

    def ask(self) -> None:
        """What is in the tray now."""
        self._tasks.read(self._desk.refused, self._show, title="Looking into the tray")

    def opened(self, view: ReviewView) -> None:
        """The order that was gone to is on the screen: the hand goes to its row, and the question is begun there."""
        if self._going is None or view.document != self._going[0].document:
            return
        (row, asks), self._going = self._going, None
        table = self._review.table
        if row.row and table.rows.row_of(row.row) < 0:
            self._review.fold()
        if row.row:
            table.focus(row.row)
        if asks:
            self._escalate()

    def _show(self, rows: Sequence[RefusedRow]) -> None:
        self._screen.show_rows(rows)

    def _asked(self, verb: str, row: RefusedRow) -> None:
        if verb in ("open", "escalate"):
            self._go(row, asks=verb == "escalate")
        else:
            work = self._desk.try_again if verb == "try_again" else self._desk.take_back
            self._write(lambda: work(row.operation))

    def _go(self, row: RefusedRow, *, asks: bool) -> None:
        if asks and row.row is None:
            self._screen.say(tray.NO_ROW, "warn")
            return
        self._going = (row, asks)
        self.opening.emit(row.document)

    def _aside(self, row: RefusedRow, reason: str) -> None:
        self._write(lambda: self._desk.set_aside(row.operation, reason))

    def _write(self, work: Callable[[], Changes]) -> None:
        self._tasks.write(work, self.changed.emit, self._failed)

    def _failed(self, problem: BaseException) -> None:
        self._screen.say(refused(problem) if isinstance(problem, NotTaken) else failed(problem), "bad")
