"""Where the key of a desk's database comes from: the system's keyring; a made-up day's is known to everybody."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from poworkbench.adapters import secrets
from poworkbench.adapters.secrets import SystemSecrets
from poworkbench.adapters.store.keys import PLAIN, SECRET_BYTES, Key, Keys, OneKey, new_key, salt_of
from poworkbench.services.stores import NoKey, NoSafeKeyring, RealDesk

#: The file that marks a database folder as a made-up day's, and what it says to whoever finds it.
MADE_UP = "made-up-day.txt"
_TOLD = "A made-up day. Its database is sealed with a key that everybody knows: nothing real belongs here.\n"

#: Everybody can compute it, so that a made-up day needs no keyring.
_KNOWN_TO_ALL = hashlib.sha256(b"a made-up day of PO Workbench").digest()


@dataclass(frozen=True, slots=True)
class KeyringKeys:
    """Fulfils adapters.store.keys.Keys: each file's key lies in the keyring, named by what the file begins with."""

    secrets: SystemSecrets

    def find(self, file: Path, salt: bytes) -> Key:
        """The file's own key; raises NoSafeKeyring, NoKey."""
        secret = self.secrets.get(key_name(salt))
        if secret is None or len(secret) != 2 * SECRET_BYTES:
            raise NoKey(file.name) if self.secrets.safe else NoSafeKeyring(file.name)
        return Key(bytes.fromhex(secret), salt)

    def make(self) -> Key:
        """A new key, kept and read back before anything is sealed with it; raises NoSafeKeyring."""
        key = new_key()
        if not self.secrets.keep(key_name(key.salt), key.secret.hex()):
            raise NoSafeKeyring
        return key


def key_name(salt: bytes) -> str:
    """Where the keyring holds the key of the file that begins with `salt`: every desk has its own."""
    return f"database-key {salt.hex()}"


def keys_of(database: Path) -> Keys:
    """The keys of the desk that this database belongs to."""
    return OneKey(_KNOWN_TO_ALL) if is_made_up(database) else KeyringKeys(secrets.system_secrets())


def is_made_up(database: Path) -> bool:
    """Whether this is the database of a made-up day."""
    return (database.parent / MADE_UP).exists()


def mark_made_up(database: Path) -> None:
    """From here on a made-up day's database may lie here; raises RealDesk where real work does."""
    if is_made_up(database):
        return
    home = database.parent.parent
    if (home / "settings.toml").exists() or salt_of(database) not in (None, PLAIN):
        raise RealDesk(str(home))
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    (database.parent / MADE_UP).write_text(_TOLD, encoding="utf-8")
