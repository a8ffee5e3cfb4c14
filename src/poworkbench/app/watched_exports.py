"""The folder into which the client's ERP writes its exports: each file is taken in once, by itself."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from poworkbench.adapters.arrivals.folder import Arrival, FolderArrivals
from poworkbench.app.exchange_desk import ExchangeDesk
from poworkbench.services.exchange.importing import ExportFile, NeedsAnyway, Progress, Taken
from poworkbench.services.stores import Cancelled
from poworkbench.ui.wording.exchange import file_problem, first_of, row_problem, taken
from poworkbench.ui.wording.refusals import failed

ANYWAY = " If it is right, take it in with F3 and then Ctrl F3."

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """What became of a file: taken in, or a sentence that says why it was left where it is."""

    name: str
    taken: Taken | None
    sentence: str


class WatchedExports:
    """Whole files, oldest first; a good one is filed, a bad one stays and is tried again when it or the layout changed.

    A folder of None is not looked into. An export that was taken in before is known by its SHA-256 and filed.
    """

    def __init__(self, folder: Path | None, exchange: ExchangeDesk, *, settle_seconds: float = 1.0) -> None:
        self._exchange, self._settle = exchange, settle_seconds
        self._bad: dict[str, str] = {}
        self._unclear: str | None = None
        self._state: object = None
        self.watch(folder)

    def watch(self, folder: Path | None) -> None:
        """Look into this folder from now on."""
        self.folder = folder
        self._arrivals: FolderArrivals | None = None

    @property
    def trouble(self) -> str | None:
        """What a person must know of the files: those that were left, and what was not understood in the last one."""
        said = [*self._bad.values(), *([self._unclear] if self._unclear else [])]
        return first_of(said, 2) if said else None

    def look(self, progress: Progress, cancelled: Callable[[], bool]) -> Iterator[Found]:
        """Look once; OSError where the folder is away, Cancelled. What goes wrong with a file ends with that file."""
        if self.folder is None:
            return
        if self._arrivals is None or self._state != self._exchange.state:
            self._arrivals, self._bad = FolderArrivals(self.folder, settle_seconds=self._settle), {}
        self._state = self._exchange.state
        self._bad = {name: said for name, said in self._bad.items() if (self.folder / name).exists()}
        for arrival in sorted(self._arrivals.arrived(), key=lambda one: one.stamp[1]):
            found = self._take(arrival, progress, cancelled)
            self._bad.pop(arrival.name, None)
            if found is None or found.taken:
                self._arrivals.done(arrival)
            else:
                self._bad[arrival.name] = found.sentence
            if found:
                yield found

    def _take(self, arrival: Arrival, progress: Progress, cancelled: Callable[[], bool]) -> Found | None:
        """None where it is known already."""
        if self._exchange.was_taken(hashlib.sha256(arrival.content).hexdigest()):
            return None
        made_at = datetime.fromtimestamp(arrival.stamp[1] / 1e9, UTC)
        file = ExportFile(arrival.name, arrival.content, made_at)
        try:
            done = self._exchange.take_file(file, progress, cancelled)
        except Cancelled:
            raise
        except Exception as problem:
            said = file_problem(arrival.name, problem)
            if said is None:
                log.exception("an export was not taken in")
                said = f"{arrival.name}: {failed(problem)}"
            return Found(arrival.name, None, said + (ANYWAY if isinstance(problem, NeedsAnyway) else ""))
        sentences = [row_problem(arrival.name, problem) for problem in done.problems]
        self._unclear = first_of(sentences, 1) if sentences else None
        return Found(arrival.name, done, "\n".join([taken(done), *sentences]))
