"""The sealed file of a desk, found, made, or taken over from an earlier version: one program at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from poworkbench.adapters.store import engine as sql
from poworkbench.adapters.store import taking_over
from poworkbench.adapters.store.damage import told_of_damage
from poworkbench.adapters.store.keys import PLAIN, Key, Keys, salt_of
from poworkbench.adapters.store.projections import Summarise
from poworkbench.adapters.store.verifying import Progress

#: Seconds that a program waits for another one which takes the same file over.
_PATIENCE = 600


def opened(path: Path, keys: Keys, summarise: Summarise, progress: Progress) -> Key:
    """The key of the database at `path`, which is there and sealed afterwards; raises services.stores.StoreProblem."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with alone(path):
        taking_over.put_back(path)
        salt = salt_of(path)
        if salt == PLAIN:
            key = keys.make()
            taking_over.take_over(path, key, summarise, progress)
        else:
            key = keys.make() if salt is None else keys.find(path, salt)
        try_key(path, key)
        taking_over.tidy(path)
    return key


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Nobody else opens this desk's database for the first time meanwhile; a killed program keeps nobody out."""
    lock = sqlite3.connect(path.with_suffix(".lock"), timeout=_PATIENCE, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        lock.close()


def try_key(path: Path, key: Key) -> None:
    """Read the first page, which a new file is given here; Unreadable where the key does not open it."""
    engine = sql.open_engine(path, key)
    try:
        with told_of_damage(path, key), sql.reading(engine) as connection:
            connection.exec_driver_sql("SELECT COUNT(*) FROM sqlite_master").scalar()
    finally:
        engine.dispose()
