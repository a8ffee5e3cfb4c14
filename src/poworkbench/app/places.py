"""Where the program keeps what it writes, and where what it ships lies: the one module that knows folders.

Everything of one person lies in one folder, so that it can be backed up, moved or handed over as a whole.
POWORKBENCH_HOME names another one: the demo and the tests use it, and so may a desk that serves two clients.
"""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

HOME_VARIABLE = "POWORKBENCH_HOME"
_PACKAGE = Path(__file__).resolve().parents[1]


def resources() -> Path:
    """What the program ships: inside the package where it is installed, beside src/ in a checkout."""
    packed = _PACKAGE / "resources"
    return packed if packed.is_dir() else _PACKAGE.parents[1] / "resources"


def home() -> Path:
    """The folder of everything the program writes, private to its owner."""
    return _private(named_home() or user_data_path("poworkbench", appauthor=False))


def named_home() -> Path | None:
    """The folder that was named for this desk, as for a second client; None for the person's usual one."""
    named = os.environ.get(HOME_VARIABLE)
    return Path(named).expanduser().absolute() if named else None


def database() -> Path:
    """The SQLite file with the journal and what is derived from it."""
    return _private(home() / "database") / "workbench.sqlite3"


def inbox() -> Path:
    """The watched folder for vendors' documents where the settings name no other."""
    return _private(home() / "inbox")


def outgoing() -> Path:
    """The folder for messages to buyers where the settings name no other."""
    return _private(home() / "outgoing")


def logs() -> Path:
    """The folder of the program's log files."""
    return _private(home() / "logs")


def settings_file() -> Path:
    """The person's settings.toml; it may not exist yet."""
    return home() / "settings.toml"


def _private(folder: Path) -> Path:
    """Make the folder where it is missing, readable by its owner alone; an existing one stays as it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
