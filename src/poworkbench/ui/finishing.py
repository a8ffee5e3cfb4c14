"""Being through with a document: confirmed, or put away, and on to the next that waits."""

from __future__ import annotations

from dataclasses import dataclass

from poworkbench.services.views import ReviewView
from poworkbench.ui.deciding import Deciding
from poworkbench.ui.opening import Opening
from poworkbench.ui.queue.screen import QueueScreen
from poworkbench.ui.review.screen import ReviewScreen
from poworkbench.ui.wording import hints


@dataclass(frozen=True, slots=True)
class Finishing:
    """Ends the document that is on the screen; what must not be ended yet is said instead."""

    queue: QueueScreen
    review: ReviewScreen
    opening: Opening
    deciding: Deciding

    def nothing_open(self, view: ReviewView) -> None:
        """Nothing is left to decide: done, unless only a person can know that."""
        if view.state == "unread":
            self.review.say(hints.UNREAD)
        elif view.state == "done":
            self.queue.to_next_open()
        else:
            self.confirm(view)

    def confirm(self, view: ReviewView) -> None:
        """Done with a document that answers an order."""
        if view.state == "unmatched":
            self.review.say(hints.UNMATCHED)
            return
        if view.state != "done":
            self.deciding.confirm(view.document)
            self.queue.mark_done(view.document)
        self._go_on()

    def put_away(self, view: ReviewView) -> None:
        """File a document that answers no order."""
        if view.state != "unmatched":
            self.review.say(hints.HAS_ORDER)
            return
        self.deciding.put_away(view.document, hints.NO_ORDER)
        self.queue.mark_done(view.document)
        self._go_on()

    def _go_on(self) -> None:
        if not self.queue.to_next_open():
            self.opening.refresh()
