"""Bringing the ERP's changes here: changed-since with an overlap, so that a change is rather seen twice than never.

What an ERP does not tell who asks for changes (an order that was deleted, one that left the list before it was looked
at) is found by asking for all open orders now and then, and for each one that is missing among them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
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
        came = _Came(since, self.clock.now())
        for moment in _asked_for(since, whole=whole):
            came.numbers.clear()
            yield from self._listed(came, moment)
        if not whole and came.put_back:  # changes may be stamped before `since`: all is asked for
            whole, came = True, _Came(None, self.clock.now())
            yield from self._listed(came, None)
        drafts: list[Event] = [OrdersPulled(came.until)] if came.until and came.goes_on(since) else []
        if whole:
            missing = self._missing(came.numbers)
            yield sum(map(self._asked, missing))
            drafts.append(OrdersSwept(len(came.numbers), len(missing), self._skew()))
        self._append([Draft(event, About()) for event in drafts])
        if came.odd:
            raise NotAsAgreed(came.odd[0].detail)

    def _listed(self, came: _Came, since: datetime | None) -> Iterator[int]:
        for page in self.erp.changed_since(since):
            came.add(page, self.erp.server_time())
            yield self._record(self._sure(page))
        came.add((), self.erp.server_time())

    def _sure(self, page: Sequence[Snapshot | Odd]) -> Sequence[Snapshot | Odd]:
        """An order whose stamp goes back is asked for by itself: the list lags behind, or the ERP's clock was put back.

        One that is gone by then is left to the next look at all open orders.
        """
        with self.store.reading() as unit:
            doubtful = {one.order.po_number for one in page if isinstance(one, Snapshot) and goes_back(unit, one)}
        if not doubtful:
            return page
        sure = (one if isinstance(one, Odd) else self._again(one, doubtful) for one in page)
        return [one for one in sure if one]

    def _again(self, one: Snapshot, doubtful: Collection[str]) -> Snapshot | Odd | None:
        if one.order.po_number not in doubtful:
            return one
        try:
            return self.erp.order(one.order.po_number)
        except Gone:
            return None
        except NotAsAgreed as problem:
            return Odd(one.order.po_number, problem.detail)

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

    def __init__(self, since: datetime | None, started: datetime) -> None:
        self.newest, self.numbers, self.odd = since, set[str](), list[Odd]()
        self._since, self._started = since, started
        self._theirs: datetime | None = None

    def add(self, page: Sequence[Snapshot | Odd], theirs: datetime | None) -> None:
        """One page more; `theirs` is the ERP's clock, of which the first answer's counts."""
        self._theirs = self._theirs or theirs
        for one in page:
            if isinstance(one, Odd):
                self.odd.append(one)
                self.numbers.add(one.po_number)
            else:
                self.numbers.add(one.order.po_number)
                self.newest = max(self.newest or one.changed_at, one.changed_at)

    @property
    def put_back(self) -> bool:
        """Whether the ERP's clock is behind the moment up to which everything was asked for."""
        return bool(self._since and self._theirs and self._theirs < self._since - OVERLAP)

    @property
    def until(self) -> datetime | None:
        """From where to ask next: the newest change, unless that is later than either clock was when the pull began.

        A clock that went ahead stamps changes with moments to come, and none that follows would be asked for.
        """
        began = min(clock for clock in (self._theirs, self._started) if clock)
        return began if self.newest and self.newest > began + OVERLAP else self.newest

    def goes_on(self, since: datetime | None) -> bool:
        """Whether that is worth an entry: a moment that a clock holds back would move on with every pull."""
        until = self.until
        if until is None or until == since:
            return False
        return since is None or until < since or until == self.newest or until - since >= OVERLAP


def told(unit: Unit, one: Snapshot | Odd) -> tuple[Draft, ...]:
    """What one order of a page makes of news; it is as the ERP has it now."""
    return news(unit, one) if isinstance(one, Snapshot) else odd(unit, one)


def goes_back(unit: Unit, snapshot: Snapshot) -> bool:
    """Whether an order shows another version than is known, with an earlier moment of change."""
    known = unit.version_of(snapshot.order.po_number)
    return known is not None and known[0] != snapshot.version and known[1] > snapshot.changed_at


def news(unit: Unit, snapshot: Snapshot) -> tuple[Draft, ...]:
    """The event that the ERP showed an order, unless it is known as it is."""
    number = snapshot.order.po_number
    known = unit.version_of(number)
    if known and known[0] == snapshot.version:
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
