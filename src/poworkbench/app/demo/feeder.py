"""Lets the day's documents arrive: each is copied into the watched folder once, while the operator looks on."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import msgspec

from poworkbench.adapters.arrivals.folder import FILED


class Arriving(msgspec.Struct, frozen=True):
    """One document of the day: when it comes, the order it answers (None: none, or several) and what it is."""

    file: str
    after_seconds: float
    po_number: str | None
    what: str


def day(folder: Path) -> tuple[Arriving, ...]:
    """The manifest of a demo's folder, in order of arrival."""
    return msgspec.json.decode((folder / "manifest.json").read_bytes(), type=tuple[Arriving, ...])


class Feeder:
    """Copies what is not in the inbox yet and was not filed from it, so that a restarted day goes on where it was.

    `pace` stretches the time between documents (0: all at once). `start` feeds from a thread until `stop`.
    """

    def __init__(self, folder: Path, inbox: Path, *, pace: float = 1.0) -> None:
        self._documents = folder / "documents"
        self._day = day(folder)
        self._inbox = inbox
        self._pace = pace
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def waiting(self) -> tuple[Arriving, ...]:
        """What has still to arrive."""
        return tuple(arriving for arriving in self._day if not self._is_there(arriving.file))

    def _is_there(self, name: str) -> bool:
        return (self._inbox / name).exists() or (self._inbox / FILED / name).exists()

    def feed(self, wait: Callable[[float], bool] | None = None) -> int:
        """Feed until the day is over or `wait`, given seconds, says that it was stopped; how many were copied."""
        wait, fed, clock = wait or self._stopped.wait, 0, None
        for arriving in self.waiting():
            pause = 0.0 if clock is None else (arriving.after_seconds - clock) * self._pace
            clock = arriving.after_seconds
            if pause > 0 and wait(pause):
                break
            self._copy(arriving.file)
            fed += 1
        return fed

    def feed_all(self) -> int:
        """Feed everything at once, without a display to look at; how many were copied."""
        return self.feed(lambda _: False)

    def start(self) -> None:
        """Feed from a thread of its own."""
        self._thread = threading.Thread(target=self.feed, name="demo feeder", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop feeding; returns when the thread has ended."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()

    def _copy(self, name: str) -> None:
        """Whole or not at all: under a name that the watcher passes over, then renamed."""
        self._inbox.mkdir(parents=True, exist_ok=True)
        part = self._inbox / f".{name}.part"
        content = (self._documents / name).read_bytes()
        part.write_bytes(_sent_now(content) if name.endswith(".eml") else content)
        part.replace(self._inbox / name)


def _sent_now(mail: bytes) -> bytes:
    """The mail as if it were sent today: a mail's own date is its arrival, and the day is made anew each time."""
    now = format_datetime(datetime.now(UTC)).encode()
    return re.sub(rb"(?m)^Date: [^\r\n]*", b"Date: " + now, mail, count=1)
