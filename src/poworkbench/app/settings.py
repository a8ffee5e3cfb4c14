"""What one person set up on this desk: settings.toml in his home folder. Secrets never stand here."""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec
import tomli_w

from poworkbench.app import places, toml_files
from poworkbench.app.toml_files import TomlProblem, read

_LOOPBACK = ("localhost", "127.0.0.1", "::1")

EntryVerb = Literal["entered", "back", "undo", "skip", "number"]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Empty text means that it was not set: folders lie in the home folder, playbook and ERP profile are shipped ones.

    `erp` is what the profile wants to know of this ERP: the name of a database, a company. `entry_keys` are the strip's
    keys while the ERP's window has the focus, as "Ctrl+Alt+B"; "" for none.
    """

    person: str = ""
    client: str = ""
    erp_url: str = ""
    erp_profile: str = ""
    erp: dict[str, str] = {}
    inbox: str = ""
    outgoing: str = ""
    playbook: str = ""
    exports: str = ""
    entry_keys: dict[EntryVerb, str] = {}

    def inbox_folder(self) -> Path:
        """The watched folder for vendors' documents."""
        return Path(self.inbox).expanduser() if self.inbox else places.inbox()

    def outgoing_folder(self) -> Path:
        """Where messages to buyers are laid."""
        return Path(self.outgoing).expanduser() if self.outgoing else places.outgoing()

    def exports_folder(self) -> Path | None:
        """The watched folder for exports of an ERP without an interface; None where they are taken in by hand."""
        return Path(self.exports).expanduser() if self.exports else None

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
    values = {key: value for key, value in msgspec.to_builtins(settings).items() if value}
    toml_files.replace(file, tomli_w.dumps(values).encode())


def fault_of_address(address: str) -> str:
    """What is wrong with an ERP's address, "" where nothing is: the token must be safe on the way and not be in it."""
    try:
        url = urlsplit(address)
        host = url.hostname
    except ValueError:
        return "is no address"
    if url.scheme not in ("http", "https") or not host:
        return "must begin with https:// and name a host"
    if url.username or url.password or url.query:
        return "must not hold a name, a password or a token; tokens live in the keyring"
    if url.scheme == "http" and host not in _LOOPBACK:
        return "must begin with https://, or the token could be read on the way"
    return ""


def _check(file: Path, settings: Settings) -> None:
    fault = fault_of_address(settings.erp_url) if settings.erp_url else ""
    if fault:
        raise TomlProblem(file, "erp_url", fault)
    if settings.exports and settings.exports_folder() == settings.inbox_folder():
        raise TomlProblem(file, "exports", "is the folder of vendors' documents: exports need one of their own")
    keys = [key for key in settings.entry_keys.values() if key]
    for verb, key in settings.entry_keys.items():
        if key and keys.count(key) > 1:
            raise TomlProblem(file, f"entry_keys.{verb}", f"{key} stands twice")
