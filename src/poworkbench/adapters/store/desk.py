"""The desk's store: opens the file, hands out transactions, keeps the head of the chain beside it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from poworkbench.adapters.store import engine as sql
from poworkbench.adapters.store import heads, journal, projections, sealed, verifying
from poworkbench.adapters.store.damage import told_of_damage, told_of_hindrance
from poworkbench.adapters.store.keys import Keys
from poworkbench.adapters.store.projections import Summarise
from poworkbench.adapters.store.schema import PROJECTION, create
from poworkbench.adapters.store.taking_over import BESIDE
from poworkbench.adapters.store.unit import SqlUnit
from poworkbench.domain.events import Entry
from poworkbench.services.ports import Clock
from poworkbench.services.stores import Broken, Unreadable, Verified

logger = logging.getLogger(__name__)


class DeskStore:
    """services.stores.Store on one SQLite file, sealed with a key from `keys`; raises services.stores.StoreProblem.

    `summarise` makes a document's row of the queue, `edition` names what it depends on (program and playbook): where it
    differs from the edition the read tables were made with, they are rebuilt from the journal. `progress` hears how far
    a file of an earlier version is taken over.
    """

    def __init__(
        self,
        path: Path,
        *,
        keys: Keys,
        clock: Clock,
        summarise: Summarise,
        edition: str,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> None:
        self._path, self._key = path, sealed.opened(path, keys, summarise, progress)
        self._engine = sql.open_engine(path, self._key)
        self._writer = sql.Writer(self._engine)
        self._clock, self._summarise = clock, summarise
        self._head_file = path.with_suffix(".head")
        self._heads = threading.Lock()
        self._mark = f"{PROJECTION}/{edition}"
        try:
            self._begin()
        except BaseException:
            self._engine.dispose()
            raise

    def _begin(self) -> None:
        """Make what is not there yet."""
        with told_of_damage(self._path, self._key):
            with sql.writing(self._engine) as connection:
                create(connection)
                beginning = journal.beginning(connection)
            if beginning and not self._head_file.exists():
                heads.begin(self._head_file, beginning)
            self._derive()

    @contextmanager
    def reading(self) -> Iterator[SqlUnit]:
        """A transaction that only reads."""
        with sql.reading(self._engine) as connection:
            yield SqlUnit(connection, self._clock, self._summarise)

    @contextmanager
    def writing(self) -> Iterator[SqlUnit]:
        """The only transaction that writes at this moment, on this desk."""
        with self._heads:
            with told_of_hindrance(self._path), self._writer.transaction() as connection:
                unit = SqlUnit(connection, self._clock, self._summarise)
                yield unit
            if unit.appended:
                self._keep_head(unit.appended)

    def verify(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> Verified:
        """Walk everything that is kept; raises Cancelled when told to stop."""
        self._derive()
        promised = verifying.promised(self._head_file)  # before the view begins: the head is never ahead of it
        try:
            with told_of_damage(self._path, self._key), sql.reading(self._engine) as connection:
                return verifying.verify(connection, promised, self._summarise, progress, cancelled)
        except Unreadable as problem:
            return Verified(0, Broken(None, "database", f"cannot be read: {problem.detail}"))

    def _derive(self) -> None:
        """Make the read tables anew where they were made for another edition, here or by another program meanwhile."""
        with sql.reading(self._engine) as connection:
            stands = projections.stands_for(connection) == self._mark
        if not stands:
            with sql.writing(self._engine) as connection:
                projections.rebuild(connection, self._summarise, self._mark)

    def _keep_head(self, newest: Entry) -> None:
        """What was committed stands, whatever becomes of the head; one that was taken away is not made up again."""
        try:
            heads.keep(self._head_file, heads.Head(newest.writer, newest.seq, newest.hash))
        except FileNotFoundError:
            return
        except OSError:
            logger.exception("the head of the chain could not be kept")

    def size(self) -> int:
        """Bytes of the database with what SQLite keeps beside it."""
        beside = (self._path.with_name(self._path.name + ending) for ending in BESIDE)
        return sum(file.stat().st_size for file in beside if file.exists())

    def close(self) -> None:
        """Let go of the file."""
        self._writer.close()
        self._engine.dispose()
