"""`poworkbench demo`: a believable day to try, with an ERP of its own and vendors whose documents arrive."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from poworkbench.app.demo.home import DemoHome


def add(subparsers: Any) -> None:
    """Add the command to the command line's grammar."""
    command = subparsers.add_parser("demo", help="a made-up day: an ERP of its own, documents that arrive")
    command.add_argument("--home", type=Path, default=Path("build/demo"), help="where the day is kept (%(default)s)")
    command.add_argument("--fresh", action="store_true", help="begin the day anew")
    command.add_argument("--headless", action="store_true", help="work the day without a display")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Open the window on the day, or work it headless where there is no display; 2 where a window is open on it."""
    from poworkbench.app import gui
    from poworkbench.app.demo import screen
    from poworkbench.app.demo.home import DemoHome

    home = DemoHome(args.home.absolute())
    home.take_place()
    try:
        if args.headless or not screen.there_is_a_display():
            return _headless(home)
        if args.fresh:
            _begin_anew(home)
        with gui.alone():
            return screen.open_the_day(home)
    except gui.AlreadyOpen as problem:
        print(problem, file=sys.stderr)
        return 2


def _headless(home: DemoHome) -> int:
    from poworkbench.app.demo.headless import work_the_day

    _begin_anew(home)
    return work_the_day(home)


def _begin_anew(home: DemoHome) -> None:
    """Throw the day away, unless a window is open on it."""
    from poworkbench.app import gui

    with gui.alone():
        home.clear()
    home.take_place()
