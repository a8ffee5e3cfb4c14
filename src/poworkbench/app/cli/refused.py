"""`poworkbench refused`: what the ERP refused, and the ways out: try again, set aside, take back."""

from __future__ import annotations

import argparse
from typing import Any


def add(subparsers: Any) -> None:
    """Add the command to the command line's grammar."""
    command = subparsers.add_parser("refused", help="what the ERP refused and nobody has settled")
    way = command.add_mutually_exclusive_group()
    way.add_argument("--try-again", type=int, metavar="NUMBER", help="send the write with this number once more")
    way.add_argument("--set-aside", type=int, metavar="NUMBER", help="it is known not to be in the ERP")
    way.add_argument("--take-back", type=int, metavar="NUMBER", help="take back what was done about it last")
    command.add_argument("--because", metavar="WHY", help="why it is set aside")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what was asked and print what is in the tray then."""
    from poworkbench.app import start
    from poworkbench.app.cli.database import opened_store, unreadable
    from poworkbench.app.cli.failure import Failure
    from poworkbench.services.refusals import NotTaken
    from poworkbench.services.tray import Tray
    from poworkbench.ui.wording.refusals import refused

    if (args.set_aside is None) != (args.because is None):
        raise Failure('Set aside with the reason: poworkbench refused --set-aside NUMBER --because "…"')
    try:
        with opened_store() as store:
            tray = Tray(store, start.person(start.load()))
            _change(args, tray)
            print("\n".join(_listed(tray)))
    except NotTaken as problem:
        raise Failure(refused(problem)) from problem
    except unreadable() as error:
        cause = str(error).splitlines()[0]
        raise Failure(f"the database cannot be read ({cause}): poworkbench verify says more.") from error
    return 0


def _change(args: argparse.Namespace, tray: Any) -> None:
    if args.try_again is not None:
        tray.try_again(tray.numbered(args.try_again))
    if args.set_aside is not None:
        tray.set_aside(tray.numbered(args.set_aside), args.because)
    if args.take_back is not None:
        tray.take_back(tray.numbered(args.take_back))


def _listed(tray: Any) -> list[str]:
    from datetime import UTC, datetime

    from poworkbench.ui.wording.tray import EMPTY, STANDING, told

    now = datetime.now(UTC)
    lines = [
        f"{number:3d}  {STANDING[row.standing][0]:13s}  {told(row, now, now.astimezone().date())}"
        for number, row in enumerate(tray.rows(), 1)
    ]
    return [line.replace(" U takes that back.", " --take-back undoes that.") for line in lines] or [EMPTY]
