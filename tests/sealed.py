"""Databases of tests: sealed with a secret that tests know, and opened from outside by somebody who has it."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from tests.unit.test_secrets import Vault

from poworkbench.adapters import secrets
from poworkbench.adapters.store.engine import PAGE
from poworkbench.adapters.store.keys import OneKey, salt_of
from poworkbench.app.keys import key_name

SECRET = bytes(range(32))
KEYS = OneKey(SECRET)


def raw_key(path: Path) -> str:
    """The key of a file, as SQLCipher takes it."""
    salt = salt_of(path)
    assert salt is not None
    return KEYS.find(path, salt).raw()


def connect(path: Path) -> sqlcipher.Connection:
    """A connection of somebody who has the key, and whom nothing of ours stands in the way of."""
    connection = sqlcipher.connect(str(path))
    connection.execute(f'PRAGMA key = "{raw_key(path)}"')
    connection.execute(f"PRAGMA {PAGE}")
    return connection


def unsealed(path: Path, to: Path) -> Path:
    """The same database as a plain file, as an earlier version kept it."""
    return _exported(connect(path), to, "")


def sealed_again(path: Path, to: Path) -> Path:
    """A plain file, sealed with the tests' secret."""
    return _exported(sqlcipher.connect(str(path)), to, KEYS.make().raw())


def _exported(connection: sqlcipher.Connection, to: Path, key: str) -> Path:
    connection.execute("ATTACH DATABASE ? AS other KEY ?", (str(to), key))
    if key:
        connection.execute(f"PRAGMA other.{PAGE}")
    connection.execute("SELECT sqlcipher_export('other')")
    connection.execute("DETACH DATABASE other")
    connection.close()
    return to


def with_keyring(monkeypatch: pytest.MonkeyPatch, *databases: Path) -> Vault:
    """A keyring that is safe and holds the keys of these databases; programs of this process use it."""
    vault = Vault()
    for database in databases:
        salt = salt_of(database)
        assert salt is not None
        vault.held[secrets.SERVICE, key_name(salt)] = SECRET.hex()
    monkeypatch.setattr(secrets, "system_secrets", lambda: secrets.SystemSecrets(vault))
    return vault
