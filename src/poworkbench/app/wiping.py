"""Wiping a desk: its key first, without which nobody reads the files, then everything that the program wrote."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from poworkbench.adapters.secrets import SystemSecrets
from poworkbench.adapters.store.keys import PLAIN, salt_of
from poworkbench.adapters.store.taking_over import erase
from poworkbench.app.keys import key_name, keys_of
from poworkbench.app.start import token_name
from poworkbench.domain.playbook import Playbook


@dataclass(frozen=True, slots=True)
class Owed:
    """What would be lost: orders with decisions the ERP has not confirmed, vendors' files that were not taken in.

    `orders` is None where the database cannot be opened, so that it cannot be told.
    """

    orders: tuple[str, ...] | None = ()
    operations: int = 0
    files: int = 0

    def __bool__(self) -> bool:
        return self.orders is None or bool(self.orders) or bool(self.files)


@dataclass(frozen=True, slots=True)
class Removed:
    """One thing that was to be removed, by its kind, how many files it was, and whether it is gone."""

    what: str
    files: int = 0
    gone: bool = True


def owed(home: Path, playbook: Playbook) -> Owed:
    """What the ERP was not told yet; looks into the database, which an earlier version's file is taken over for."""
    from poworkbench.adapters.store.engine import UNREADABLE
    from poworkbench.app.wiring import open_store
    from poworkbench.services.stores import StoreProblem

    files = sum(1 for file in _files(home / "inbox") if file.parent == home / "inbox")
    database = _database(home)
    if salt_of(database) is None:
        return Owed(files=files)
    cannot: tuple[type[Exception], ...] = (StoreProblem, *UNREADABLE)
    try:
        store = open_store(database, keys_of(database), playbook)
    except cannot:
        return Owed(None, files=files)
    try:
        with store.reading() as unit:
            waiting = unit.owed()
    finally:
        store.close()
    return Owed(tuple(dict.fromkeys(each.po_number for each in waiting)), len(waiting), files)


def wipe(home: Path, erp_url: str, secrets: SystemSecrets) -> Iterator[Removed]:
    """Remove what the program keeps for this desk, the keys first; tells of each thing when it is done."""
    for salt in sorted(_salts(home)):
        yield _forgotten("key", key_name(salt), secrets)
    if erp_url and secrets.get(token_name(erp_url)):
        yield _forgotten("token", token_name(erp_url), secrets)
    yield from _emptied("database", home / "database", erase)
    for name in ("inbox", "outgoing", "logs"):
        yield from _emptied(name, home / name, Path.unlink)
    if (home / "window.ini").exists():
        (home / "window.ini").unlink()
        yield Removed("window", 1)


def _database(home: Path) -> Path:
    return home / "database" / "workbench.sqlite3"


def _salts(home: Path) -> set[bytes]:
    """The names of the keys of every sealed file; the lock and the head of the chain are none, and have no key."""
    found = {salt_of(file) for file in _files(home / "database") if file.suffix in (".sqlite3", ".sealing")}
    return {salt for salt in found if salt and salt != PLAIN}


def _forgotten(what: str, name: str, secrets: SystemSecrets) -> Removed:
    if secrets.get(name) is None:
        return Removed("no key", gone=False)
    return Removed(what, gone=secrets.forget(name))


def _emptied(what: str, folder: Path, remove: Callable[[Path], None]) -> Iterator[Removed]:
    files = [*_files(folder)]
    for file in files:
        remove(file)
    if folder.exists():
        shutil.rmtree(folder)
        yield Removed(what, len(files))


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
