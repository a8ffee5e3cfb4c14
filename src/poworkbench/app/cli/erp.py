"""`poworkbench erp check`: try every call against the client's ERP and say in words what works."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any


def add(subparsers: Any) -> None:
    """Add the command to the command line's grammar."""
    command = subparsers.add_parser("erp", help="the client's ERP: does it do what is asked of it?")
    verbs = command.add_subparsers(title="what to do", dest="verb", required=True, metavar="VERB")
    check = verbs.add_parser("check", help="try every call and say what works; writes nothing without --write")
    check.add_argument(
        "profile", nargs="?", metavar="PROFILE", help="a shipped profile's name, or a file (else the one set up)"
    )
    check.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="what the profile wants to know"
    )
    check.add_argument("--url", help="its address (else the one that is set up)")
    check.add_argument("--write", metavar="PO", help="try writing too, on this order: a line gets the value it has")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Try, print each step as it is done; 0 where all works, 1 where something does not."""
    from datetime import UTC, datetime
    from uuid import uuid4

    from msgspec.structs import replace

    from poworkbench.adapters.erp.made import erp as made
    from poworkbench.app import start
    from poworkbench.app.cli.failure import Failure
    from poworkbench.app.settings import fault_of_address
    from poworkbench.services.erp_check import ErpCheck, Tried
    from poworkbench.ui.wording.erp_check import line, verdict

    found = start.load()
    if args.profile:
        found = replace(found, erp_profile=args.profile)
    if args.set:
        found = replace(found, erp=dict(pair.partition("=")[::2] for pair in args.set))
    url = args.url or found.erp_url
    if not url:
        raise Failure("No ERP is set up yet; name its address: poworkbench erp check --url https://…")
    fault = fault_of_address(url)
    if fault:
        raise Failure(f"The ERP's address {fault}.")
    erp = made(start.profile(found), url, _token(url), found.erp)
    check = ErpCheck(erp, lambda: datetime.now(UTC), erp.server_time, lambda: str(uuid4()))
    steps: list[Tried] = []
    try:
        for tried in check.read():
            steps.append(tried)
            print(line(tried), flush=True)
        for tried in check.write(args.write) if args.write and not steps[0].unmet else ():
            steps.append(tried)
            print(line(tried), flush=True)
    finally:
        erp.close()
    print(verdict(steps, args.write))
    return int(any(tried.unmet for tried in steps))


def _token(url: str) -> Callable[[], str | None]:
    """The token that the keyring holds for an address, asked for where it holds none and somebody is there to ask."""
    import getpass
    import sys

    from poworkbench.adapters.secrets import system_secrets
    from poworkbench.app.start import token_name

    kept = system_secrets().get(token_name(url))
    token = kept or (getpass.getpass(f"Token for {url}: ").strip() if sys.stdin.isatty() else None)
    return lambda: token
