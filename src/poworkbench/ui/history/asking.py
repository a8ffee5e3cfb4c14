"""Asks for the history of the value that has the focus, once the hand rests on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from poworkbench.services.views import HistoryRow, ReviewRow
from poworkbench.ui.history.panel import HistoryPanel
from poworkbench.ui.tasks import Tasks, Ticket
from poworkbench.ui.wording.fields import value_name

RESTING_MS = 120

Ask = Callable[[str, str | None, str | None], Sequence[HistoryRow]]


class Asking(QObject):
    """Follows the focus with a short rest, so that running through the rows asks for nothing."""

    def __init__(self, tasks: Tasks, ask: Ask, panel: HistoryPanel) -> None:
        super().__init__(panel)
        self._tasks, self._ask, self._panel = tasks, ask, panel
        self._subject: tuple[str, str | None, str | None] | None = None
        self._title = ""
        self._ticket: Ticket | None = None
        self._resting = QTimer(self, interval=RESTING_MS, singleShot=True)
        self._resting.timeout.connect(self._look)

    def about(self, po_number: str | None, row: ReviewRow | None) -> None:
        """Another value has the focus; without one, the whole order."""
        subject = (po_number, row.line if row else None, row.field if row else None) if po_number else None
        if subject == self._subject:
            return
        self._subject = subject
        self._title = value_name(row.line, row.field) if row else po_number or ""
        self.again()

    def again(self) -> None:
        """Something was added."""
        self._resting.start()

    def _look(self) -> None:
        if self._ticket:
            self._ticket.cancel()
        subject, title = self._subject, self._title
        if subject is None:
            self._panel.show_rows("History", [])
            return
        whole = subject[2] is None
        self._ticket = self._tasks.read(
            lambda: self._ask(*subject), lambda rows: self._panel.show_rows(title, rows, whole=whole)
        )
