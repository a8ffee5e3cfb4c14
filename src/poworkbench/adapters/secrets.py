"""Tokens and keys in the system's keyring, and nowhere else."""

from __future__ import annotations

import keyring
import keyring.errors
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend

SERVICE = "poworkbench"

#: Keyrings known to keep what they are given, encrypted; others are plain text, drop it silently, or are unknown.
SAFE = (
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.kwallet.DBusKeyringKWallet4",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.Windows.WinVaultKeyring",
)


class SystemSecrets:
    """Fulfils services.ports.Secrets; where no safe keyring answers, a secret lives until the program ends.

    `kept` says which of both it is, so that the person can be told that he will be asked again; `safe` says whether
    there is a keyring that may be trusted.
    """

    def __init__(self, backend: KeyringBackend | None) -> None:
        self._backend = backend
        self._session: dict[str, str] = {}
        self.kept = backend is not None
        self.safe = backend is not None

    def get(self, name: str) -> str | None:
        """The secret, or None where none was stored or the keyring stays locked."""
        return self._session.get(name) or self._read(name)

    def set(self, name: str, secret: str) -> None:
        """Keep a secret; an empty one is deleted."""
        self._session.pop(name, None)
        if not secret:
            self._delete(name)
        elif not self.keep(name, secret):
            self.kept = False
            self._session[name] = secret

    def forget(self, name: str) -> bool:
        """Delete a secret; whether it is gone from the keyring and from here."""
        self._session.pop(name, None)
        try:
            self._delete(name)
        except (keyring.errors.KeyringError, OSError, RuntimeError):
            return False
        return self._read(name) is None

    def keep(self, name: str, secret: str) -> bool:
        """Keep a secret in the keyring or not at all; whether it is there.

        Written and read back: a keyring may refuse a long secret, be locked, or drop it without a word.
        """
        if self._backend is None:
            return False
        try:
            self._backend.set_password(SERVICE, name, secret)
        except (keyring.errors.KeyringError, OSError, RuntimeError):
            return False
        return self._read(name) == secret

    def _read(self, name: str) -> str | None:
        if self._backend is None:
            return None
        try:
            return self._backend.get_password(SERVICE, name)
        except (keyring.errors.KeyringError, OSError, RuntimeError):
            return None

    def _delete(self, name: str) -> None:
        if self._backend is None or self._read(name) is None:
            return
        self._backend.delete_password(SERVICE, name)


def system_secrets() -> SystemSecrets:
    """Secrets in the keyring that this system uses, if it is a safe one."""
    return SystemSecrets(safe_backend(system_backend()))


def system_backend() -> KeyringBackend | None:
    """The keyring that this system uses, safe or not; None where its set-up is broken or may not be read."""
    try:
        return keyring.get_keyring()
    except (ImportError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError):
        return None


def safe_backend(found: KeyringBackend | None) -> KeyringBackend | None:
    """The keyring itself where it is on the list, the first safe one of a chain, or None."""
    candidates = found.backends if isinstance(found, ChainerBackend) else [found] if found else []
    return next((backend for backend in candidates if backend_name(backend) in SAFE), None)


def backend_name(backend: KeyringBackend | None) -> str:
    """The full name of a keyring's class, as SAFE lists it."""
    if backend is None:
        return "no keyring"
    return f"{type(backend).__module__}.{type(backend).__name__}"
