"""A review opened in a transaction: the document, its order as the ERP has it, and its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from poworkbench.domain.effective import effective
from poworkbench.domain.events import About
from poworkbench.domain.folding import fold
from poworkbench.domain.merging import head_values, line_values
from poworkbench.domain.orders import Order
from poworkbench.domain.playbook import Playbook
from poworkbench.domain.reviews import Key, Review
from poworkbench.services.refusals import NotTaken
from poworkbench.services.rows import find_row, review_lines
from poworkbench.services.stores import Unit
from poworkbench.services.views import ReviewLine, ReviewRow


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything needed to paint a review or to decide on it."""

    review: Review
    now: Order | None
    seen_at: datetime | None
    lines: tuple[ReviewLine, ...]

    @property
    def rows(self) -> list[ReviewRow]:
        """Every row, in the order of the screen."""
        return [row for line in self.lines for row in line.rows]

    def row(self, key: Key) -> ReviewRow:
        """The row with that key; NotTaken where there is none."""
        found = find_row(self.lines, key)
        if found is None:
            raise NotTaken("nothing_to_accept" if self.review.ordered else "no_order")
        return found

    def about(self, key: Key = (None, "")) -> About:
        """What an event on that row concerns."""
        order = self.review.ordered
        return About(order.po_number if order else None, self.review.document, key[0], key[1] or None)


def open_review(unit: Unit, document: str, playbook: Playbook) -> Opened:
    """The review of a document as it stands in this transaction."""
    review = fold(unit.entries_of_document(document))
    if review is None:
        raise NotTaken("unknown_document", document[:12])
    seen = unit.snapshot(review.ordered.po_number) if review.ordered else None
    now = seen[0].order if seen else None
    return Opened(review, now, seen[1] if seen else None, review_lines(review, now, playbook))


def effective_value(unit: Unit, opened: Opened, key: Key) -> str | None:
    """What the ERP will have in that row's place once everything owed is written."""
    if opened.now is None:
        return None
    order = effective(opened.now, unit.owed(opened.now.po_number))
    if key[0] is None:
        return head_values(order).get(key[1])
    line = order.line(key[0])
    return line_values(line).get(key[1]) if line else None
