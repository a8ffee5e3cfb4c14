"""Works the day as a careful operator would who sees only what the screen shows: for where there is no screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from poworkbench.app.operator_desk import OperatorDesk
from poworkbench.services.views import QueueRow, ReviewRow

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Autopilot:
    """Accepts what an operator may accept, asks the buyer for the rest, and leaves to a person what cannot be read."""

    desk: OperatorDesk
    say: Say
    done: Counter[str] = field(default_factory=Counter)

    def work(self, most: int | None = None) -> int:
        """Decide and confirm documents, the most urgent first; how many."""
        open_rows = [row for row in self.desk.queue() if row.state in ("waiting", "clean")][:most]
        for row in open_rows:
            self._document(row)
        return len(open_rows)

    def _document(self, waiting: QueueRow) -> None:
        for row in self.desk.review(waiting.document).rows():
            if row.needs_person:
                self._decide(waiting.document, row)
        self.desk.confirm(waiting.document)
        self.done["documents confirmed"] += 1
        self.say(f"{waiting.po_number}  {waiting.name}: confirmed")

    def _decide(self, document: str, row: ReviewRow) -> None:
        decision = row.decision
        again = decision is not None and (decision.conflict is not None or decision.kind != "escalated")
        if again or row.may_accept:
            self.desk.accept(document, *row.key)
            self.done["written over somebody's edit" if again else "differences accepted"] += 1
        else:
            self.desk.escalate(document, *row.key, "")
            self.done["differences escalated"] += 1
