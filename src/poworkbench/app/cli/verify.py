"""`poworkbench verify`: does what this desk recorded still hold?"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


def add(subparsers: Any) -> None:
    """Add the command to the command line's grammar."""
    command = subparsers.add_parser("verify", help="walk the journal: 0 where everything holds, 1 where not")
    command.add_argument("--database", type=Path, help="another desk's database file")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Walk every entry, document and read table; name the first that does not hold."""
    from poworkbench.app.cli import printed
    from poworkbench.app.cli.database import opened_store, unreadable
    from poworkbench.services.stores import Broken, NoKey, Unreadable, Verified
    from poworkbench.ui.wording.standing import cache
    from poworkbench.ui.wording.storing import detail
    from poworkbench.ui.wording.verified import sentence

    size, pulled_at = 0, None
    try:
        with opened_store(args.database) as store:
            verified = store.verify(lambda _done, _all: None, lambda: False)
            size = store.size()
            with store.reading() as unit:
                pulled_at = unit.newest_look()
    except (NoKey, Unreadable) as problem:
        verified = Verified(0, Broken(None, "database", detail(problem)))
    except unreadable() as error:
        verified = Verified(0, Broken(None, "database", str(error).splitlines()[0]))
    if args.json:
        broken = verified.broken
        found = {"where": broken.where, "what": broken.what, "detail": broken.detail} if broken else None
        seen = pulled_at.isoformat() if pulled_at else None
        holds = {"entries": verified.entries, "holds": broken is None, "broken": found}
        print(printed.as_json({**holds, "cache": {"bytes": size, "newest_from_erp": seen}}))
    else:
        print(sentence(verified), file=sys.stderr if verified.broken else sys.stdout)
        if pulled_at:
            print(f"Kept here: {cache(pulled_at, size, datetime.now(UTC))}.")
    return 1 if verified.broken else 0
