"""Bringing the ERP's changes here: changed-since with an overlap, so that a change is rather seen twice than never.

What an ERP does not tell who asks for changes (an order that was deleted, one that left the list before it was looked
at) is found by asking for all open orders now and then, and for each one that is missing among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from poworkbench.domain.erp_events import OrderGone, OrderNotUnderstood, OrderSeen, OrdersPulled, OrdersSwept
from poworkbench.domain.events import About, Draft, Event
from poworkbench.services.intake import MACHINE
from poworkbench.services.ports import Clock, Erp, Gone, NotAsAgreed, Odd, Snapshot
from poworkbench.services.stores import Store, Unit

#: Clocks differ, transactions commit out of order and change times have one second's resolution.
OVERLAP = timedelta(minutes=5)

#: How often all open orders are asked for.
WHOLE_EVERY = timedelta(hours=24)

#: So many open orders may be missing at once, and this share of them; more is an ERP that shows us less than it has.
_FEW, _SHARE = 20, 0.5


@dataclass(frozen=True, slots=True)
class Pull:
    """Asks for what changed since everything was asked for last."""

    store: Store
    erp: Erp
    clock: Clock

    def run(self) -> Iterator[int]:
        """Page by page, how many orders were new or changed; raises the ERP's problems, keeping the pages that came.

        How far it came is recorded after the last page alone: a pull that broke off begins where it began before.
        """
        with self.store.reading() as unit:
            since, whole = _until(unit), self._whole_is_due(unit)
        came = _Came(since)
        for moment in _asked_for(since, whole=whole):
            came.numbers.clear()
            for page in self.erp.changed_since(moment):
                came.add(page)
                yield self._record(page)
        drafts: list[Event] = [OrdersPulled(came.newest)] if came.newest and came.newest != since else []
        if whole:
            missing = self._missing(came.numbers)
            yield sum(map(self._asked, missing))
            drafts.append(OrdersSwept(len(came.numbers), len(missing), self._skew()))
        self._append([Draft(event, About()) for event in drafts])
        if came.odd:
            raise NotAsAgreed(came.odd[0].detail)

    def _whole_is_due(self, unit: Unit) -> bool:
        last = unit.newest_of_kind("orders_swept")
        return last is None or self.clock.now() - last.at >= WHOLE_EVERY

    def _skew(self) -> int | None:
        theirs = self.erp.server_time()
        return round((theirs - self.clock.now()).total_seconds()) if theirs else None

    def _append(self, drafts: Sequence[Draft]) -> None:
        if drafts:
            with self.store.writing() as unit:
                unit.append(drafts, MACHINE)

    def _record(self, page: Sequence[Snapshot | Odd]) -> int:
        with self.store.writing() as unit:
            drafts = [draft for one in page for draft in told(unit, one)]
            if drafts:
                unit.append(drafts, MACHINE)
        return len(drafts)

    def _missing(self, seen: set[str]) -> list[str]:
        """Open here and not listed as open."""
        with self.store.reading() as unit:
            known = unit.open_numbers()
        missing = [number for number in known if number not in seen]
        if len(missing) > max(_FEW, _SHARE * len(known)):
            raise NotAsAgreed(
                f"the ERP lists {len(known) - len(missing)} of the {len(known)} orders that are open here; "
                "does the token still see all of them?"
            )
        return missing

    def _asked(self, po_number: str) -> int:
        """It was closed, or deleted: how many events that makes."""
        try:
            return self._record([self.erp.order(po_number)])
        except Gone as problem:
            self._append([Draft(OrderGone(problem.detail), About(po_number))])
            return 1
        except NotAsAgreed as problem:
            return self._record([Odd(po_number, problem.detail)])


def _asked_for(since: datetime | None, *, whole: bool) -> Sequence[datetime | None]:
    """The lists of one pull; that of all open orders tells nothing of a closed one which changed."""
    changed = [] if since is None else [since - OVERLAP]
    return [*changed, None] if whole or since is None else changed


class _Came:
    """What came in one pull: the newest change, the numbers of its last list, and the orders that are not as agreed."""

    def __init__(self, newest: datetime | None) -> None:
        self.newest, self.numbers, self.odd = newest, set[str](), list[Odd]()

    def add(self, page: Sequence[Snapshot | Odd]) -> None:
        """One page more."""
        for one in page:
            if isinstance(one, Odd):
                self.odd.append(one)
                self.numbers.add(one.po_number)
            else:
                self.numbers.add(one.order.po_number)
                self.newest = max(self.newest or one.changed_at, one.changed_at)


def told(unit: Unit, one: Snapshot | Odd) -> tuple[Draft, ...]:
    """What one order of a page makes of news."""
    return news(unit, one) if isinstance(one, Snapshot) else odd(unit, one)


def news(unit: Unit, snapshot: Snapshot) -> tuple[Draft, ...]:
    """The event that the ERP showed an order, unless it is known as it is."""
    number = snapshot.order.po_number
    known = unit.version_of(number)
    if known and (known[0] == snapshot.version or known[1] > snapshot.changed_at):
        said = unit.said_of_order(number)
        if said is None or isinstance(said.event, OrderSeen):
            return ()
    return (Draft(OrderSeen(snapshot.order, snapshot.version, snapshot.changed_at), About(number)),)


def odd(unit: Unit, one: Odd) -> tuple[Draft, ...]:
    """The event that an order is not as agreed, once for each reason."""
    event, said = OrderNotUnderstood(one.detail), unit.said_of_order(one.po_number)
    return () if said and said.event == event else (Draft(event, About(one.po_number)),)


def _until(unit: Unit) -> datetime | None:
    last = unit.newest_of_kind("orders_pulled")
    return last.event.until if last and isinstance(last.event, OrdersPulled) else None
