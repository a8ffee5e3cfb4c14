"""What is the matter with a sealed file that cannot be read: every page has a seal of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError, OperationalError

from poworkbench.adapters.store.engine import opening
from poworkbench.adapters.store.keys import Key
from poworkbench.services.stores import CannotWrite, Unreadable

#: Looks at the seal of every page.
_EVERY_SEAL = "PRAGMA cipher_integrity_check"


@contextmanager
def told_of_damage(path: Path, key: Key) -> Iterator[None]:
    """Unreadable, with the page, for what reading a damaged file raises; a file that is full or locked may be whole."""
    try:
        yield
    except (OperationalError, sqlcipher3.dbapi2.OperationalError):
        raise
    except (DatabaseError, sqlcipher3.dbapi2.DatabaseError) as error:
        said = str(error.orig if isinstance(error, DatabaseError) else error)
        raise Unreadable(path.name, _page(path, key) or said) from None


#: What SQLite calls what hinders a write, and what a person can do about it.
_HINDRANCES = {
    "disk is full": "the disk is full: make room, and the work goes on by itself",
    "locked": "another program holds the database: close it, and the work goes on by itself",
}


@contextmanager
def told_of_hindrance(path: Path) -> Iterator[None]:
    """CannotWrite, with what to do, for what keeps a sound file from being written."""
    try:
        yield
    except (OperationalError, sqlcipher3.dbapi2.OperationalError) as error:
        said = str(error.orig if isinstance(error, DatabaseError) else error)
        detail = next((words for sign, words in _HINDRANCES.items() if sign in said), None)
        if detail is None:
            raise
        raise CannotWrite(path.name, detail) from None


def _page(path: Path, key: Key) -> str:
    """Which page was changed; asked over a connection that reads nothing else, which would stay in its error."""
    connection = sqlcipher3.dbapi2.connect(str(path))
    try:
        for setting in opening(key):
            connection.execute(f"PRAGMA {setting}")
        return _told(connection.execute(_EVERY_SEAL).fetchone())
    except sqlcipher3.dbapi2.DatabaseError:  # it does not open at all
        return ""
    finally:
        connection.close()


def changed_page(connection: Connection) -> str:
    """The first page of the file whose seal does not hold, in words; empty where every seal holds.

    Asked only once something could not be read: it looks into the file beside everything that writes at the moment.
    """
    return _told(connection.exec_driver_sql(_EVERY_SEAL).first())


def _told(found: Any) -> str:
    return f"page {str(found[0]).rpartition(' ')[2]} of the file was changed" if found else ""
