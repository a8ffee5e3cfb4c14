"""The connection to the desk's database: sealed by SQLCipher, durable, one writer at a time, many readers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, Pool, create_engine, event
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from poworkbench.adapters.store.keys import Key
from poworkbench.adapters.store.prepared import driver

#: What reading a damaged database raises.
UNREADABLE: tuple[type[Exception], ...] = (
    DatabaseError, sqlcipher3.dbapi2.DatabaseError, UnicodeDecodeError, ValueError,
)  # fmt: skip

#: Bytes of a page: each that a commit touches is sealed anew, so that smaller ones make appending quicker.
PAGE = "cipher_page_size = 2048"

#: What SQLite would write into temporary files stays in memory: those are not sealed.
_SETTINGS = (
    "temp_store = MEMORY", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF",
)  # fmt: skip


def opening(key: Key) -> tuple[str, ...]:
    """What a connection is told before it reads anything."""
    return "cipher_log_level = NONE", f'key = "{key.raw()}"', PAGE


def open_engine(path: Path, key: Key, *, pool: type[Pool] | None = None) -> Engine:
    """An engine on the sealed file; every commit is on the disk when it returns (WAL, synchronous=FULL)."""

    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun by `reading` and `writing` alone
        for setting in (*opening(key), *_SETTINGS):
            connection.execute(f"PRAGMA {setting}")

    return _engine(path, prepare, pool)


def open_plain(path: Path) -> Engine:
    """An engine on a file of an earlier version, which was not sealed."""

    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None

    return _engine(path, prepare, None, patience=3)


def _engine(path: Path, prepare: Any, pool: type[Pool] | None, patience: float = 30) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}", module=sqlcipher3.dbapi2, connect_args={"timeout": patience}, poolclass=pool,
        hide_parameters=True,
    )  # fmt: skip
    event.listen(engine, "connect", prepare)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view; nothing can be written."""
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        try:
            yield connection
        finally:
            connection.exec_driver_sql("ROLLBACK")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that nobody else can write beside: all of it stands afterwards, or none."""
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            with suppress(OperationalError):  # SQLite has rolled back by itself where the disk is full
                connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")


class Writer:
    """`writing` over one connection that stays open, for whoever writes again and again; one thread at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction that nobody else can write beside; after one that broke off the connection is a new one."""
        connection = self._connection or self._engine.connect()
        self._connection = None
        own = driver(connection)
        try:
            own.execute("BEGIN IMMEDIATE")
            yield connection
            own.execute("COMMIT")
        except BaseException:
            with suppress(*UNREADABLE):  # SQLite has rolled back by itself where the disk is full
                own.execute("ROLLBACK")
            connection.close()
            raise
        self._connection = connection

    def close(self) -> None:
        """Give the connection back."""
        if self._connection:
            self._connection.close()
        self._connection = None


def proofs(path: Path, key: Key) -> tuple[str, bool]:
    """For an installation that checks itself: the cipher's version, and whether the journal refuses to be changed."""
    engine = open_engine(path, key)
    try:
        with engine.connect() as connection:
            version = str(connection.exec_driver_sql("PRAGMA cipher_version").scalar())
            connection.exec_driver_sql("DELETE FROM journal")
    except IntegrityError:
        return version, True
    finally:
        engine.dispose()
    return version, False
