"""Asks the desk again for whatever a change touched; several changes in a breath are asked for once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from poworkbench.services.views import Area, Changes, QueueRow, Status
from poworkbench.ui.desk import Desk
from poworkbench.ui.history.asking import Asking
from poworkbench.ui.opening import Opening
from poworkbench.ui.tasks import Tasks

GATHERING_MS = 15


class Refreshing(QObject):
    """Says `queue` and `status` with what the desk answered; `told` may be sent from any thread."""

    told = Signal(object)
    queue = Signal(object)
    status = Signal(object)

    def __init__(self, tasks: Tasks, desk: Desk, opening: Opening, asking: Asking, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._desk, self._opening, self._asking = tasks, desk, opening, asking
        self._areas: frozenset[Area] = frozenset()
        self._gathering = QTimer(self, interval=GATHERING_MS, singleShot=True)
        self._gathering.timeout.connect(self._ask)
        self.told.connect(self._gather)

    @property
    def waiting(self) -> bool:
        """Whether something is still to be asked for."""
        return self._gathering.isActive()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._gathering.stop()

    def _gather(self, changes: Changes) -> None:
        self._areas |= changes.areas
        self._gathering.start()

    def _ask(self) -> None:
        areas, self._areas = self._areas, frozenset()
        self._opening.forget_ahead()
        if Area.QUEUE in areas:
            self._tasks.read(self._desk.queue, self._send_queue, title="Loading the queue")
        if Area.REVIEW in areas:
            self._opening.refresh()
        if Area.STATUS in areas:
            self._tasks.read(self._desk.status, self._send_status)
        if Area.HISTORY in areas:
            self._asking.again()

    def _send_queue(self, rows: Sequence[QueueRow]) -> None:
        self.queue.emit(rows)

    def _send_status(self, status: Status) -> None:
        self.status.emit(status)
