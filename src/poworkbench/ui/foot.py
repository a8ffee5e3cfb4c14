"""The window's last line: what is saved, what waits, how old the cache is, whether the journal holds."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from poworkbench.services.views import Status
from poworkbench.ui.tasks import Tasks
from poworkbench.ui.widgets.busy import Busy
from poworkbench.ui.widgets.marks import Marks
from poworkbench.ui.wording.standing import standing

MINUTE_MS = 60_000


class Foot(QWidget):
    """Worded anew each minute; slow work stands at its end."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.marks = Marks("State of the work", "part", 18, self)
        self.busy = Busy(self)
        self._status: Status | None = None
        self.setFixedHeight(27)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 10, 0)
        row.addWidget(self.marks, 1)
        row.addWidget(self.busy)
        tasks.busy.connect(self.busy.show_ticket)
        minute = QTimer(self, interval=MINUTE_MS)
        minute.timeout.connect(self._word)
        minute.start()

    @property
    def status(self) -> Status | None:
        """What is worded."""
        return self._status

    def show_status(self, status: Status) -> None:
        """As the desk says it."""
        self._status = status
        self._word()

    def _word(self) -> None:
        if self._status:
            self.marks.show_marks([*standing(self._status, datetime.now(UTC))])
