"""The operator's desk: every verb of the screen, put together from the services behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import SimpleQueue

from poworkbench.domain.readings import Found
from poworkbench.services.closing import Closing
from poworkbench.services.decisions import Decisions, Places
from poworkbench.services.escalations import Escalations
from poworkbench.services.pointing import Pointing
from poworkbench.services.ports import Documents
from poworkbench.services.sync.rounds import Rounds
from poworkbench.services.tray import Tray
from poworkbench.services.tray_views import RefusedRow
from poworkbench.services.upkeep import Upkeep
from poworkbench.services.views import (
    CandidateView,
    Changes,
    HistoryRow,
    Picture,
    QueueRow,
    ReviewView,
    Seen,
    Status,
)
from poworkbench.services.worklist import Worklist


@dataclass(frozen=True, slots=True)
class OperatorDesk:
    """Fulfils ui.desk.Desk; what a verb makes owed wakes the sync."""

    worklist: Worklist
    decisions: Decisions
    closing: Closing
    escalations: Escalations
    upkeep: Upkeep
    documents: Documents
    rounds: Rounds
    taught: SimpleQueue[str]
    pointing: Pointing
    tray: Tray

    def queue(self) -> Sequence[QueueRow]:
        """Every document that waits, the most urgent first."""
        return self.worklist.queue()

    def review(self, document: str) -> ReviewView:
        """A document beside its order."""
        return self.worklist.review(document)

    def history(self, po_number: str, line: str | None = None, field: str | None = None) -> Sequence[HistoryRow]:
        """What happened to an order, or to one value of it."""
        return self.worklist.history(po_number, line, field)

    def status(self) -> Status:
        """What the foot of the window says."""
        return self.upkeep.status()

    def picture(self, document: str, page: int, scale: float) -> Picture:
        """One page, drawn."""
        return self.documents.picture(self.worklist.content(document)[1], page, scale)

    def accept(self, document: str, line: str | None, field: str, *, seen: Seen = ...) -> Changes:
        """Take what the vendor says."""
        return self._woken(self.decisions.accept(document, (line, field), seen=seen))

    def keep(self, document: str, line: str | None, field: str, *, seen: Seen = ...) -> Changes:
        """Keep what was ordered."""
        return self._woken(self.decisions.keep(document, (line, field), seen=seen))

    def pointed(self, document: str, field: str, page: int, x: float, y: float) -> Found:
        """What stands at a place of a page."""
        return self.pointing.pointed(document, field, page, x, y)

    def enter(
        self, document: str, line: str | None, field: str, text: str, *, seen: Seen = ..., places: Places = ()
    ) -> Changes:
        """Take a value that a person typed or pointed at."""
        return self._woken(self.decisions.enter(document, (line, field), text, seen=seen, places=places))

    def escalate(self, document: str, line: str | None, field: str, question: str) -> Changes:
        """Ask the buyer."""
        return self._woken(self.escalations.escalate(document, (line, field), question))

    def undo(self, document: str) -> Changes:
        """Take back the last decision on this document."""
        return self._woken(self.decisions.undo(document))

    def confirm(self, document: str) -> Changes:
        """Done with the document; what was corrected on it is learnt from beside the work."""
        changes = self.closing.confirm(document)
        self.taught.put(document)
        return self._woken(changes)

    def put_away(self, document: str, reason: str) -> Changes:
        """File a document that answers no order."""
        return self.closing.put_away(document, reason)

    def link(self, document: str, po_number: str) -> Changes:
        """Say which order a document answers."""
        return self.closing.link(document, po_number)

    def find_orders(self, text: str) -> Sequence[CandidateView]:
        """Open orders that fit what was typed."""
        return self.worklist.find_orders(text)

    def content(self, document: str) -> tuple[str, bytes]:
        """The file's name and bytes, as they arrived."""
        return self.worklist.content(document)

    def refused(self) -> Sequence[RefusedRow]:
        """Everything that the ERP refused and nobody has settled."""
        return self.tray.rows()

    def try_again(self, operation: str) -> Changes:
        """Send a refused write once more."""
        return self._woken(self.tray.try_again(operation))

    def set_aside(self, operation: str, reason: str) -> Changes:
        """A write is known not to be in the ERP, and why."""
        return self.tray.set_aside(operation, reason)

    def take_back(self, operation: str) -> Changes:
        """What was done about a refused write is taken back."""
        return self._woken(self.tray.take_back(operation))

    def verify(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> Status:
        """Walk the journal's chain."""
        return self.upkeep.verify(progress, cancelled)

    def sync_now(self) -> Changes:
        """Pull and push at once."""
        return self.rounds.once()

    def _woken(self, changes: Changes) -> Changes:
        self.rounds.wake()
        return changes
