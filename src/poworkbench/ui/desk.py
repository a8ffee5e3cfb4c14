"""The one object the screen speaks to; services fulfil it behind the app's back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from poworkbench.domain.readings import Evidence, Found
from poworkbench.services.tray_views import RefusedRow
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


class Desk(Protocol):
    """An operator's desk: every verb may be called from any thread and answers with what it touched.

    A verb that was not done raises services.refusals.NotTaken; a page that cannot be drawn raises domain.problems.
    """

    def queue(self) -> Sequence[QueueRow]:
        """Every document that waits, the most urgent first."""
        ...

    def review(self, document: str) -> ReviewView:
        """A document beside its order."""
        ...

    def history(self, po_number: str, line: str | None = None, field: str | None = None) -> Sequence[HistoryRow]:
        """What happened to an order, or to one value of it, oldest first."""
        ...

    def status(self) -> Status:
        """What the foot of the window says."""
        ...

    def picture(self, document: str, page: int, scale: float) -> Picture:
        """One page (from 1), drawn at `scale` pixels for each point; slow."""
        ...

    def accept(self, document: str, line: str | None, field: str, *, seen: Seen = ...) -> Changes:
        """Take what the vendor says (on a conflict: write ours); `seen` is the ERP's value as it was painted."""
        ...

    def keep(self, document: str, line: str | None, field: str, *, seen: Seen = ...) -> Changes:
        """Keep what was ordered (on a conflict: keep theirs)."""
        ...

    def pointed(self, document: str, field: str, page: int, x: float, y: float) -> Found:
        """What stands at a place of a page (points from its top left corner), as a value of that field; slow."""
        ...

    def enter(
        self,
        document: str,
        line: str | None,
        field: str,
        text: str,
        *,
        seen: Seen = ...,
        places: tuple[Evidence, ...] = (),
    ) -> Changes:
        """Take a value that a person typed; `places` are those on the page that he pointed at for it."""
        ...

    def escalate(self, document: str, line: str | None, field: str, question: str) -> Changes:
        """Ask the buyer; an empty question is the standard one."""
        ...

    def undo(self, document: str) -> Changes:
        """Take back the last decision on this document."""
        ...

    def confirm(self, document: str) -> Changes:
        """Done with the document."""
        ...

    def put_away(self, document: str, reason: str) -> Changes:
        """File a document that answers no order."""
        ...

    def link(self, document: str, po_number: str) -> Changes:
        """Say which order a document answers."""
        ...

    def find_orders(self, text: str) -> Sequence[CandidateView]:
        """Open orders that fit what was typed, the best first."""
        ...

    def content(self, document: str) -> tuple[str, bytes]:
        """The file's name and bytes, as they arrived."""
        ...

    def refused(self) -> Sequence[RefusedRow]:
        """Everything that the ERP refused and nobody has settled."""
        ...

    def try_again(self, operation: str) -> Changes:
        """Send a refused write once more."""
        ...

    def set_aside(self, operation: str, reason: str) -> Changes:
        """A write is known not to be in the ERP, and why."""
        ...

    def take_back(self, operation: str) -> Changes:
        """What was done about a refused write is taken back."""
        ...

    def verify(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> Status:
        """Walk the journal's chain; `progress` hears of entries done and in all."""
        ...

    def sync_now(self) -> Changes:
        """Pull and push at once."""
        ...
