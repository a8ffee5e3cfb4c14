"""`poworkbench read FILE`: what a vendor's document says, and where on the page it says it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add(subparsers: Any) -> None:
    """Add the command to the command line's grammar."""
    command = subparsers.add_parser("read", help="what a vendor's document says")
    command.add_argument("file", type=Path, help="the document")
    command.add_argument("--json", action="store_true", help="as JSON, with the place of every value")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read the document and print it."""
    from poworkbench.app.cli import printed
    from poworkbench.app.cli.input import reading_of_file
    from poworkbench.app.cli.warning import warn

    reading = reading_of_file(args.file)
    warn(args.file, reading)
    print(printed.as_json(printed.reading(reading)) if args.json else printed.reading_table(reading))
    return 0
