"""The desk's database for a command: opened as it is, never made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from poworkbench.adapters.store.desk import DeskStore
from poworkbench.app.cli.failure import Failure


@contextmanager
def opened_store(database: Path | None = None) -> Iterator[DeskStore]:
    """The store of this desk, or of another file; Failure where there is none."""
    from poworkbench.app import places, start
    from poworkbench.app.toml_files import TomlProblem
    from poworkbench.app.wiring import open_store

    file = database or places.database()
    if not file.exists():
        raise Failure(f"{file}: there is no database yet; the window or the demo makes one.")
    try:
        rules = start.playbook(start.load())
    except TomlProblem as problem:
        raise Failure(str(problem)) from problem
    store = open_store(file, rules)
    try:
        yield store
    finally:
        store.close()


def unreadable() -> tuple[type[Exception], ...]:
    """What a damaged database raises."""
    from poworkbench.adapters.store.engine import UNREADABLE

    return UNREADABLE
