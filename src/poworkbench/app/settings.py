"""What one person set up on this desk: settings.toml in his home folder. Secrets never stand here."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import tomli_w

from poworkbench.app import places
from poworkbench.app.toml_files import TomlProblem, read

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Empty text means that it was not set; folders then lie in the home folder, the playbook is the shipped one."""

    person: str = ""
    client: str = ""
    erp_url: str = ""
    inbox: str = ""
    outgoing: str = ""
    playbook: str = ""

    def inbox_folder(self) -> Path:
        """The watched folder for vendors' documents."""
        return Path(self.inbox).expanduser() if self.inbox else places.inbox()

    def outgoing_folder(self) -> Path:
        """Where messages to buyers are laid."""
        return Path(self.outgoing).expanduser() if self.outgoing else places.outgoing()

    def playbook_file(self) -> Path | None:
        """The client's rules, None for the shipped ones."""
        return Path(self.playbook).expanduser() if self.playbook else None


def load(file: Path | None = None) -> Settings:
    """The settings as they stand, empty ones where the file was never written; raises toml_files.TomlProblem."""
    file = file or places.settings_file()
    if not file.exists():
        return Settings()
    settings = read(file, Settings)
    _check(file, settings)
    return settings


def save(settings: Settings, file: Path | None = None) -> None:
    """Replace the file as a whole, so that a crash leaves the old one or the new one; raises TomlProblem."""
    file = file or places.settings_file()
    _check(file, settings)
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=".settings-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            tomli_w.dump({key: value for key, value in msgspec.to_builtins(settings).items() if value}, stream)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _check(file: Path, settings: Settings) -> None:
    """An address that would send the token in the clear, or holds one, is refused."""
    if not settings.erp_url:
        return
    try:
        url = urlsplit(settings.erp_url)
        host = url.hostname
    except ValueError as problem:
        raise TomlProblem(file, "erp_url", "is no address") from problem
    if url.scheme not in ("http", "https") or not host:
        raise TomlProblem(file, "erp_url", "must begin with https:// and name a host")
    if url.username or url.password or url.query:
        raise TomlProblem(file, "erp_url", "must not hold a name, a password or a token; tokens live in the keyring")
    if url.scheme == "http" and host not in _LOOPBACK:
        raise TomlProblem(file, "erp_url", "must begin with https://, or the token could be read on the way")
