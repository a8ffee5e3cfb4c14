"""The read tables, kept in step with the journal in the same transaction, and rebuilt from it at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from poworkbench.adapters.store import journal as log
from poworkbench.adapters.store.prepared import Prepared
from poworkbench.adapters.store.schema import derived, desk, journal, orders, outbox, reviews
from poworkbench.domain.erp_events import OrderGone, OrderSeen
from poworkbench.domain.events import Entry, Event, Undone
from poworkbench.domain.normalize import code
from poworkbench.domain.owed import cancelled_by, given_by, owed_again_by, owed_by, settled_by
from poworkbench.domain.refused_events import WriteTriedAgain
from poworkbench.domain.shares import entries_of, shared_orders
from poworkbench.services.summaries import Summary

#: The state of an order that the ERP no longer has.
GONE = "gone"

#: So many orders are put in by one call.
_AT_ONCE = 500

#: How a review's entries become its row in the queue.
Summarise = Callable[[tuple[Entry, ...]], Summary | None]


def _upsert(table: Table, *fixed: str) -> Prepared:
    """Put a row in the place of the one with the same key; what is `fixed` by the key moves no entry of an index."""
    put = upsert(table).values({column.name: None for column in table.c})
    key = [column.name for column in table.primary_key]
    changing = {column.name: column for column in put.excluded if column.name not in (*key, *fixed)}
    return Prepared(put.on_conflict_do_update(index_elements=key, set_=changing))


_ORDER, _REVIEW = _upsert(orders, "po_key"), _upsert(reviews, "arrived_at")
_OWED = Prepared(insert(outbox).values({column.name: None for column in outbox.c}))
_TAKEN_BACK = Prepared(delete(outbox).where(outbox.c.entry == bindparam("gone")))
_SETTLED = Prepared(delete(outbox).where(outbox.c.operation == bindparam("gone")))


def project(
    connection: Connection,
    made: Iterable[tuple[int, Entry]],
    summarise: Summarise,
    *,
    source: Connection | None = None,
) -> None:
    """Bring the read tables to where the journal (in `source`, if it lies elsewhere) stands after `made`."""
    touched: dict[str, None] = {}
    seen: list[dict[str, str | None]] = []
    for position, entry in made:
        if isinstance(entry.event, OrderSeen):
            seen.append(_order(entry, entry.event))
            if len(seen) == _AT_ONCE:
                _keep_seen(connection, seen)
            continue
        if isinstance(entry.event, OrderGone):
            _keep_seen(connection, seen)
            gone = update(orders).where(orders.c.po_number == entry.about.po_number)
            connection.execute(gone.values(state=GONE, version=""))
        _outbox(connection, position, entry, source or connection)
        if entry.about.document:
            touched[entry.about.document] = None
    _keep_seen(connection, seen)
    for document in touched:
        entries = log.entries_of_document(source or connection, document)
        for po_number in (None, *shared_orders(entries)):
            _review(connection, summarise(entries_of(entries, po_number)))


def rebuild(connection: Connection, summarise: Summarise, mark: str) -> None:
    """Drop the read tables and replay the journal into them; `mark` says for which playbook and shape they hold."""
    derived.drop_all(connection)
    derived.create_all(connection)
    project(connection, log.positioned(connection), summarise)
    keep = upsert(desk).values(name="projection", value=mark)
    connection.execute(keep.on_conflict_do_update(index_elements=["name"], set_={"value": mark}))


def stands_for(connection: Connection) -> str | None:
    """The mark of the last rebuild."""
    found = connection.scalar(select(desk.c.value).where(desk.c.name == "projection"))
    return None if found is None else str(found)


def _keep_seen(connection: Connection, rows: list[dict[str, str | None]]) -> None:
    """Orders go in together, in the order they were seen."""
    if rows:
        _ORDER.run_all(connection, rows)
        rows.clear()


def _order(entry: Entry, event: OrderSeen) -> dict[str, str | None]:
    return {
        "po_number": event.order.po_number,
        "po_key": code(event.order.po_number),
        "vendor_name": event.order.vendor.name,
        "sales_key": code(event.order.sales_order) or None,
        "state": event.order.state,
        "version": event.version,
        "changed_at": event.changed_at.isoformat(),
        "entry": entry.id,
        "seen_at": entry.at.isoformat(),
    }


def _outbox(connection: Connection, position: int, entry: Entry, source: Connection) -> None:
    taken_back, settled = cancelled_by(entry), settled_by(entry)
    if taken_back:
        _TAKEN_BACK.run(connection, {"gone": taken_back})
        connection.execute(update(outbox).where(outbox.c.given == taken_back).values(given=None))
    if settled:
        _SETTLED.run(connection, {"gone": settled})
    if given := given_by(entry):
        connection.execute(update(outbox).where(outbox.c.operation == given).values(given=entry.id))
    _owed_again(connection, position, entry, source)
    for operation in owed_by(entry):
        _owe(connection, position, operation.id, operation.po_number)


def _owed_again(connection: Connection, position: int, entry: Entry, source: Connection) -> None:
    """A way out of the tray, or that one was taken back: a write is owed once more, or not any more."""
    about = entry.about.po_number or ""
    undone = _event(source, entry.event.entry) if isinstance(entry.event, Undone) else None
    if isinstance(undone, WriteTriedAgain):
        _SETTLED.run(connection, {"gone": undone.operation})
    if again := owed_again_by(entry, undone):
        _SETTLED.run(connection, {"gone": again})
        _owe(connection, position, again, about)


def _owe(connection: Connection, position: int, operation: str, po_number: str) -> None:
    entry = operation.partition(":")[0]
    _OWED.run(connection, {"operation": operation, "position": position, "entry": entry, "po_number": po_number})


def _event(source: Connection, entry: str) -> Event:
    (found,) = log.entries(source, journal.c.id == entry)
    return found.event


def _review(connection: Connection, summary: Summary | None) -> None:
    if summary is None:
        return
    _REVIEW.run(connection, {column.name: getattr(summary, column.name) for column in reviews.c})
