"""`poworkbench lessons`: what vendors' documents have taught, tried on those documents, taken back, or told by hand."""

from __future__ import annotations

import argparse
from typing import Any


def add(subparsers: Any) -> None:
    """Add the command to the command line's grammar."""
    command = subparsers.add_parser("lessons", help="what vendors' documents have taught")
    command.add_argument("vendor", nargs="?", help="only this vendor's")
    command.add_argument("--forget", type=int, metavar="NUMBER", help="take back the lesson with this number")
    command.add_argument(
        "--try", dest="tried", action="store_true", help="read the documents that taught, with and without"
    )
    command.add_argument(
        "--pack", nargs=2, metavar=("UNIT", "HOLDS"), help='what a unit holds at this vendor: --pack CTN "12 EA"'
    )
    command.add_argument(
        "--item", nargs=2, metavar=("PRINTED", "ORDERED"), help="which code of the order the vendor's own code is"
    )
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what was asked and print what stands then."""
    from poworkbench.adapters.documents.reader import DocumentReader
    from poworkbench.app import start
    from poworkbench.app.cli.database import opened_store
    from poworkbench.app.cli.failure import Failure
    from poworkbench.app.reading_documents import learner, trial
    from poworkbench.services.refusals import NotTaken
    from poworkbench.services.teaching import Teaching
    from poworkbench.ui.wording.refusals import refused

    person = start.person(start.load())
    with opened_store(make=bool(args.pack or args.item)) as store, DocumentReader(workers=1) as documents:
        teaching = Teaching(store, learner(documents), trial(documents))
        try:
            _change(args, teaching, person)
        except NotTaken as problem:
            raise Failure(refused(problem)) from problem
        print("\n".join(_tried(args, teaching) if args.tried else _listed(args, teaching)))
    return 0


def _change(args: argparse.Namespace, teaching: Any, person: str) -> None:
    from poworkbench.app.cli.failure import Failure
    from poworkbench.domain.lessons import Lesson

    if (args.pack or args.item) and not args.vendor:
        raise Failure("say whose units or codes these are: poworkbench lessons VENDOR --pack CTN '12 EA'")
    if args.pack:
        teaching.tell(args.vendor, Lesson("pack", *args.pack), person)
    if args.item:
        teaching.tell(args.vendor, Lesson("item", *args.item), person)
    if args.forget is not None:
        teaching.forget(args.forget, person)


def _listed(args: argparse.Namespace, teaching: Any) -> list[str]:
    from poworkbench.domain.vendor_names import same
    from poworkbench.ui.wording.lessons import told

    lines = [
        f"{number:3d}  {learnt.vendor}: {told(learnt.lesson)}  ({learnt.entry.person}, {learnt.entry.at:%Y-%m-%d})"
        for number, learnt in enumerate(teaching.lessons(), 1)
        if args.vendor is None or same(args.vendor, learnt.vendor)
    ]
    return lines or ["Nothing was learnt so far."]


def _tried(args: argparse.Namespace, teaching: Any) -> list[str]:
    from poworkbench.ui.wording.lessons import tried

    vendors = [args.vendor] if args.vendor else sorted({learnt.vendor for learnt in teaching.lessons()})
    lines = [f"{vendor}: {tried(one)}" for vendor in vendors for one in teaching.tried(vendor)]
    return lines or ["No document has taught anything so far."]
