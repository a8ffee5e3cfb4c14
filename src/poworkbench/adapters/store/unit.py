"""One transaction on the desk's database, as services see it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, bindparam, exists, func, insert, literal_column, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from poworkbench.adapters.store import journal as log
from poworkbench.adapters.store.prepared import Prepared
from poworkbench.adapters.store.projections import Summarise, project
from poworkbench.adapters.store.schema import desk, documents, journal, orders, outbox, reviews
from poworkbench.domain import shares
from poworkbench.domain.erp_events import OrderSeen
from poworkbench.domain.events import Draft, Entry
from poworkbench.domain.normalize import code
from poworkbench.domain.orders import OPEN, Order
from poworkbench.domain.owed import Operation, owed_by
from poworkbench.services.ports import Clock, Snapshot
from poworkbench.services.summaries import Summary

_VERSION = Prepared(select(orders.c.version, orders.c.changed_at).where(orders.c.po_number == bindparam("po")))
_WAITS = Prepared(select(outbox.c.entry).where(outbox.c.operation == bindparam("name")))
#: What the ERP may have shown of an order.
_OF_AN_ORDER = ("order_seen", "order_not_understood", "order_gone")
_SAID = Prepared(
    select(journal.c.body, journal.c.previous, journal.c.hash)
    .where(
        journal.c.po_number == bindparam("po"),
        or_(*(journal.c.kind == literal_column(f"'{kind}'") for kind in _OF_AN_ORDER)),
    )
    .order_by(journal.c.position.desc()).limit(1)
)  # fmt: skip

#: More orders for a few sales orders are no help.
_MOST = 100


class SqlUnit:
    """services.stores.Unit on a connection; the transaction around it is the store's."""

    def __init__(self, connection: Connection, clock: Clock, summarise: Summarise) -> None:
        self._connection, self._clock, self._summarise = connection, clock, summarise
        self.appended: Entry | None = None

    def append(self, drafts: Sequence[Draft], person: str) -> tuple[Entry, ...]:
        """Record events and bring every read table up to them."""
        made = log.append(self._connection, drafts, person, self._clock)
        project(self._connection, made, self._summarise)
        self.appended = made[-1][1] if made else self.appended
        return tuple(entry for _, entry in made)

    def keep_document(self, content: bytes) -> tuple[str, bool]:
        """Keep a file's bytes: its SHA-256, and whether it was new."""
        name = hashlib.sha256(content).hexdigest()
        if self._connection.scalar(select(documents.c.sha256).where(documents.c.sha256 == name)):
            return name, False
        self._connection.execute(insert(documents).values(sha256=name, content=content))
        return name, True

    def content(self, document: str) -> bytes:
        """The bytes of the file that a review is about."""
        found = select(documents.c.content).where(documents.c.sha256 == shares.named(document)[0])
        return bytes(self._connection.execute(found).scalar_one())

    def entry(self, entry: str) -> Entry | None:
        """One entry by its id."""
        return next(iter(log.entries(self._connection, journal.c.id == entry)), None)

    def entries(self) -> tuple[Entry, ...]:
        """Everything that was ever recorded, oldest first."""
        return log.entries(self._connection)

    def entries_of_document(self, document: str) -> tuple[Entry, ...]:
        """What happened to a document, or to one order's share of it, oldest first."""
        name, po_number = shares.named(document)
        return shares.entries_of(log.entries_of_document(self._connection, name), po_number)

    def entries_of_order(self, po_number: str) -> tuple[Entry, ...]:
        """What happened to an order, oldest first."""
        return log.entries(self._connection, journal.c.po_number == po_number)

    def entries_of_kinds(self, kinds: Iterable[str]) -> tuple[Entry, ...]:
        """Every entry of these kinds, oldest first."""
        return log.entries(self._connection, journal.c.kind.in_(list(kinds)))

    def snapshot(self, po_number: str) -> tuple[Snapshot, datetime] | None:
        """The order as last seen in the ERP, and when that was."""
        row = self._connection.execute(select(orders).where(orders.c.po_number == po_number)).first()
        if row is None:
            return None
        event = self._seen(row)
        return Snapshot(event.order, event.version, event.changed_at), datetime.fromisoformat(row.seen_at)

    def version_of(self, po_number: str) -> tuple[str, datetime] | None:
        """The version of an order as last seen in the ERP, and the ERP's change time of it."""
        row = _VERSION.row(self._connection, {"po": po_number})
        return (row[0], datetime.fromisoformat(row[1])) if row else None

    def orders_numbered(self, numbers: Iterable[str]) -> tuple[Order, ...]:
        """Orders with one of these numbers, however they are spelled."""
        keys = [code(number) for number in numbers]
        return self._orders(orders.c.po_key.in_(keys), limit=len(keys))

    def orders_like(self, text: str, limit: int) -> tuple[Order, ...]:
        """Open orders whose number or vendor holds the text."""
        number = orders.c.po_key.contains(code(text), autoescape=True)
        vendor = orders.c.vendor_name.icontains(text, autoescape=True)
        return self._orders(orders.c.state == OPEN, or_(number, vendor) if code(text) else vendor, limit=limit)

    def open_numbers(self) -> tuple[str, ...]:
        """The numbers of all open orders."""
        found = select(orders.c.po_number).where(orders.c.state == OPEN).order_by(orders.c.po_number)
        return tuple(self._connection.scalars(found))

    def orders_for(self, sales_orders: Iterable[str]) -> tuple[Order, ...]:
        """Open orders that were placed for one of the customer's sales orders, however these are spelled."""
        keys = {code(number) for number in sales_orders} - {""}
        return self._orders(orders.c.state == OPEN, orders.c.sales_key.in_(keys), limit=_MOST)

    def vendor_names(self) -> tuple[str, ...]:
        """The vendors of open orders."""
        found = select(orders.c.vendor_name).where(orders.c.state == OPEN).distinct().order_by(orders.c.vendor_name)
        return tuple(self._connection.scalars(found))

    def orders_of_vendors(self, names: Iterable[str], limit: int) -> tuple[Order, ...]:
        """Open orders of these vendors."""
        return self._orders(orders.c.state == OPEN, orders.c.vendor_name.in_(list(names)), limit=limit)

    def order_count(self) -> int:
        """How many open orders are known here."""
        return int(self._connection.scalar(select(func.count()).where(orders.c.state == OPEN)) or 0)

    def owed(self, po_number: str | None = None) -> tuple[Operation, ...]:
        """What is to be brought to the ERP, in the order it became owed."""
        rows = select(outbox.c.operation, outbox.c.entry).order_by(outbox.c.position, outbox.c.operation)
        if po_number is not None:
            rows = rows.where(outbox.c.po_number == po_number)
        found = self._connection.execute(rows).all()
        return tuple(self._operation(row.entry, row.operation) for row in found)

    def is_owed(self, operation: str) -> bool:
        """Whether an operation still waits."""
        return _WAITS.row(self._connection, {"name": operation}) is not None

    def owed_count(self) -> int:
        """How many operations the outbox holds."""
        return int(self._connection.scalar(select(func.count(outbox.c.operation))) or 0)

    def given(self) -> Mapping[str, Entry]:
        """By operation, the entry that gave it to an ERP without an interface, where it was not seen yet."""
        rows = self._connection.execute(select(outbox.c.operation, outbox.c.given).where(outbox.c.given.is_not(None)))
        entries = {row.operation: self.entry(row.given) for row in rows.all()}
        return {operation: entry for operation, entry in entries.items() if entry}

    def given_count(self) -> int:
        """How many operations were given and not seen yet."""
        return int(self._connection.scalar(select(func.count(outbox.c.given))) or 0)

    def newest_of_kind(self, kind: str) -> Entry | None:
        """The last entry of a kind."""
        return self._newest(journal.c.kind == kind)

    def newest_look(self) -> datetime | None:
        """When the ERP last showed something new."""
        newest = self._connection.scalar(select(func.max(orders.c.seen_at)))
        return datetime.fromisoformat(newest) if newest else None

    def came_back(self) -> tuple[int, int]:
        """How many decisions are conflicts, and how many writes were refused and wait for a person."""
        row = self._connection.execute(select(func.sum(reviews.c.conflicts), func.sum(reviews.c.refused))).one()
        return int(row[0] or 0), int(row[1] or 0)

    def tray(self) -> tuple[str, ...]:
        """The reviews of which something was refused and is not settled, first arrived first."""
        rows = select(reviews.c.document).where(reviews.c.in_tray > 0).order_by(reviews.c.arrived_at, reviews.c.name)
        return tuple(self._connection.scalars(rows))

    def held(self) -> tuple[tuple[Operation, Entry], ...]:
        """What is owed to orders that are not as agreed, each with the entry that says so."""
        said = {number: self.said_of_order(number) for number in self._owing_orders()}
        odd = {number: entry for number, entry in said.items() if entry and entry.kind == "order_not_understood"}
        return tuple((operation, entry) for number, entry in odd.items() for operation in self.owed(number))

    def _owing_orders(self) -> Sequence[str]:
        """Orders with something owed to them that were not understood at least once."""
        of_it, kind = journal.c.po_number == outbox.c.po_number, journal.c.kind == "order_not_understood"
        found = select(outbox.c.po_number).distinct().where(exists().where(of_it, kind))
        return self._connection.scalars(found.order_by(outbox.c.po_number)).all()

    def summaries(self, state: str | None = None) -> tuple[Summary, ...]:
        """The documents' rows of the queue, first arrived first."""
        rows = select(reviews).order_by(reviews.c.arrived_at, reviews.c.name)
        if state is not None:
            rows = rows.where(reviews.c.state == state)
        return tuple(Summary(*row) for row in self._connection.execute(rows))

    def not_looked_at(self) -> tuple[str, ...]:
        """Documents that came in and were neither read nor refused, first arrived first."""
        rows = select(reviews.c.document).where(reviews.c.looked_at == 0).order_by(reviews.c.arrived_at)
        return tuple(self._connection.scalars(rows))

    def note(self, name: str, text: str) -> None:
        """Keep a sentence about this desk under a name."""
        keep = upsert(desk).values(name=f"note {name}", value=text)
        self._connection.execute(keep.on_conflict_do_update(index_elements=["name"], set_={"value": text}))

    def noted(self, name: str) -> str | None:
        """What was kept under that name last."""
        return self._connection.scalar(select(desk.c.value).where(desk.c.name == f"note {name}"))

    def said_of_order(self, po_number: str) -> Entry | None:
        """The newest entry that tells what the ERP showed of an order."""
        return log.opened_row(_SAID.row(self._connection, {"po": po_number}))

    def _newest(self, *where: ColumnElement[bool]) -> Entry | None:
        return next(iter(log.entries(self._connection, *where, newest=1)), None)

    def _operation(self, entry: str, operation: str) -> Operation:
        (found,) = log.entries(self._connection, journal.c.id == entry)
        return next(owed for owed in owed_by(found) if owed.id == operation)

    def _orders(self, *where: object, limit: int) -> tuple[Order, ...]:
        rows = select(orders).where(*where).order_by(orders.c.po_number).limit(limit)  # type: ignore[arg-type]
        return tuple(self._seen(row).order for row in self._connection.execute(rows))

    def _seen(self, row: Row[tuple[str, ...]]) -> OrderSeen:
        (entry,) = log.entries(self._connection, journal.c.id == row.entry)
        assert isinstance(entry.event, OrderSeen)
        return entry.event
