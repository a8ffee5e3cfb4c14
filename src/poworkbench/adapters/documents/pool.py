"""Processes that look at vendors' files: one that hangs is stopped, one that dies is replaced, and work goes on."""

from __future__ import annotations

import logging
import multiprocessing
import threading
from collections.abc import Callable
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from poworkbench.domain.problems import DamagedFile, DocumentProblem, TookTooLong, TooLarge

P = ParamSpec("P")
T = TypeVar("T")

#: Address space of one worker in bytes; what it really uses stays far below.
MEMORY = 1_500_000_000

log = logging.getLogger(__name__)


class WorkerPool:
    """Runs functions in worker processes, each call with a time limit.

    Nothing is started before the first call; `close` (or leaving a `with`) ends every worker and thread. Calls may
    come from any thread. A worker that is killed takes nothing else along: the next call finds a new one.
    """

    def __init__(self, workers: int = 2, memory: int = MEMORY) -> None:
        self._workers = workers
        self._memory = memory
        self._pool: ProcessPool | None = None
        self._starting = threading.Lock()

    def call(self, seconds: float, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `function` (of a module, with picklable arguments) returns; raises domain.problems only."""
        future = self._running().schedule(function, args=args, kwargs=kwargs, timeout=seconds)
        try:
            result: T = future.result()
        except DocumentProblem:
            raise
        except TimeoutError as error:
            raise TookTooLong(f"{seconds:g}") from error
        except MemoryError as error:
            raise TooLarge("it needs more memory than a document may") from error
        except ProcessExpired as error:
            log.warning("a document's reader died with exit code %s", error.exitcode)
            raise DamagedFile("the reader broke down on it") from error
        except Exception as error:  # a parser may trip over anything in a foreign file; the log has where
            log.exception("a document's reader failed")
            raise DamagedFile(type(error).__name__) from error
        return result

    def _running(self) -> ProcessPool:
        with self._starting:
            if self._pool is None:
                self._pool = ProcessPool(
                    max_workers=self._workers,
                    context=multiprocessing.get_context("spawn"),
                    initializer=limit_memory,
                    initargs=(self._memory,),
                )
            return self._pool

    def close(self) -> None:
        """End every worker; what was running is given up."""
        with self._starting:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def limit_memory(most: int) -> None:
    """Bound this process's address space, where the system knows such a bound."""
    try:
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    except (ImportError, OSError, ValueError):  # Windows has none, macOS refuses it
        log.debug("no bound on the reader's memory here")
