"""Where a demo day lies: what the program ships of it, and what one day keeps."""

from __future__ import annotations

import os
from pathlib import Path

from poworkbench.app import places

#: Where `make demo` keeps its day.
USUAL_HOME = Path("build/demo")


def sandbox_folder(home: Path | None = None) -> Path:
    """The sandbox ERP's folder inside a day's home; without one the home this process was told, else the usual one."""
    told = os.environ.get(places.HOME_VARIABLE)
    return (home or (Path(told) if told else USUAL_HOME)).absolute() / "erp"


def day_folder() -> Path:
    """What the program ships of the day: orders.json, manifest.json, documents/."""
    return places.resources() / "demo"
