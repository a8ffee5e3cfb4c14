"""ERP profiles: from a TOML file into the shape the ERP's adapter works with, checked once, here."""

from __future__ import annotations

from pathlib import Path

from poworkbench.adapters.erp.made import CONNECTORS
from poworkbench.adapters.erp.profile import Profile
from poworkbench.adapters.erp.profile_checks import faults
from poworkbench.app import places
from poworkbench.app.toml_files import TomlProblem, read

#: The profile of a desk that names none.
PLAIN = "rest"


def folder() -> Path:
    """Where the shipped profiles lie."""
    return places.resources() / "profiles" / "erp"


def shipped() -> list[str]:
    """The names of the shipped profiles."""
    return sorted(file.stem for file in folder().glob("*.toml"))


def load(name: str = "") -> Profile:
    """A shipped profile by its name, or any by its file; raises toml_files.TomlProblem with the key to mend."""
    file = Path(name).expanduser() if name.endswith(".toml") else folder() / f"{name or PLAIN}.toml"
    if not file.exists():
        known = ", ".join(shipped())
        raise TomlProblem(
            file, "", f"there is no such ERP profile; shipped are {known}, or name a file ending in .toml"
        )
    profile = read(file, Profile)
    for key, fault in faults(profile):
        raise TomlProblem(file, key, fault)
    if profile.erp.connector not in CONNECTORS:
        raise TomlProblem(
            file, "erp.connector", f"must be one of {', '.join(filter(None, sorted(CONNECTORS)))}, or none"
        )
    return profile
