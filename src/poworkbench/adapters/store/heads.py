"""The head of the chain, kept in a small file beside the database.

A chain alone does not show that its tail was cut off. The file is written after every commit; after a crash it may lag
behind the database, never run ahead of it. Where it does run ahead, entries are missing. It begins with the database:
where it is not there, it was taken away.
"""

from __future__ import annotations

import json
import os
import threading
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry of one writer that is known to have been committed."""

    writer: str
    seq: int
    hash: str


def keep(path: Path, head: Head) -> None:
    """Write the head so that either the old or the new one is there after a crash."""
    fresh = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}.new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(asdict(head), file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def kept(path: Path) -> Head | None:
    """The head that was kept; None where there is no file, ValueError where it is not one."""
    if not path.exists():
        return None
    try:
        return Head(**json.loads(path.read_text(encoding="utf-8")))
    except (TypeError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from error
