"""The background work where the ERP has no interface: questions go to buyers; nothing is asked of any server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from poworkbench.domain.erp_events import WriteConfirmed
from poworkbench.domain.events import About, Draft, Event
from poworkbench.domain.handed_events import WriteHandedOver
from poworkbench.domain.owed import Operation
from poworkbench.services.intake import MACHINE
from poworkbench.services.stores import Store
from poworkbench.services.sync.line import Line
from poworkbench.services.views import EVERYTHING, Changes

#: What waits for a person's hand, and what is given by the machine as before.
_BY_HAND = ("line", "head")
_MAILED = ("mail", "withdraw_mail")


@dataclass(frozen=True, slots=True)
class Mailing:
    """Fulfils services.sync.rounds.Round; `give` gives a buyer a message, once, and says whether it had to be given."""

    store: Store
    give: Callable[[Operation], bool]
    pause: float
    tell: Callable[[Changes], None]

    def run(self, line: Line, stopped: Callable[[], bool]) -> Line:  # noqa: ARG002 - nothing here takes long
        """Settle what no person has to do: mails are given; comments and attachments such an ERP takes from nobody."""
        with self.store.reading() as unit:
            waiting = [operation for operation in unit.owed() if operation.step not in _BY_HAND]
        for operation in waiting:
            mailed = operation.step in _MAILED
            event: Event = (
                WriteConfirmed(operation.id, written=self.give(operation))
                if mailed
                else WriteHandedOver(operation.id, "kept")
            )
            with self.store.writing() as unit:
                unit.append([Draft(event, About(operation.po_number, operation.document, operation.line))], MACHINE)
        if waiting:
            self.tell(EVERYTHING)
        return line.worked(None, self.pause)
