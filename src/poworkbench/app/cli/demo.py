"""`poworkbench demo`: a believable day to try, with an ERP of its own and vendors whose documents arrive."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add(subparsers: Any) -> None:
    """Add the command to the command line's grammar."""
    command = subparsers.add_parser("demo", help="a made-up day: an ERP of its own, documents that arrive")
    command.add_argument("--home", type=Path, default=Path("build/demo"), help="where the day is kept (%(default)s)")
    command.add_argument("--fresh", action="store_true", help="begin the day anew")
    command.add_argument("--headless", action="store_true", help="work the day without a display")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Open the window on the day, or work it headless where there is no display."""
    from poworkbench.app.demo import screen
    from poworkbench.app.demo.home import DemoHome

    home = DemoHome(args.home.absolute())
    if args.headless or not screen.there_is_a_display():
        from poworkbench.app.demo.headless import work_the_day

        return work_the_day(home)
    if args.fresh:
        home.clear()
    return screen.open_the_day(home)
