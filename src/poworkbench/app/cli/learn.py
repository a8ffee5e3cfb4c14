"""`poworkbench learn FILE --truth truth.json`: what an operator's corrections of a document teach of its vendor."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add(subparsers: Any) -> None:
    """Add the command to the command line's grammar."""
    command = subparsers.add_parser("learn", help="learn from a document whose values are known how its vendor writes")
    command.add_argument("file", type=Path, help="the document")
    command.add_argument("--truth", type=Path, required=True, metavar="FILE", help="what it says, as JSON")
    command.add_argument("--vendor", help="whose document it is, where the truth does not say it")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Learn, keep what was learnt in this desk's journal, and print it."""
    from poworkbench.adapters.documents.reader import DocumentReader
    from poworkbench.app import start
    from poworkbench.app.cli import printed
    from poworkbench.app.cli.database import opened_store
    from poworkbench.app.cli.failure import Failure
    from poworkbench.app.cli.input import content_of, wanted_of_file
    from poworkbench.app.reading_documents import learner, trial
    from poworkbench.domain.problems import DocumentProblem
    from poworkbench.services.teaching import Teaching
    from poworkbench.ui.wording.lessons import told
    from poworkbench.ui.wording.problems import sentence

    content, wanted = content_of(args.file), wanted_of_file(args.truth)
    vendor = args.vendor or wanted.header.get("vendor_name")
    if not vendor:
        raise Failure(f"{args.truth}: it names no vendor; say whose document it is with --vendor NAME.")
    with opened_store(make=True) as store, DocumentReader(workers=1) as documents:
        try:
            teaching = Teaching(store, learner(documents), trial(documents))
            lessons = teaching.teach(content, vendor, wanted, start.person(start.load()))
        except DocumentProblem as problem:
            raise Failure(sentence(problem, str(args.file))) from problem
    if args.json:
        print(printed.as_json({"vendor": vendor, "lessons": [printed.lesson(each) for each in lessons]}))
    else:
        print("\n".join([f"{vendor}: {len(lessons)} learnt", *(f"  {told(lesson)}" for lesson in lessons)]))
    return 0
