"""The sandbox's memory: one SQLite file that is whole after a restart, a kill or a power cut."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

_SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
    po TEXT PRIMARY KEY, state TEXT NOT NULL, body TEXT NOT NULL, revision INTEGER NOT NULL UNIQUE,
    changed_at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS comments (
    id INTEGER PRIMARY KEY, po TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS attachments (
    id INTEGER PRIMARY KEY, po TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, content BLOB NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY, request TEXT NOT NULL, status INTEGER NOT NULL, value TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS writes (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, key TEXT, po TEXT NOT NULL, line TEXT, field TEXT NOT NULL,
    old TEXT, new TEXT
) STRICT;
"""


@dataclass(frozen=True)
class Row:
    """An order as it is kept; every change gives it the next revision, which is also its place in the list."""

    body: dict[str, Any]
    revision: int
    changed_at: str


def timestamp(moment: datetime) -> str:
    """UTC with six decimals, so that the text sorts like the time."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Store:
    """One connection behind a lock; every method that writes runs inside `transaction`."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        self.ahead: timedelta | None = None
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.executescript(_SCHEMA)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is kept, or nothing."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of one statement."""
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def now(self) -> datetime:
        """The time by this ERP's clock, which may have been put wrong."""
        return datetime.now(UTC) + (self.ahead or timedelta(0))

    def order(self, po: str) -> Row | None:
        """One order, or None."""
        found = self.rows("SELECT body, revision, changed_at FROM orders WHERE po = ?", po)
        return _row(found[0]) if found else None

    def page(self, *, since: str | None, after: int, size: int) -> list[Row]:
        """Orders changed at or after `since` (open ones where None) and after revision `after`, oldest change first."""
        sql = (
            "SELECT body, revision, changed_at FROM orders WHERE (changed_at >= ?1 OR ?1 IS NULL AND state = 'open')"
            " AND revision > ?2 ORDER BY revision LIMIT ?3"
        )
        return [_row(found) for found in self.rows(sql, since, after, size)]

    def keep(self, body: dict[str, Any]) -> Row:
        """Store an order as the newest change."""
        last, last_at = self.rows("SELECT coalesce(max(revision), 0), coalesce(max(changed_at), '') FROM orders")[0]
        now = timestamp(self.now())
        row = Row(body, last + 1, now if self.ahead is not None else max(now, last_at))
        self.rows(
            "INSERT INTO orders VALUES (?, ?, ?, ?, ?) ON CONFLICT (po) DO UPDATE SET state = excluded.state,"
            " body = excluded.body, revision = excluded.revision, changed_at = excluded.changed_at",
            body["po_number"], body["state"], json.dumps(body, ensure_ascii=False), row.revision, row.changed_at,
        )  # fmt: skip
        return row

    def load(self, orders: Sequence[dict[str, Any]]) -> int:
        """Take in the orders that are not here yet; says how many were new."""
        with self.transaction():
            known = {po for (po,) in self.rows("SELECT po FROM orders")}
            new = [order for order in orders if order["po_number"] not in known]
            for order in new:
                self.keep({"state": "open", **order})
        return len(new)


def _row(found: tuple[Any, ...]) -> Row:
    return Row(json.loads(found[0]), found[1], found[2])
