"""Bringing the ERP's changes here: changed-since with an overlap, so that a change is rather seen twice than never."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from poworkbench.domain.events import About, Draft, OrderSeen
from poworkbench.services.intake import MACHINE
from poworkbench.services.ports import Erp, Snapshot
from poworkbench.services.stores import Store, Unit

#: Clocks differ, transactions commit out of order and change times have one second's resolution.
OVERLAP = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Pull:
    """Asks for what changed since the newest change that is known here."""

    store: Store
    erp: Erp

    def run(self) -> Iterator[int]:
        """Page by page, how many orders were new or changed; raises the ERP's problems, keeping the pages that came."""
        with self.store.reading() as unit:
            newest = unit.newest_change()
        for page in self.erp.changed_since(newest - OVERLAP if newest else None):
            yield self._record(page)

    def _record(self, page: Sequence[Snapshot]) -> int:
        with self.store.writing() as unit:
            drafts = [draft for snapshot in page for draft in news(unit, snapshot)]
            if drafts:
                unit.append(drafts, MACHINE)
        return len(drafts)


def news(unit: Unit, snapshot: Snapshot) -> tuple[Draft, ...]:
    """The event that the ERP showed an order, unless it is known as it is."""
    known = unit.snapshot(snapshot.order.po_number)
    if known and (known[0].version == snapshot.version or known[0].changed_at > snapshot.changed_at):
        return ()
    event = OrderSeen(snapshot.order, snapshot.version, snapshot.changed_at)
    return (Draft(event, About(snapshot.order.po_number)),)
