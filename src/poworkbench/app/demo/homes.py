"""Where the demo keeps what it writes, apart from the person's own work."""

from __future__ import annotations

from pathlib import Path

from poworkbench.app import places


def demo_home() -> Path:
    """The demo's folder; POWORKBENCH_HOME is set to it while the demo runs."""
    return places.home() / "demo"


def sandbox_home(home: Path) -> Path:
    """The sandbox ERP's folder inside a demo's."""
    return home / "sandbox"


def current_sandbox_home() -> Path:
    """The sandbox a command is about: that of the home it was told, else that of the demo."""
    own = sandbox_home(places.home())
    return own if own.exists() else sandbox_home(demo_home())


def day_folder() -> Path:
    """What the program ships of the day: orders.json, manifest.json, documents/."""
    return places.resources() / "demo"
