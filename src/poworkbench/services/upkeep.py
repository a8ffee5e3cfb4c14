"""How the desk stands: what waits for the ERP, what came back, and whether the journal holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from poworkbench.services.ports import Clock
from poworkbench.services.stores import Store, Verified
from poworkbench.services.sync.line import Line, in_words
from poworkbench.services.tray_views import Resting
from poworkbench.services.views import Status


def resting(line: Line) -> tuple[Resting, ...]:
    """The kinds of call whose breaker is open."""
    return tuple(
        Resting(kind, breaker.until, in_words(breaker.problem))
        for kind, breaker in line.kinds.items()
        if breaker.until and breaker.problem
    )


class Upkeep:
    """Keeps the last verification, and tells the foot of the window what it says."""

    def __init__(
        self, store: Store, clock: Clock, line: Callable[[], Line], *, by_hand: bool = False,
        watched: Callable[[], bool] = lambda: False,
    ) -> None:  # fmt: skip
        self._store, self._clock, self._line, self._by_hand = store, clock, line, by_hand
        self._watched = watched
        self._verified: tuple[datetime, Verified] | None = None
        self._troubles: dict[str, str] = {}

    def status(self) -> Status:
        """The state of the desk at this moment."""
        line = self._line()
        with self._store.reading() as unit:
            waiting, watched, seen_at = unit.owed_count(), unit.order_count(), unit.newest_look()
            conflicts, refused = unit.came_back()
            held = len(unit.held())
            given, taken = unit.given_count(), unit.newest_of_kind("export_taken") if self._by_hand else None
        said = [trouble for trouble in (line.trouble, *self._troubles.values()) if trouble]
        at, verified = self._verified or (None, None)
        broken = verified.broken if verified else None
        return Status(
            waiting_for_erp=waiting, conflicts=conflicts, refused=refused,
            offline_since=line.offline_since, pulled_at=line.pulled_at or seen_at,
            verified_at=at, verified_entries=verified.entries if verified else 0,
            broken_entry=f"{broken.where or broken.what} {broken.detail}" if broken else None,
            token_missing=line.token_missing, trouble=" · ".join(said) or None, orders_watched=watched,
            cache_bytes=self._store.size(),
            by_hand=self._by_hand, given=given, export_at=taken.at if taken else None, held=held,
            exports_watched=self._watched(),
            resting=resting(line),
        )  # fmt: skip

    def stumbled(self, work: str, trouble: str | None) -> bool:
        """What is the matter with one kind of background work, None where it goes well; whether that is news."""
        before = self._troubles
        kept = {name: said for name, said in before.items() if name != work}
        self._troubles = kept | ({work: trouble} if trouble else {})
        return self._troubles != before

    def verify(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> Status:
        """Walk everything that is kept; raises Cancelled when told to stop."""
        self._verified = (self._clock.now(), self._store.verify(progress, cancelled))
        return self.status()
