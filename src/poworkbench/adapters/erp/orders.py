"""Reading a client's ERP as its profile describes it: its orders, page by page and one by one."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from poworkbench.adapters.erp import wire
from poworkbench.adapters.erp.answers import Answer, problem
from poworkbench.adapters.erp.calls import CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS, Calls
from poworkbench.adapters.erp.field_reading import Record
from poworkbench.adapters.erp.letting_in import Entry, Secret, Shared, entry
from poworkbench.adapters.erp.mapping import Records, Seen
from poworkbench.adapters.erp.paging import ahead, pages
from poworkbench.adapters.erp.places import found, text
from poworkbench.adapters.erp.profile import Call, One, Profile
from poworkbench.adapters.erp.sending import sent
from poworkbench.services.ports import Gone, NotAsAgreed, Odd, Snapshot

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to wait: for a connection, for the next byte of an answer, for an answer as a whole."""

    connect: float = CONNECT_SECONDS
    read: float = READ_SECONDS
    whole: float = WHOLE_SECONDS


class ProfileOrders:
    """Reads one ERP's orders at one address, for one thread at a time; `secret` is asked at every call.

    `let_in` is what another connection to the same ERP was let in with, so that one login does for both.
    """

    def __init__(
        self,
        profile: Profile,
        url: str,
        secret: Secret,
        *,
        settings: Mapping[str, str] | None = None,
        page_size: int | None = None,
        limits: Limits = Limits(),
        let_in: Shared | None = None,
    ) -> None:
        self.profile, self.settings = profile, dict(settings or {})
        zone = text(profile.erp.time_zone, {"setting": self.settings})
        self.zone = ZoneInfo(zone) if zone else None
        self.let_in = let_in or Shared(self.entry(url, secret))
        self._calls = Calls(
            url, self.let_in, connect_seconds=limits.connect, read_seconds=limits.read,
            whole_seconds=limits.whole,
        )  # fmt: skip
        self._records = Records(profile, self.zone)
        self._page_size = page_size
        self._last: Seen | None = None

    def entry(self, url: str, secret: Secret) -> Entry:  # noqa: ARG002 - some ERPs give sessions at an address of theirs
        """How this ERP is told who calls."""
        return entry(self.profile.auth, secret, self.settings)

    def close(self) -> None:
        """Let go of the connection; the next call opens another."""
        self._calls.close()

    def server_time(self) -> datetime | None:
        """The ERP's clock at its last answer, in UTC with a resolution of one second."""
        return self._calls.server_time

    # reading

    def changed_since(self, moment: datetime | None) -> Iterator[Sequence[Snapshot | Odd]]:
        """Pages of orders changed at or after `moment` (all open ones where None), in the ERP's own order.

        One order that is not as agreed keeps no other back.
        """
        listing = self.profile.orders.changed if moment else self.profile.orders.open
        since = self._wire("changed_at", moment.astimezone(UTC)) if moment else None
        send = lambda call, values: self.send(call, {**values, "since": since})  # noqa: E731
        listed = pages(send, listing, self._page_size or listing.paging.size)
        for page in ahead(listed) if self._whole_in_pages else listed:
            yield tuple(self._understood(page))

    @property
    def _whole_in_pages(self) -> bool:
        """Whether a page needs no call more, so that the connection is free for the next one."""
        return not self.profile.orders.each and self.profile.lines.call is None

    def order(self, po_number: str) -> Snapshot:
        """One order as it is now."""
        return self.seen(po_number).snapshot

    def seen(self, po_number: str) -> Seen:
        """One order as it is now, with its records; Gone where there is none."""
        orders = self.profile.orders
        listed = self._item(orders.find, {"po": po_number}) if orders.find else {}
        record = None if listed is None else self._item(orders.one, {"po": po_number, "listed": listed})
        if record is None:
            raise Gone(f"there is no order {po_number}")
        rows = self._lines([record])
        self._last = self._records.seen(record, rows[0])
        return self._last

    def _understood(self, page: Iterable[Any]) -> Iterator[Snapshot | Odd]:
        records = [self._each(record) for record in page] if self.profile.orders.each else list(page)
        for record, lines in zip(records, self._lines(records), strict=True):
            try:
                yield self._records.seen(record, lines).snapshot
            except NotAsAgreed as said:
                log.warning("an order is left out: %s", said.detail)
                yield Odd(self._records.named(record), said.detail)

    def _each(self, record: Record) -> Record:
        """The whole of an order of which a list tells the name alone."""
        return self._item(self.profile.orders.one, {"po": self._records.number(record), "listed": record}) or {}

    def _item(self, call: One, values: Mapping[str, Any]) -> Record | None:
        item = found(self.send(call, values).json, call.item)
        return item if isinstance(item, dict) else None

    def _lines(self, records: Sequence[Record]) -> Sequence[list[Record] | None]:
        """Each order's lines where they are not inside it, asked for together."""
        lines = self.profile.lines
        if lines.call is None:
            return [None] * len(records)
        ids = [found(record, self.profile.orders.id) for record in records]
        rows: dict[Any, list[Record]] = {one: [] for one in ids}
        send = lambda call, values: self.send(call, {**values, "ids": ids})  # noqa: E731
        for page in pages(send, lines.call, lines.call.paging.size) if ids else ():
            for row in page:
                rows.setdefault(found(row, lines.parent), []).append(row)
        return [rows[one] for one in ids]

    # one call

    def send(self, call: Call, values: Mapping[str, Any]) -> Answer:
        """The answer to a call that was done; an ErpProblem otherwise."""
        answer = self.answer(call, {"setting": self.settings, **values})
        said = problem(answer, self.profile.errors, self.profile.details)
        if said is not None:
            raise said
        return answer

    def answer(self, call: Call, values: Mapping[str, Any]) -> Answer:
        """The answer to a call, whatever it says."""
        return sent(self._calls, call, values, self.profile.headers)

    def _wire(self, name: str, value: Any) -> Any:
        form = getattr(self.profile.erp, wire.KINDS[name])
        return wire.ENCODE[wire.KINDS[name]][form](value, self.zone)
