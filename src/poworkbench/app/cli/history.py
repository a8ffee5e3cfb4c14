"""`poworkbench history PO`: who changed what, when, why, and from where on which page."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add(subparsers: Any) -> None:
    """Add the command to the command line's grammar."""
    command = subparsers.add_parser("history", help="what happened to a purchase order, or to one value of it")
    command.add_argument("po_number", metavar="PO", help="the purchase order's number")
    command.add_argument("--line", help="only this line")
    command.add_argument("--field", help="only this field: quantity, unit_price, promised_date …")
    command.add_argument("--database", type=Path, help="another desk's database file")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print an order's history, oldest first; Failure where the order is not known here."""
    from poworkbench.app import start
    from poworkbench.app.cli import printed
    from poworkbench.app.cli.database import opened_store, unreadable
    from poworkbench.app.cli.failure import Failure
    from poworkbench.domain.codec import to_plain
    from poworkbench.services.worklist import Worklist

    try:
        with opened_store(args.database) as store:
            worklist = Worklist(store, start.playbook(start.load()))
            number = worklist.order_number(args.po_number)
            rows = worklist.history(number, args.line, args.field) if number else []
    except unreadable() as error:
        cause = str(error).splitlines()[0]
        raise Failure(f"the database cannot be read ({cause}): poworkbench verify says more.") from error
    if number is None:
        raise Failure(f"{args.po_number}: no such purchase order was seen here.")
    if args.json:
        print(printed.as_json({"po_number": number, "history": [to_plain(row) for row in rows]}))
    else:
        print("\n".join(_line(row) for row in rows))
    return 0


def _line(row: Any) -> str:
    from poworkbench.ui.wording.events import about, happened

    at = row.at.strftime("%Y-%m-%d %H:%M:%S UTC")
    return f"{at}  {row.person:12s}  {about(row):22s}  {happened(row, row.at.date())}"
