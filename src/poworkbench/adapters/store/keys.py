"""The key that a desk's database is sealed with, and how the file says which one it is.

SQLCipher writes a salt of 16 random bytes at the beginning of every file. We choose it when a file is made and keep the
key under that name, so that a file finds its key wherever it is moved to, and there is nothing beside it to be lost.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

SECRET_BYTES, SALT_BYTES = 32, 16

#: What a file begins with that is not sealed.
PLAIN = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Key:
    """The secret itself, never on a disk, and the salt of the file that it opens."""

    secret: bytes = field(repr=False)
    salt: bytes

    def raw(self) -> str:
        """As SQLCipher takes a key that needs no stretching: both in hexadecimal."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


class Keys(Protocol):
    """Where a desk's keys are kept; both raise services.stores.StoreProblem where they cannot."""

    def find(self, file: Path, salt: bytes) -> Key:
        """The key of a file that begins with `salt`."""
        ...

    def make(self) -> Key:
        """A new key for a new file, safely kept before it is given."""
        ...


@dataclass(frozen=True, slots=True)
class OneKey:
    """The same secret for every file: for what holds nothing to hide (a made-up day, a test)."""

    secret: bytes = field(repr=False)

    def find(self, _file: Path, salt: bytes) -> Key:
        """The secret with the file's salt."""
        return Key(self.secret, salt)

    def make(self) -> Key:
        """The secret with a new salt."""
        return Key(self.secret, secrets.token_bytes(SALT_BYTES))


def new_key() -> Key:
    """32 random bytes of the system's own chance, and a salt."""
    return Key(secrets.token_bytes(SECRET_BYTES), secrets.token_bytes(SALT_BYTES))


def salt_of(file: Path) -> bytes | None:
    """What a file begins with; None where there is no file or nothing in it."""
    try:
        with file.open("rb") as stream:
            return stream.read(SALT_BYTES) or None
    except FileNotFoundError:
        return None
