"""Does what the database holds still hold? Every entry, every document, every read table.

The chain is recomputed from the stored text; the columns beside it, the documents' hashes, the triggers that refuse
changes and the read tables (against a replay) are checked too, so that one changed byte anywhere shows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, create_engine, select, text

from poworkbench.adapters.store import heads
from poworkbench.adapters.store import journal as log
from poworkbench.adapters.store.damage import changed_page
from poworkbench.adapters.store.projections import Summarise, project
from poworkbench.adapters.store.schema import create, derived, documents, journal
from poworkbench.domain.chain import GENESIS, link
from poworkbench.services.stores import Broken, Cancelled, Verified

Progress = Callable[[int, int], None]

#: SQLite's own table, made when it needs it.
_OWN = {"own": "sqlite_sequence"}


#: The head that was kept, None where none was, or what is the matter with it.
Promised = heads.Head | Broken | None


def promised(head_file: Path) -> Promised:
    """The entry that is known to have been committed; to be asked before the view on the database begins."""
    try:
        return heads.kept(head_file)
    except ValueError as error:
        return Broken(None, "head", f"{head_file.name} cannot be read: {error}")


def verify(
    connection: Connection, promise: Promised, summarise: Summarise, progress: Progress, cancelled: Callable[[], bool]
) -> Verified:
    """What was checked, and the first thing that does not hold; raises Cancelled when told to stop."""
    count = int(connection.scalar(text("SELECT COUNT(*) FROM journal")) or 0)
    for broken in _faults(connection, promise, summarise, _reporting(progress, cancelled, count)):
        return Verified(count, broken)
    return Verified(count, None)


def _reporting(progress: Progress, cancelled: Callable[[], bool], count: int) -> Callable[[int], None]:
    def report(done: int) -> None:
        if cancelled():
            raise Cancelled
        progress(done, count)

    return report


def _faults(
    connection: Connection, promise: Promised, summarise: Summarise, report: Callable[[int], None]
) -> Iterator[Broken]:
    yield from _chain_faults(connection, promise, report)
    yield from _document_faults(connection)
    yield from _schema_faults(connection)
    found = connection.scalar(text("PRAGMA integrity_check(1)"))
    if found != "ok":
        yield Broken(None, "database", changed_page(connection) or " ".join(str(found).split()))
    yield from _projection_faults(connection, summarise)


def _chain_faults(connection: Connection, promise: Promised, report: Callable[[int], None]) -> Iterator[Broken]:
    ends: dict[str, tuple[int, str]] = {}
    if isinstance(promise, Broken):
        yield promise
        return
    for number, row in enumerate(connection.execute(select(journal).order_by(journal.c.position)).yield_per(500)):
        seq, previous = ends.get(row.writer, (0, GENESIS))
        wrong = _row_fault(row, seq + 1, previous)
        if not wrong and promise and (row.writer, row.seq) == (promise.writer, promise.seq):
            wrong = "" if row.hash == promise.hash else "is not the entry that was committed here"
        if wrong:
            yield Broken(f"{row.writer}/{row.seq}", "entry", wrong)
            return
        ends[row.writer] = (row.seq, row.hash)
        if number % 500 == 0:
            report(number)
    yield from _end_faults(connection, promise, ends)


def _end_faults(
    connection: Connection, promise: heads.Head | None, ends: dict[str, tuple[int, str]]
) -> Iterator[Broken]:
    """Whether the chains end where they ended, and are this desk's."""
    if ends and not log.knows_its_name(connection, ends):
        yield Broken(None, "desk", "the name of this desk's chain was changed")
    if promise and promise.seq > ends.get(promise.writer, (0, ""))[0]:
        yield Broken(f"{promise.writer}/{promise.seq}", "entry", "was committed and is no longer there")
    if ends and promise is None:
        yield Broken(None, "head", "kept beside the database is gone: entries cut off at the end would not show")


def _row_fault(row: Row[Any], seq: int, previous: str) -> str:
    """What is wrong with one row of the journal; empty where it holds."""
    if row.previous != previous or row.seq != seq:
        return "does not follow the entry before it"
    if link(row.previous, row.body) != row.hash:
        return "is not what was recorded"
    try:
        plain = json.loads(row.body)
    except ValueError:
        return "is not readable"
    about = plain["about"]
    beside = (plain["id"], plain["writer"], plain["seq"], plain["kind"])
    if beside != (row.id, row.writer, row.seq, row.kind):
        return "has columns that do not say what was recorded"
    columns = {name: getattr(row, name) for name in ("po_number", "document", "line", "field")}
    return "" if columns == {name: about.get(name) for name in columns} else "has columns that say something else"


def _document_faults(connection: Connection) -> Iterator[Broken]:
    for row in connection.execute(select(documents)).yield_per(20):
        if hashlib.sha256(row.content).hexdigest() != row.sha256:
            yield Broken(row.sha256, "document", "is not the file that came in")
    missing = select(journal.c.id).where(
        journal.c.document.is_not(None), journal.c.document.not_in(select(documents.c.sha256))
    )
    for entry in connection.scalars(missing.limit(1)):
        yield Broken(entry, "entry", "speaks of a document that is not there")


def _schema_faults(connection: Connection) -> Iterator[Broken]:
    """Tables, indexes and the triggers that refuse changes, held against a database made anew."""
    engine = create_engine("sqlite://")
    try:
        with engine.connect() as fresh:
            create(fresh)
            made = _schema(fresh)
        found = _schema(connection)
    finally:
        engine.dispose()
    for name in sorted(made.keys() | found.keys()):
        if made.get(name) != found.get(name):
            yield Broken(None, "database", f"is not built as it was made: {name}")


def _schema(connection: Connection) -> dict[str, str]:
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name != :own"), _OWN)
    return {row.name: row.sql for row in rows}


def _projection_faults(connection: Connection, summarise: Summarise) -> Iterator[Broken]:
    """Replay the journal into an empty database and hold the read tables against it."""
    engine = create_engine("sqlite://")
    try:
        with engine.connect() as replay:
            derived.create_all(replay)
            project(replay, log.positioned(connection), summarise, source=connection)
            for table in derived.sorted_tables:
                if _content(connection, table.name) != _content(replay, table.name):
                    yield Broken(None, "table", f"the read table {table.name} is not what the journal says")
    finally:
        engine.dispose()


def _content(connection: Connection, table: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY 1"))]  # noqa: S608
