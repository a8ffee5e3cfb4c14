"""The desk's database for a command: opened as it is; made only by commands that keep something."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from poworkbench.adapters.store.desk import DeskStore
from poworkbench.app.cli.failure import Failure
from poworkbench.domain.lessons import VendorProfile


@contextmanager
def opened_store(database: Path | None = None, *, make: bool = False) -> Iterator[DeskStore]:
    """The store of this desk, or of another file; Failure where there is none, unless it may be made."""
    from poworkbench.app import keys, places, start
    from poworkbench.app.toml_files import TomlProblem
    from poworkbench.app.wiring import open_store

    file = database or places.database()
    if not (make or file.exists()):
        raise Failure(f"{file}: there is no database yet; the window or the demo makes one.")
    try:
        rules = start.playbook(start.load())
    except TomlProblem as problem:
        raise Failure(str(problem)) from problem
    store = open_store(file, keys.keys_of(file), rules, progress=_tell_once())
    try:
        yield store
    finally:
        store.close()


def _tell_once() -> Callable[[int, int], None]:
    """A line where an earlier version's database is taken over, which may take its time."""
    from poworkbench.ui.wording.storing import TAKING_OVER

    told = iter([TAKING_OVER])

    def tell(_done: int, _all: int) -> None:
        for sentence in told:
            print(sentence, file=sys.stderr, flush=True)

    return tell


def known_profiles() -> tuple[VendorProfile, ...]:
    """What vendors have taught this desk; nothing where there is no database yet, or none that can be read."""
    from poworkbench.app import places
    from poworkbench.services.stores import StoreProblem
    from poworkbench.services.teaching import profiles_in
    from poworkbench.ui.wording.storing import sentence

    if not places.database().exists():
        return ()
    try:
        with opened_store() as store, store.reading() as unit:
            return profiles_in(unit)
    except StoreProblem as problem:
        print(f"{sentence(problem)} Until then documents are read without what vendors taught.", file=sys.stderr)
        return ()
    except unreadable() as error:
        cause = str(error).splitlines()[0]
        print(f"what vendors taught cannot be read ({cause}): read without it.", file=sys.stderr)
        return ()


def unreadable() -> tuple[type[Exception], ...]:
    """What a damaged database raises."""
    from poworkbench.adapters.store.engine import UNREADABLE

    return UNREADABLE
