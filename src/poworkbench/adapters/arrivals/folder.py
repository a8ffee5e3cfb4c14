"""A watched folder: whole files come out of it once each, and are filed or removed when they are safely kept.

Polled, since a folder on a network share tells nobody of a change. What was given and not filed is given again by the
next watcher: a program that dies between reading and filing loses nothing, and intake knows a file by its SHA-256.
"""

from __future__ import annotations

import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

#: Where filed documents lie, inside the watched folder.
FILED = "filed"

_UNFINISHED = (".part", ".tmp", ".partial", ".crdownload", ".filepart")
_LARGEST = 256 * 1024 * 1024

#: An empty file is more likely one that is about to be written: it must hold still this many times as long.
_PATIENCE_WITH_EMPTY = 5

Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file that arrived; `stamp` is its size and change time when it was read."""

    name: str
    content: bytes
    arrived_at: datetime
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    stamp: Stamp
    arrived_at: datetime


@dataclass(slots=True)
class _Look:
    stamp: Stamp
    since: float
    given: bool = False


class FolderArrivals:
    """Gives each file whose size and time held still for `settle_seconds` over at least two looks, for one thread.

    Where files are not to be kept, they are removed once they are done, and those that an earlier version filed come
    out once more.
    """

    def __init__(
        self,
        folder: Path,
        *,
        keep: bool = True,
        settle_seconds: float = 1.0,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = folder
        self._keep = keep
        self._settle_seconds = settle_seconds
        self._monotonic = monotonic
        self._looks: dict[str, _Look] = {}
        folder.mkdir(parents=True, exist_ok=True)
        if not keep:
            _take_back(folder)

    def arrived(self) -> Iterator[Arrival]:
        """Look once: what has become whole since the last look, first come first; OSError where the folder is away."""
        files = [file for path in self._folder.iterdir() if (file := _file(path))]
        names = {file.path.name for file in files}
        self._looks = {name: look for name, look in self._looks.items() if name in names}
        whole = [file for file in files if self._is_whole(file.path.name, file.stamp)]
        for file in sorted(whole, key=lambda file: (file.arrived_at, file.path.name)):
            content = _content(file)
            if content is not None:
                self._looks[file.path.name].given = True
                yield Arrival(file.path.name, content, file.arrived_at, file.stamp)

    def done(self, arrival: Arrival) -> None:
        """File or remove what is safely kept; a file that was replaced since it was read is given as a new one."""
        path = self._folder / arrival.name
        now = _file(path)
        if now is None or now.stamp != arrival.stamp:
            return
        if self._keep:
            filed = self._folder / FILED
            filed.mkdir(exist_ok=True)
            path.rename(_free(filed / arrival.name))
        else:
            path.unlink()
        self._looks.pop(arrival.name, None)

    def _is_whole(self, name: str, stamp: Stamp) -> bool:
        look = self._looks.get(name)
        if look is None or look.stamp != stamp:
            self._looks[name] = _Look(stamp, self._monotonic())
            return False
        patience = self._settle_seconds * (1 if stamp[0] else _PATIENCE_WITH_EMPTY)
        return not look.given and self._monotonic() - look.since >= patience


def _content(file: _File) -> bytes | None:
    """The bytes, or None while somebody writes to the file, holds it or has taken it away."""
    try:
        content = file.path.read_bytes()
    except OSError:
        return None
    now = _file(file.path)
    return content if now and now.stamp == file.stamp and len(content) == file.stamp[0] else None


def _file(path: Path) -> _File | None:
    """A file to take; None for folders, links, unfinished files and what is too large.

    A copy keeps the time of its content, so the later of both times is when the file came here.
    """
    if path.name.startswith((".", "~$")) or path.suffix.lower() in _UNFINISHED:
        return None
    try:
        found = path.lstat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST:
        return None
    arrived_at = datetime.fromtimestamp(max(found.st_mtime, found.st_ctime), UTC)
    return _File(path, (found.st_size, found.st_mtime_ns), min(arrived_at, datetime.now(UTC)))


def _take_back(folder: Path) -> None:
    filed = folder / FILED
    if filed.is_dir():
        for path in [*filed.iterdir()]:
            path.rename(_free(folder / path.name))
        filed.rmdir()


def _free(path: Path) -> Path:
    """The path, or the first with a number that nobody has."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free
