"""`poworkbench wipe`: remove a desk's key, token, database, documents and logs, so that nobody reads them any more."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from poworkbench.app.cli.failure import Failure


def add(subparsers: Any) -> None:
    """Add the command to the command line's grammar."""
    command = subparsers.add_parser("wipe", help="remove this desk's key, token, database, documents and logs")
    command.add_argument("--yes", action="store_true", help="do not ask")
    command.add_argument("--even-if-owed", action="store_true", help="also where the ERP was not told everything yet")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Say what would be lost, ask once, remove and say what was; 1 where something stayed that should not."""
    from poworkbench.adapters import secrets
    from poworkbench.app import gui, places, start, wiping
    from poworkbench.app.toml_files import TomlProblem
    from poworkbench.ui.wording import wiping as words

    try:
        with gui.alone():
            found, home = start.load(), places.home()
            _agree(args, home, wiping.owed(home, start.playbook(found)))
            status = 0
            for removed in wiping.wipe(home, found.erp_url, secrets.system_secrets()):
                print(words.removed(removed.what, removed.files, gone=removed.gone))
                status |= int(not removed.gone and removed.what != "no key")
    except (gui.AlreadyOpen, TomlProblem) as problem:
        raise Failure(str(problem)) from problem
    print(words.done(home, [folder for folder in (found.inbox, found.outgoing) if folder]))
    return status


def _agree(args: argparse.Namespace, home: Path, owed: Any) -> None:
    """Failure where something is owed and that was not said to be right, or the person does not want it."""
    from poworkbench.ui.wording import wiping as words

    for sentence in words.owed(owed.orders, owed.operations, owed.files):
        print(sentence, file=sys.stderr)
    if owed and not args.even_if_owed:
        raise Failure(words.FIRST_SEND)
    if args.yes:
        return
    if not sys.stdin.isatty():
        raise Failure(words.NOBODY_TO_ASK)
    if input(words.question(home)).strip().lower() != "wipe":
        raise Failure(words.STAYS)
