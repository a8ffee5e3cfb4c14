"""The desk's store: opens the file, hands out transactions, keeps the head of the chain beside it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from poworkbench.adapters.store import engine as sql
from poworkbench.adapters.store import heads, projections, verifying
from poworkbench.adapters.store.projections import Summarise
from poworkbench.adapters.store.schema import PROJECTION, create
from poworkbench.adapters.store.unit import SqlUnit
from poworkbench.services.ports import Clock
from poworkbench.services.stores import Verified


class DeskStore:
    """services.stores.Store on one SQLite file.

    `summarise` makes a document's row of the queue, `edition` names what it depends on (program and playbook): where it
    differs from the edition the read tables were made with, they are rebuilt from the journal.
    """

    def __init__(self, path: Path, *, clock: Clock, summarise: Summarise, edition: str) -> None:
        self._engine, self._clock, self._summarise = sql.open_engine(path), clock, summarise
        self._head_file = path.with_suffix(".head")
        self._heads = threading.Lock()
        mark = f"{PROJECTION}/{edition}"
        with sql.writing(self._engine) as connection:
            create(connection)
            if projections.stands_for(connection) != mark:
                projections.rebuild(connection, summarise, mark)

    @contextmanager
    def reading(self) -> Iterator[SqlUnit]:
        """A transaction that only reads."""
        with sql.reading(self._engine) as connection:
            yield SqlUnit(connection, self._clock, self._summarise)

    @contextmanager
    def writing(self) -> Iterator[SqlUnit]:
        """The only transaction that writes at this moment, on this desk."""
        with self._heads:
            with sql.writing(self._engine) as connection:
                unit = SqlUnit(connection, self._clock, self._summarise)
                yield unit
            if unit.appended:
                heads.keep(self._head_file, heads.Head(unit.appended.writer, unit.appended.seq, unit.appended.hash))

    def verify(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> Verified:
        """Walk everything that is kept; raises Cancelled when told to stop."""
        with sql.reading(self._engine) as connection:
            return verifying.verify(connection, self._head_file, self._summarise, progress, cancelled)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
