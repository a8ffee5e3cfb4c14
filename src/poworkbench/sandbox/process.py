"""The sandbox as a process: its home, its token, its state file, starting and stopping.

HOME/sandbox.sqlite   everything it knows
HOME/token            the bearer token, readable by its owner alone; made at the first start
HOME/state.json       {"pid", "port", "url"} while it runs; pid is null after a clean stop, and the port is tried again
"""

from __future__ import annotations

import json
import os
import secrets
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from poworkbench.sandbox.serving import SandboxServer
from poworkbench.sandbox.store import Store

#: Where the token may come from instead of the file; it never stands on a command line.
TOKEN_VARIABLE = "POWORKBENCH_SANDBOX_TOKEN"  # noqa: S105 - the name of the variable, not what it holds


_STOPS = (signal.SIGTERM, signal.SIGINT)

#: Seconds between two looks whether to stop.
_BREATH = 0.02


def serve(home: Path, *, port: int = 0, orders: Path | None = None, token_file: Path | None = None) -> int:
    """Run until SIGTERM or SIGINT; port 0 takes the one used before, else a free one. Gives the exit status."""
    home.mkdir(parents=True, exist_ok=True)
    store = Store(home / "sandbox.sqlite")
    if orders is not None:
        store.load(json.loads(orders.read_text("utf-8")))
    server = _listening(port or _port_before(home), store, token(home, token_file), fixed=bool(port))
    calls = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": _BREATH}, name="calls")
    try:
        with _asked_to_stop() as asked:
            calls.start()
            _say(home, server, os.getpid())
            while not asked:
                time.sleep(_BREATH)
    finally:
        server.stopping.set()
        server.shutdown()
        calls.join()
        server.server_close()
        store.close()
        _say(home, server, None)
    return 0


def token(home: Path, token_file: Path | None = None) -> str:
    """The bearer token: from the environment, else from the file, which is made where it is missing."""
    path = token_file or home / "token"
    found = os.environ.get(TOKEN_VARIABLE) or (path.read_text("utf-8") if path.exists() else "")
    if not found.strip():
        found = secrets.token_urlsafe(32)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(found)
    return found.strip()


def state(home: Path) -> Mapping[str, Any]:
    """What the state file says; empty where there is none."""
    try:
        found = json.loads((home / "state.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _port_before(home: Path) -> int:
    port = state(home).get("port")
    return port if isinstance(port, int) else 0


def _listening(port: int, store: Store, token: str, *, fixed: bool) -> SandboxServer:
    try:
        return SandboxServer(port, store, token)
    except OSError:
        if fixed:
            raise
        return SandboxServer(0, store, token)


@contextmanager
def _asked_to_stop() -> Iterator[list[int]]:
    """The signals that asked us to stop, empty until then; a handler that only takes notes interrupts nothing."""
    asked: list[int] = []
    before = {number: signal.signal(number, lambda given, _: asked.append(given)) for number in _STOPS}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _say(home: Path, server: SandboxServer, pid: int | None) -> None:
    said = {"pid": pid, "port": server.server_port, "url": f"http://127.0.0.1:{server.server_port}"}
    whole = home / f"state.{os.getpid()}.tmp"
    whole.write_text(json.dumps(said), "utf-8")
    whole.replace(home / "state.json")


def main(arguments: list[str] | None = None) -> int:
    """`python -m poworkbench.sandbox`."""
    import argparse

    parser = argparse.ArgumentParser("poworkbench.sandbox", description="A purchase-order ERP to try things on.")
    parser.add_argument("--home", type=Path, required=True, help="folder for its database, token and state")
    parser.add_argument("--port", type=int, default=0, help="0: the one used before, else a free one")
    parser.add_argument("--orders", type=Path, help="JSON list of orders to take in where they are not known yet")
    parser.add_argument("--token-file", type=Path, help=f"default: HOME/token; {TOKEN_VARIABLE} goes before it")
    given = parser.parse_args(arguments)
    try:
        return serve(given.home, port=given.port, orders=given.orders, token_file=given.token_file)
    except (OSError, ValueError) as error:
        print(f"sandbox: {error}", file=sys.stderr)
        return 2
