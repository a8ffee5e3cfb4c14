"""The head of the chain, kept in a small file beside the database.

A chain alone does not show that its tail was cut off. The file is written after every commit; after a crash it may lag
behind the database, never run ahead of it. Where it does run ahead, entries are missing. It begins with the database:
where it is not there, it was taken away.

The file has two places of one disk block each, for odd and for even entries: a crash in the middle of one leaves the
other. So it need not wait for the disk, which the commit before it has done already. An earlier version kept one head
in a file; that is read as the first place.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PLACE = 512
_PLACES = 2


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry of one writer that is known to have been committed."""

    writer: str
    seq: int
    hash: str


def begin(path: Path, head: Head) -> None:
    """Make the file, with the head in both places, on the disk when this returns."""
    with path.open("wb") as file:
        file.write(_written(head) * _PLACES)
        file.flush()
        os.fsync(file.fileno())


def keep(path: Path, head: Head) -> None:
    """Write the head into one of the places; FileNotFoundError where the file was taken away."""
    descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        os.lseek(descriptor, _PLACE * (head.seq % _PLACES), os.SEEK_SET)
        os.write(descriptor, _written(head))
    finally:
        os.close(descriptor)


def kept(path: Path) -> Head | None:
    """The newest head that was kept; None where there is no file, ValueError where it holds none."""
    if not path.exists():
        return None
    found = [head for head in _read(path.read_bytes()) if head]
    if not found:
        raise ValueError("it holds no entry")
    return max(found, key=lambda head: head.seq)


def _written(head: Head) -> bytes:
    """One place: the head, a digest that shows whether all of it was written, and blanks up to the end of the block."""
    text = f'{{"writer": "{head.writer}", "seq": {head.seq}, "hash": "{head.hash}"}}'.encode()
    return b"\n".join([text, _digest(text)]).ljust(_PLACE - 1) + b"\n"


def _read(raw: bytes) -> Iterator[Head | None]:
    """What each place holds; None for one that is empty or was not written to its end."""
    for place in range(_PLACES):
        text, mark, digest = raw[place * _PLACE : (place + 1) * _PLACE].strip().partition(b"\n")
        whole = digest == _digest(text) if mark else place == 0 and text.endswith(b"}")
        yield _head(text) if whole else None


def _head(text: bytes) -> Head | None:
    try:
        return Head(**json.loads(text))
    except (TypeError, ValueError):
        return None


def _digest(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest()[:16].encode()
