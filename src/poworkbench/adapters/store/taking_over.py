"""A database of an earlier version, which was not sealed, is copied into a sealed one; then the plain one is erased.

Each step leaves files from which the next start goes on. Until the copy was proven the plain file keeps its name and
counts; a copy that was not finished is thrown away and made again.

    workbench.sqlite3           plain           counts
    workbench.sealing           the copy        thrown away at the next start
    workbench.plain             put back, if there is no workbench.sqlite3; else erased
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from poworkbench.adapters.store import engine as sql
from poworkbench.adapters.store import verifying
from poworkbench.adapters.store.keys import Key
from poworkbench.adapters.store.projections import Summarise
from poworkbench.adapters.store.schema import kept
from poworkbench.adapters.store.verifying import Progress
from poworkbench.services.stores import InUse, NotTakenOver, Verified

#: What SQLite may leave beside a file.
BESIDE = ("", "-wal", "-shm", "-journal")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Proof:
    """What a file's own verification says of it."""

    summarise: Summarise
    progress: Progress

    def of(self, connection: Connection, path: Path) -> Verified:
        """Walk everything; the head of the chain is the one beside the plain file."""
        promise = verifying.promised(path.with_suffix(".head"))
        return verifying.verify(connection, promise, self.summarise, self.progress, lambda: False)


def take_over(path: Path, key: Key, summarise: Summarise, progress: Progress) -> None:
    """Put a sealed copy into the plain file's place; NotTakenOver, InUse and Cancelled leave everything as it was.

    Both files are verified: `progress` hears of entries done and in all, and may raise Cancelled.
    """
    copy = path.with_suffix(".sealing")
    throw_away(copy)
    before = _copied(path, copy, key, _Proof(summarise, lambda done, every: progress(done, 2 * every)))
    again = _Proof(summarise, lambda done, every: progress(every + done, 2 * every))
    if _verified_copy(path, copy, key, again) != before:
        raise NotTakenOver(path.name)
    move(path, path.with_suffix(".plain"))
    move(copy, path)


def put_back(path: Path) -> None:
    """Where a start broke off between both names, the plain file counts again."""
    plain = path.with_suffix(".plain")
    if plain.exists() and not path.exists():
        move(plain, path)


def tidy(path: Path) -> None:
    """Erase the plain file, once the sealed one in its place has been opened."""
    plain = path.with_suffix(".plain")
    if plain.exists():
        erase(plain)
    throw_away(path.with_suffix(".sealing"))


def _copied(path: Path, copy: Path, key: Key, proof: _Proof) -> Verified:
    """Fill the copy; what the plain file's own verification says."""
    engine = sql.open_plain(path)
    try:
        with engine.connect() as connection:
            _hold(connection, path)
            found = proof.of(connection, path)
            connection.exec_driver_sql(f'ATTACH DATABASE ? AS sealed KEY "{key.raw()}"', (str(copy),))
            connection.exec_driver_sql(f"PRAGMA sealed.{sql.PAGE}")
            connection.exec_driver_sql("SELECT sqlcipher_export('sealed')")
            if not all(_same(connection, table) for table in kept.tables):
                raise NotTakenOver(path.name)
            connection.exec_driver_sql("DETACH DATABASE sealed")
            return found
    finally:
        engine.dispose()


def _hold(connection: Connection, path: Path) -> None:
    """Take the file for ourselves, with all that its log holds; InUse where an earlier version has it open."""
    try:
        for pragma in ("locking_mode = EXCLUSIVE", "temp_store = MEMORY", "journal_mode = DELETE"):
            connection.exec_driver_sql(f"PRAGMA {pragma}")
        connection.exec_driver_sql("BEGIN EXCLUSIVE")
        connection.exec_driver_sql("COMMIT")
    except OperationalError as error:
        raise InUse(path.name) from error


def _same(connection: Connection, table: str) -> bool:
    """Whether both files hold the same rows."""
    rows = [
        connection.execution_options(yield_per=20).exec_driver_sql(f"SELECT * FROM {side}.{table} ORDER BY rowid")  # noqa: S608
        for side in ("main", "sealed")
    ]
    return all(one == other for one, other in zip_longest(*rows))


def _verified_copy(path: Path, copy: Path, key: Key, proof: _Proof) -> Verified:
    engine = sql.open_engine(copy, key)
    try:
        with sql.reading(engine) as connection:
            return proof.of(connection, path)
    finally:
        engine.dispose()


def move(file: Path, name: Path) -> None:
    """Rename so that it is on the disk when this returns."""
    file.replace(name)
    if os.name == "posix":
        folder = os.open(name.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def throw_away(file: Path) -> None:
    """Remove a database with what lies beside it."""
    for ending in BESIDE:
        file.with_name(file.name + ending).unlink(missing_ok=True)


def erase(file: Path) -> None:
    """Write over a file before it is removed; what a disk or file system keeps elsewhere is not in our hands."""
    with file.open("r+b") as stream:
        left = file.stat().st_size
        while left > 0:
            left -= stream.write(secrets.token_bytes(min(left, _CHUNK)))
        stream.flush()
        os.fsync(stream.fileno())
    file.unlink()
