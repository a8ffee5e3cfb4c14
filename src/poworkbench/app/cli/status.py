"""`poworkbench status`: what waits for the ERP, what it refused, how the line stood when the window last knew."""

from __future__ import annotations

import argparse
from typing import Any


def add(subparsers: Any) -> None:
    """Add the command to the command line's grammar."""
    command = subparsers.add_parser("status", help="what waits for the ERP, what it refused, how the line stands")
    command.set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    """Print it, a line each; 0 whatever it says."""
    from datetime import UTC, datetime

    from poworkbench.app.cli.database import opened_store, unreadable
    from poworkbench.app.cli.failure import Failure
    from poworkbench.app.line_note import LINE
    from poworkbench.ui.wording.standing import cache, counts

    now = datetime.now(UTC)
    try:
        with opened_store() as store, store.reading() as unit:
            conflicts, refused = unit.came_back()
            lines = counts(unit.owed_count(), conflicts, refused, len(unit.held()))
            lines.append(cache(unit.newest_look(), store.size(), now))
            noted = unit.noted(LINE)
    except unreadable() as error:
        cause = str(error).splitlines()[0]
        raise Failure(f"the database cannot be read ({cause}): poworkbench verify says more.") from error
    print("\n".join([*lines, _said(noted, now)]))
    return 0


def _said(noted: str | None, now: Any) -> str:
    """What the desk said of the line, and when."""
    from datetime import datetime

    from poworkbench.ui.wording.values import when

    if noted is None:
        return "the line to the ERP was not tried yet"
    at, _, words = noted.partition(" ")
    return f"{words} (as of {when(datetime.fromisoformat(at), now)})"
