"""The journal's rows: appended in one chain for this desk, never changed."""

from __future__ import annotations

import json
import secrets
import time
import uuid
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
    at, zone, made = clock.now(), clock.zone(), []
    for draft in drafts:
        seq += 1
        entry, body = sealed(
            draft, entry=new_id(), writer=writer, seq=seq, at=at, zone=zone, person=person, previous=previous
        )
        made.append((_insert(connection, entry, body), entry))
        previous = entry.hash
    return made


def _insert(connection: Connection, entry: Entry, body: str) -> int:
    about = entry.about
    row = {
        "writer": entry.writer, "seq": entry.seq, "id": entry.id, "kind": entry.kind, "po_number": about.po_number,
        "document": about.document, "line": about.line, "field": about.field, "body": body,
        "previous": entry.previous, "hash": entry.hash,
    }  # fmt: skip
    return int(_APPEND.run(connection, row).lastrowid)


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


@lru_cache(maxsize=4096)
def _open(body: str, previous: str, hash_: str) -> Entry:
    return opened(json.loads(body), previous, hash_)


def new_id() -> str:
    """A UUID of version 7 (RFC 9562, section 5.7): sorts by time, so neighbours in time are neighbours in an index."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | (0x7 << 76) | (secrets.randbits(12) << 64) | (0b10 << 62) | secrets.randbits(62)
    return str(uuid.UUID(int=value))
