"""What a person asks for beside deciding: sync now, verify, search, open a file, the app's own menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from poworkbench.services.views import EVERYTHING
from poworkbench.ui.desk import Desk
from poworkbench.ui.system_program import SystemProgram
from poworkbench.ui.tasks import Tasks, Ticket
from poworkbench.ui.wording.hints import CANNOT_OPEN


class Errands(QObject):
    """Says `changed`, `status`, `searched` with the answers, and `said` with a sentence and its tone."""

    changed = Signal(object)
    status = Signal(object)
    searched = Signal(object)
    said = Signal(str, str)

    def __init__(self, tasks: Tasks, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._desk = tasks, desk
        self._programs = SystemProgram()
        self._searching: Ticket | None = None

    def sync(self) -> None:
        """Pull and push at once."""
        self._tasks.long("Fetching and sending", lambda _progress, _cancelled: self._desk.sync_now(), self.changed.emit)

    def verify(self) -> None:
        """Walk the journal's chain."""
        self._tasks.long("Verifying the journal", self._desk.verify, self.status.emit)

    def search(self, text: str) -> None:
        """Orders that fit; an empty text means the document's own candidates."""
        if self._searching:
            self._searching.cancel()
        if not text:
            self.searched.emit(None)
            return
        self._searching = self._tasks.read(lambda: self._desk.find_orders(text), self.searched.emit, title="Searching")

    def open_file(self, document: str | None) -> None:
        """Hand the vendor's file to the system's program."""
        if document:
            self._tasks.read(lambda: self._desk.content(document), self._hand_over, title="Opening the file")

    def run(self, work: Callable[[], None]) -> None:
        """The work of an entry that the app added."""
        self._tasks.read(work, lambda _nothing: self.changed.emit(EVERYTHING))

    def _hand_over(self, file: tuple[str, bytes]) -> None:
        if not self._programs.open(*file):
            self.said.emit(CANNOT_OPEN, "warn")
