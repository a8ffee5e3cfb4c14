"""`poworkbench exchange`: working for a client whose ERP has no interface, by its exports and imports."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from poworkbench.app.exchange_desk import ExchangeDesk

Result = TypeVar("Result")

#: Seconds between two looks into a folder, and looks until a file that holds still was certainly taken.
_BETWEEN, _LOOKS = 0.6, 4


def add(subparsers: Any) -> None:
    """Add the command to the command line's grammar."""
    command = subparsers.add_parser("exchange", help="an ERP without an interface: exports in, updates out")
    verbs = command.add_subparsers(title="what to do", dest="verb", required=True, metavar="VERB")
    take = verbs.add_parser("import", help="take in an export of open orders (CSV or XLSX)")
    take.add_argument("file", type=Path, metavar="FILE")
    take.add_argument("--full", action="store_true", help="it has every open order: those not in it are closed")
    take.add_argument("--anyway", action="store_true", help="also where it looks cut off or old")
    take.set_defaults(run=_import)
    watch = verbs.add_parser("watch", help="take in what the ERP writes into a folder, until Ctrl-C")
    watch.add_argument("folder", type=Path, nargs="?", metavar="DIR", help="else the settings' exports")
    watch.add_argument("--once", action="store_true", help="take in what lies there now, then end")
    watch.set_defaults(run=_watch)
    give = verbs.add_parser("export", help="write what is to be given, in the layout of the ERP's import")
    give.add_argument("--out", type=Path, required=True, metavar="FILE", help="a new file: .csv or .xlsx")
    give.add_argument("--date", type=date.fromisoformat, metavar="D", help="only what was decided up to this day")
    give.add_argument("--again", action="store_true", help="what was given before and is not seen yet, too")
    give.set_defaults(run=_export)
    verbs.add_parser("status", help="what is to be given, not yet seen, different").set_defaults(run=_status)
    mapping = verbs.add_parser("map", help="show which column of an export holds what, and keep it in the playbook")
    mapping.add_argument("file", type=Path, metavar="FILE")
    mapping.set_defaults(run=_map)


def _import(args: argparse.Namespace) -> int:
    """Take an export in; 0 where every row was understood, 1 where some orders were left as they were."""
    import sys

    from poworkbench.ui.wording.exchange import row_problem, taken

    with _opened() as desk:
        full = True if args.full else None
        done = _told(args.file, lambda: desk.take(args.file, _progress(), lambda: False, full=full, anyway=args.anyway))
    for problem in done.problems:
        print(row_problem(args.file.name, problem), file=sys.stderr)
    print(taken(done))
    return int(bool(done.problems))


def _watch(args: argparse.Namespace) -> int:
    """Take in export after export; with --once 0 where every file was taken in, 1 where some were left."""
    import sys
    import time

    from poworkbench.app import settings
    from poworkbench.app.cli.failure import Failure
    from poworkbench.app.watched_exports import WatchedExports

    with _opened() as desk:
        folder = args.folder or settings.load().exports_folder()
        if folder is None:
            raise Failure('Name the folder, or write exports = "…" into settings.toml.')
        if not folder.is_dir():
            raise Failure(f"{folder} is no folder.")
        watched, left, looks = WatchedExports(folder, desk), set[str](), 0
        while looks < _LOOKS or not args.once:
            for found in watched.look(_progress(), lambda: False):
                print(found.sentence, file=sys.stdout if found.taken else sys.stderr, flush=True)
                (left.discard if found.taken else left.add)(found.name)
            looks += 1
            time.sleep(_BETWEEN)
    return int(bool(left))


def _export(args: argparse.Namespace) -> int:
    """Write the updates; 0 also where there are none."""
    from poworkbench.ui.wording.exchange import given

    until = datetime.combine(args.date + timedelta(days=1), time()).astimezone() if args.date else None
    with _opened() as desk:
        print(given(_told(args.out, lambda: desk.give(args.out, again=args.again, until=until))))
    return 0


def _status(_args: argparse.Namespace) -> int:
    """Print where the exchange stands."""
    from datetime import UTC

    from poworkbench.ui.wording.exchange import standing

    with _opened() as desk:
        print("\n".join(standing(desk.standing(), datetime.now(UTC))))
    return 0


def _map(args: argparse.Namespace) -> int:
    """Open the screen on which columns are pointed at; 1 where nothing was kept."""
    from poworkbench.app.mapping import show

    return show(args.file)


@contextmanager
def _opened() -> Iterator[ExchangeDesk]:
    """The desk's exchange, for a client whose ERP has no interface; Failure for any other."""
    from poworkbench.app import start
    from poworkbench.app.cli.database import opened_store, unreadable
    from poworkbench.app.cli.failure import Failure
    from poworkbench.app.exchange_desk import ExchangeDesk, matching
    from poworkbench.app.toml_files import TomlProblem

    try:
        found = start.load()
        rules = start.playbook(found)
        if found.erp_url:
            raise Failure("This client's ERP has an interface: the workbench itself exchanges with it.")
        with opened_store(make=True) as store:
            match = matching(store, rules.po_prefix)
            yield ExchangeDesk(store, rules.exchange, start.person(found), match)
    except TomlProblem as problem:
        raise Failure(str(problem)) from problem
    except unreadable() as error:
        cause = str(error).splitlines()[0]
        raise Failure(f"the database cannot be read ({cause}): poworkbench verify says more.") from error


def _told(file: Path, work: Callable[[], Result]) -> Result:
    """The work's result; what is the matter with the file is said in a line."""
    from poworkbench.app.cli.failure import Failure
    from poworkbench.services.exchange.importing import NeedsAnyway
    from poworkbench.ui.wording.exchange import file_problem

    try:
        return work()
    except Exception as problem:
        said = file_problem(file.name, problem)
        if said is None:
            raise
        way_out = " With --anyway it is taken in all the same." if isinstance(problem, NeedsAnyway) else ""
        raise Failure(said + way_out) from problem


def _progress() -> Callable[[int, int], None]:
    """How far the work is, on a terminal's error stream."""
    import sys

    def show(done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\r" if done < total else "\n"
            print(f"{100 * done // max(1, total)} %", end=end, file=sys.stderr, flush=True)

    return show
