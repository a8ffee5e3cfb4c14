"""`poworkbench compare FILE --po po.json`: how a vendor's document differs from the order it answers."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add(subparsers: Any) -> None:
    """Add the command to the command line's grammar."""
    command = subparsers.add_parser("compare", help="how a vendor's document differs from its purchase order")
    command.add_argument("file", type=Path, help="the document")
    command.add_argument("--po", type=Path, required=True, metavar="FILE", help="the purchase order, as JSON")
    command.add_argument("--json", action="store_true", help="as JSON, with what was read")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read the document, compare it with the order and print the differences."""
    from poworkbench.app.cli import printed
    from poworkbench.app.cli.input import order_of_file, reading_of_file
    from poworkbench.domain.comparing import compare

    order = order_of_file(args.po)
    reading = reading_of_file(args.file, order)
    differences = compare(order, reading)
    if args.json:
        rows = [printed.difference(row) for row in differences]
        print(printed.as_json({"reading": printed.reading(reading), "po_number": order.po_number, "differences": rows}))
    else:
        print(printed.differences_table(order, differences))
    return 0
