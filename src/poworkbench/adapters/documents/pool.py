"""Processes that look at vendors' files: one that hangs is stopped, one that dies is replaced, and work goes on."""

from __future__ import annotations

import logging
import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from poworkbench.domain.problems import DamagedFile, DocumentProblem, TookTooLong, TooLarge

P = ParamSpec("P")
T = TypeVar("T")

#: Address space of one worker in bytes; what it really uses stays far below.
MEMORY = 1_500_000_000

log = logging.getLogger(__name__)


#: A worker that dies may have been ended by the system; a file on which this many die is broken.
ATTEMPTS = 2


class WorkerPool:
    """Runs functions in worker processes, each call with a time limit.

    Nothing is started before the first call; `close` (or leaving a `with`) ends every worker and thread for good. Calls
    may come from any thread. A worker that is killed takes nothing else along: the next call finds a new one.
    """

    def __init__(self, workers: int = 2, memory: int = MEMORY) -> None:
        self._workers = workers
        self._memory = memory
        self._pool: ProcessPool | None = None
        self._running: set[Future[Any]] = set()
        self._closed = False
        self._starting = threading.Lock()

    def call(self, seconds: float, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `function` (of a module, with picklable arguments) returns.

        Raises domain.problems for whatever is wrong with the file, and CancelledError where the pool was closed before
        the answer came: then nothing is known about the file.
        """
        for attempt in range(1, ATTEMPTS + 1):
            future = self._scheduled(seconds, function, args, kwargs)
            try:
                result: T = future.result()
            except ProcessExpired as error:
                self._died(error, last=attempt == ATTEMPTS)
            except Exception as error:  # a parser may trip over anything in a foreign file
                raise self._told(error, seconds) from error
            else:
                return result
        raise AssertionError("the last attempt raises")

    def _scheduled(self, seconds: float, function: Callable[..., T], args: Any, kwargs: Any) -> Future[T]:
        with self._starting:
            if self._closed:
                raise CancelledError
            self._pool = self._pool or ProcessPool(
                max_workers=self._workers,
                context=multiprocessing.get_context("spawn"),
                initializer=limit_memory,
                initargs=(self._memory,),
            )
            future: Future[T] = self._pool.schedule(function, args=args, kwargs=kwargs, timeout=seconds)
            self._running.add(future)
        future.add_done_callback(self._running.discard)
        return future

    def _died(self, error: ProcessExpired, *, last: bool) -> None:
        if self._closed:
            raise CancelledError from error
        log.warning("a document's reader died with exit code %s", error.exitcode)
        if last:
            raise DamagedFile("the reader broke down on it") from error

    def _told(self, error: Exception, seconds: float) -> Exception:
        """What went wrong in a worker, as callers know it; the log has where a parser tripped."""
        if isinstance(error, DocumentProblem):
            return error
        if self._closed or isinstance(error, CancelledError):
            return CancelledError()
        if isinstance(error, TimeoutError):
            return TookTooLong(f"{seconds:g}")
        if isinstance(error, MemoryError):
            return TooLarge("it needs more memory than a document may")
        log.error("a document's reader failed", exc_info=error)
        return DamagedFile(type(error).__name__)

    def close(self) -> None:
        """End every worker for good; what was running is given up."""
        with self._starting:
            self._closed = True
            pool, self._pool = self._pool, None
            running = list(self._running)
        for future in running:  # the pool itself may leave their callers waiting for ever
            future.cancel()
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
