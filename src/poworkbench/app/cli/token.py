"""`poworkbench token`: tell the keyring another token for the ERP, as when the old one expired."""

from __future__ import annotations

import argparse
from typing import Any


def add(subparsers: Any) -> None:
    """Add the command to the command line's grammar."""
    command = subparsers.add_parser("token", help="keep another token for the ERP in this system's keyring")
    command.set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    """Ask for the token without showing it; Failure where no ERP is set up or no safe keyring keeps it."""
    import getpass

    from poworkbench.adapters.secrets import system_secrets
    from poworkbench.app import start
    from poworkbench.app.cli.failure import Failure

    url, secrets = start.load().erp_url, system_secrets()
    if not url:
        raise Failure("No ERP is set up yet: there is nothing to keep a token for.")
    token = getpass.getpass(f"Token for {url}: ").strip()
    if not token:
        raise Failure("No token was given; the old one stays.")
    secrets.set(start.token_name(url), token)
    if not secrets.kept:
        raise Failure(
            "This system has no safe keyring, so the token was not kept: the window asks for it at each start."
        )
    print("Kept. The window takes it at the next call.")
    return 0
