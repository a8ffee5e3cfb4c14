"""How the line to the ERP stands, kept for `poworkbench status`, which is another program than the one that knows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from poworkbench.services.ports import Clock
from poworkbench.services.stores import CannotWrite, Store
from poworkbench.services.sync.line import Line
from poworkbench.services.upkeep import resting
from poworkbench.ui.wording import standing

#: The name of the note in the desk's database.
LINE = "line"


def keeping(store: Store, clock: Clock) -> Callable[[Line], None]:
    """Keeps what the foot of the window says of the line; where nothing can be written, the foot alone says it."""

    def keep(line: Line) -> None:
        now = clock.now()
        said = standing.line(line.offline_since, line.token_missing, line.trouble, resting(line), now)
        words = " · ".join(text for text, _ in said) or "the line to the ERP is good"
        with suppress(CannotWrite), store.writing() as unit:
            unit.note(LINE, f"{now.isoformat(timespec='seconds')} {words}")

    return keep
