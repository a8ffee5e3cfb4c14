"""`poworkbench compare FILE --po po.json`: how a vendor's document differs from the order it answers."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from poworkbench.domain.differences import Difference
    from poworkbench.domain.orders import Order
    from poworkbench.domain.readings import Reading
    from poworkbench.domain.revisions import Change

    Differences = tuple[Difference, ...]
    Changes = tuple[Change, ...]


def add(subparsers: Any) -> None:
    """Add the command to the command line's grammar."""
    command = subparsers.add_parser("compare", help="how a vendor's document differs from its purchase order")
    command.add_argument("file", type=Path, help="the document")
    command.add_argument("--po", type=Path, required=True, metavar="FILE", help="the purchase order, as JSON")
    command.add_argument("--since", type=Path, metavar="EARLIER", help="an earlier document of the same order")
    command.add_argument("--json", action="store_true", help="as JSON, with what was read")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read the document, compare it with the order and with the earlier one where that is given; print what differs."""
    from poworkbench.app.cli.database import known_profiles
    from poworkbench.app.cli.input import order_of_file, reading_of_file
    from poworkbench.app.cli.warning import warn
    from poworkbench.domain.comparing import compare
    from poworkbench.domain.lessons import profile_of
    from poworkbench.domain.revisions import changes

    order = order_of_file(args.po)
    reading = reading_of_file(args.file, order)
    warn(args.file, reading)
    differences = compare(order, reading, profile_of(order.vendor.name, known_profiles()))
    since = changes(reading_of_file(args.since, order), reading, order) if args.since else None
    show = _as_json if args.json else _as_text
    print(show(args, order, reading, differences, since))
    return 0


def _as_json(
    _args: argparse.Namespace, order: Order, reading: Reading, differences: Differences, since: Changes | None
) -> str:
    from poworkbench.app.cli import printed

    told = {
        "reading": printed.reading(reading),
        "po_number": order.po_number,
        "differences": [printed.difference(row) for row in differences],
        "line_codes": printed.line_codes(order, differences),
    }
    more = {} if since is None else {"since": [printed.change(one) for one in since]}
    return printed.as_json(told | more)


def _as_text(
    args: argparse.Namespace, order: Order, reading: Reading, differences: Differences, since: Changes | None
) -> str:
    from poworkbench.app.cli import printed

    parts = [printed.differences_table(order, differences), *printed.questions_table(reading)]
    if since is not None:
        parts += ["", printed.changes_table(args.since.name, since)]
    return "\n".join(parts)
