"""`poworkbench`: without a command the window opens; a command does one thing and ends.

A new command is a module beside this one, and its name in COMMANDS. What it needs it imports inside `run`, so that
no command waits for another one's libraries.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from poworkbench import __version__
from poworkbench.app.cli import (
    compare,
    demo,
    erp,
    exchange,
    history,
    learn,
    lessons,
    read,
    refused,
    sandbox,
    status,
    token,
    verify,
    wipe,
)
from poworkbench.app.cli.failure import Failure
from poworkbench.app.places import HOME_VARIABLE
from poworkbench.services.stores import StoreProblem
from poworkbench.ui.wording.storing import sentence

COMMANDS = (read, compare, learn, lessons, verify, history, demo, sandbox, erp, token, exchange, refused, status, wipe)

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; 0 where it did what was asked, 2 where its input cannot be used."""
    args = parser().parse_args(argv)
    if args.everything:
        os.environ[HOME_VARIABLE] = args.everything
    _speak_unicode()
    logging.getLogger("poworkbench").addHandler(logging.NullHandler())  # no record is printed that no log asked for
    try:
        if args.made_up:
            _make_up(args.everything)
        status: int = args.run(args)
        sys.stdout.flush()
    except Failure as failure:
        print(failure.line, file=sys.stderr)
        return failure.status
    except StoreProblem as problem:
        print(sentence(problem), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    grammar = argparse.ArgumentParser(
        prog="poworkbench", description="Keeps purchase orders true to what vendors answer."
    )
    grammar.add_argument("--version", action="version", version=f"PO Workbench {__version__}")
    grammar.add_argument(
        "--self-check", dest="run", action="store_const", const=_check_itself, help="does this installation work?"
    )
    grammar.add_argument("--home", dest="everything", metavar="DIR", help="keep and find everything in this folder")
    grammar.add_argument(
        "--made-up", action="store_true", help="with --home: a folder to try things in, without a keyring or real work"
    )
    grammar.set_defaults(run=_open_window)
    subparsers = grammar.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        command.add(subparsers)
    return grammar


def _make_up(folder: str | None) -> None:
    """Mark the folder, whose database everybody may then read."""
    from poworkbench.app import keys, places

    if not folder:
        raise Failure("Name the folder to try things in: poworkbench --made-up --home DIR …")
    keys.mark_made_up(places.database())


def _open_window(args: argparse.Namespace) -> int:
    from poworkbench.app.gui import main as window

    return window(made_up=args.made_up)


def _check_itself(_args: argparse.Namespace) -> int:
    from poworkbench.app.self_check import run

    return run()


def _speak_unicode() -> None:
    """Item names hold any letter, whatever the terminal was set to."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
