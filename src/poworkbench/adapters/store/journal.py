"""The journal's rows: appended in one chain for this desk, never changed."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, bindparam, insert, select

from poworkbench.adapters.store.heads import Head
from poworkbench.adapters.store.prepared import Prepared
from poworkbench.adapters.store.schema import desk, journal
from poworkbench.domain.chain import GENESIS, opened, sealed
from poworkbench.domain.events import Draft, Entry
from poworkbench.services.ports import Clock

_WRITER = Prepared(select(desk.c.value).where(desk.c.name == "writer"))
_NEWEST = Prepared(
    select(journal.c.seq, journal.c.hash).where(journal.c.writer == bindparam("writer_1"))
    .order_by(journal.c.seq.desc()).limit(1)
)  # fmt: skip
_OF_DOCUMENT = Prepared(
    select(journal.c.body, journal.c.previous, journal.c.hash).where(journal.c.document == bindparam("name"))
    .order_by(journal.c.position)
)  # fmt: skip
_LAST = Prepared(select(journal.c.position).order_by(journal.c.position.desc()).limit(1))
_APPEND = Prepared(insert(journal).values({column.name: None for column in journal.c if column.name != "position"}))


def writer_of(connection: Connection) -> str:
    """The name of this desk's chain, made once for each database."""
    found = _WRITER.row(connection, {})
    if found:
        return str(found[0])
    name = f"desk-{secrets.token_hex(4)}"
    connection.execute(insert(desk).values(name="writer", value=name))
    return name


def beginning(connection: Connection) -> Head | None:
    """The head of a chain without entries; None where there are some."""
    if connection.scalar(select(journal.c.position).limit(1)):
        return None
    return Head(writer_of(connection), 0, GENESIS)


def knows_its_name(connection: Connection, writers: Container[str]) -> bool:
    """Whether this desk's chain is one of those that the journal holds."""
    return connection.scalar(select(desk.c.value).where(desk.c.name == "writer")) in writers


def append(connection: Connection, drafts: Sequence[Draft], person: str, clock: Clock) -> list[tuple[int, Entry]]:
    """Add entries to this desk's chain; gives each with its position in the journal."""
    writer = writer_of(connection)
    seq, previous = _NEWEST.row(connection, {"writer_1": writer}) or (0, GENESIS)
    at, zone = clock.now(), clock.zone()
    entries, rows = list[Entry](), list[dict[str, object]]()
    for draft in drafts:
        seq += 1
        entry, body = sealed(
            draft, entry=new_id(), writer=writer, seq=seq, at=at, zone=zone, person=person, previous=previous
        )
        entries.append(entry)
        rows.append(_row(entry, body))
        previous = entry.hash
    return list(enumerate(entries, _appended(connection, rows)))


def _appended(connection: Connection, rows: Sequence[dict[str, object]]) -> int:
    """Insert the rows, and give the position of the first: nobody else writes meanwhile, so they stand in a row."""
    if len(rows) == 1:
        return int(_APPEND.run(connection, rows[0]).lastrowid)
    _APPEND.run_all(connection, rows)
    (last,) = _LAST.row(connection, {}) or (0,)
    return int(last) - len(rows) + 1


def _row(entry: Entry, body: str) -> dict[str, object]:
    about = entry.about
    return {
        "writer": entry.writer, "seq": entry.seq, "id": entry.id, "kind": entry.kind, "po_number": about.po_number,
        "document": about.document, "line": about.line, "field": about.field, "body": body,
        "previous": entry.previous, "hash": entry.hash,
    }  # fmt: skip


def entries(connection: Connection, *where: ColumnElement[bool], newest: int | None = None) -> tuple[Entry, ...]:
    """The entries that fit, in the order they were recorded; at most the `newest` ones where given."""
    rows = select(journal.c.body, journal.c.previous, journal.c.hash).where(*where)
    if newest is None:
        return tuple(_open(*row) for row in connection.execute(rows.order_by(journal.c.position)))
    found = connection.execute(rows.order_by(journal.c.position.desc()).limit(newest)).all()
    return tuple(_open(*row) for row in reversed(found))


def entries_of_document(connection: Connection, document: str) -> tuple[Entry, ...]:
    """What happened to a document, in the order it was recorded; asked for again with every decision on it."""
    return tuple(_open(*row) for row in _OF_DOCUMENT.run(connection, {"name": document}))


def positioned(connection: Connection) -> Iterator[tuple[int, Entry]]:
    """Every entry with its position, oldest first, without holding them all."""
    rows = select(journal.c.position, journal.c.body, journal.c.previous, journal.c.hash).order_by(journal.c.position)
    for position, *stored in connection.execute(rows).yield_per(500):
        yield position, _open(*stored)


def opened_row(row: tuple[str, str, str] | None) -> Entry | None:
    """The entry of a row's body, previous and hash; None where there is no row."""
    return _open(*row) if row else None


@lru_cache(maxsize=4096)
def _open(body: str, previous: str, hash_: str) -> Entry:
    return opened(json.loads(body), previous, hash_)


def new_id() -> str:
    """A UUID of version 7 (RFC 9562, section 5.7): sorts by time, so neighbours in time are neighbours in an index."""
    chance = int.from_bytes(secrets.token_bytes(10))
    version, variant = 0x7000 | (chance >> 68), 0x8000 | (chance >> 48 & 0x3FFF)
    told = f"{time.time_ns() // 1_000_000:012x}"
    return f"{told[:8]}-{told[8:]}-{version:04x}-{variant:04x}-{chance & 0xFFFFFFFFFFFF:012x}"
