"""`poworkbench sandbox`: the ERP to try things on, started, stopped, broken and edited from outside."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from poworkbench.app.cli.failure import Failure

FAULTS = ("down", "slow", "busy", "error", "cut")

#: How "none" is said where a value or a line is asked for.
NONE = "-"


def add(subparsers: Any) -> None:
    """Add the command to the command line's grammar."""
    command = subparsers.add_parser("sandbox", help="the ERP to try things on: start, stop, break, edit")
    verbs = command.add_subparsers(title="what to do", dest="verb", required=True, metavar="VERB")
    verbs.add_parser("start", help="start it, or say where it runs")
    verbs.add_parser("stop", help="end it")
    verbs.add_parser("status", help="whether it runs, and which faults are on")
    verbs.add_parser("writes", help="every field that was written, as tab-separated lines")
    _add_fault(verbs.add_parser("fault", help="make something go wrong, or right again"))
    _add_edit(verbs.add_parser("edit", help="change an order as somebody else would"))
    for verb in verbs.choices.values():
        verb.add_argument("--home", type=Path, help="the demo day's folder (as for `demo`)")
    _add_serve(verbs.add_parser("serve", help="run it in this terminal"))
    command.set_defaults(run=run)


def _add_serve(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--home", dest="folder", type=Path, help="the sandbox's own folder")
    verb.add_argument("--orders", type=Path, help="JSON list of orders (the demo's)")
    verb.add_argument("--port", type=int, default=0, help="0: the one used before, else a free one")


def _add_fault(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("name", choices=(*FAULTS, "all"), help="all: together with --off")
    verb.add_argument("--off", action="store_true", help="switch it off")
    verb.add_argument("--seconds", type=float, help="slow: how long an answer takes; busy: how long to wait")
    verb.add_argument("--times", type=int, help="for the next calls only")
    verb.add_argument("--only", choices=("reads", "writes"), help="for such calls only (cut: writes)")


def _add_edit(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("po", help="order number")
    verb.add_argument("line", help=f"line number; {NONE}: the order's head")
    verb.add_argument("field", help="quantity, unit_price, promised_date, ...")
    verb.add_argument("value", help=f"the new value; {NONE}: none")


def run(args: argparse.Namespace) -> int:
    """Do one thing to the sandbox and say what came of it."""
    from poworkbench.app.demo.homes import sandbox_folder
    from poworkbench.sandbox.remote import NotDone

    folder = getattr(args, "folder", None) or sandbox_folder(getattr(args, "home", None))
    try:
        return _VERBS[args.verb](args, folder)
    except NotDone as problem:
        raise Failure(str(problem), 1) from None


def _start(_args: argparse.Namespace, folder: Path) -> int:
    print(f"The sandbox runs at {_process(folder).start().url}.")
    return 0


def _stop(_args: argparse.Namespace, folder: Path) -> int:
    _process(folder).stop()
    print("The sandbox does not run.")
    return 0


def _status(_args: argparse.Namespace, folder: Path) -> int:
    remote = _running(folder)
    print(f"The sandbox runs at {remote.url} with {remote.health()['orders']} orders.")
    _print_faults(remote.faults())
    return 0


def _fault(args: argparse.Namespace, folder: Path) -> int:
    how = {"on": not args.off, "seconds": args.seconds, "times": args.times, "only": args.only}
    _print_faults(_running(folder).fault(args.name, **how))
    return 0


def _edit(args: argparse.Namespace, folder: Path) -> int:
    line, value = (None if given == NONE else given for given in (args.line, args.value))
    _running(folder).edit(args.po, line, args.field, value)
    return 0


def _writes(_args: argparse.Namespace, folder: Path) -> int:
    for write in _running(folder).writes():
        print("\t".join(write[name] or NONE for name in ("at", "key", "po", "line", "field", "old", "new")))
    return 0


def _serve(args: argparse.Namespace, folder: Path) -> int:
    from poworkbench.app.demo.homes import day_folder
    from poworkbench.sandbox.process import serve

    try:
        return serve(folder, port=args.port, orders=args.orders or day_folder() / "orders.json")
    except (OSError, ValueError) as error:
        raise Failure(f"sandbox: {error}") from error


def _process(folder: Path) -> Any:
    from poworkbench.app.demo.homes import day_folder
    from poworkbench.app.demo.sandbox_process import SandboxProcess

    return SandboxProcess(folder, day_folder() / "orders.json")


def _running(folder: Path) -> Any:
    from poworkbench.sandbox.remote import living

    remote = living(folder)
    if remote is None:
        raise Failure("The sandbox does not run.", 1)
    return remote


def _print_faults(faults: list[dict[str, Any]]) -> None:
    for fault in faults:
        further = [f"{name} {fault[name]}" for name in ("seconds", "times", "only") if fault[name]]
        print(", ".join([f"fault on: {fault['name']}", *further]))
    if not faults:
        print("No fault is on.")


_VERBS = {
    "start": _start, "stop": _stop, "status": _status, "fault": _fault, "edit": _edit, "writes": _writes,
    "serve": _serve,
}  # fmt: skip
