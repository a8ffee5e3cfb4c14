"""A real Tryton, from PyPI, with orders in several states: its database is made once and kept in pytest's cache."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import requests

from poworkbench.adapters.erp.connectors.tryton import Session

HERE = Path(__file__).parent
PERSON, PASSWORD = "workbench", "Workbench-4711"
DATABASE = "po"


class Tryton:
    """One server on one database, and what somebody else does in it."""

    def __init__(self, home: Path, uri: str) -> None:
        self.home, self.uri, self.port = home, uri, _free_port()
        self.url = f"http://127.0.0.1:{self.port}/{DATABASE}"
        self.token = f"{PERSON}:{PASSWORD}"
        self._process: subprocess.Popen[bytes] | None = None
        self._session: requests.Session | None = None

    def start(self) -> Tryton:
        """Answering before this returns."""
        config = configured(self.home, self.uri, self.port)
        command = [str(program("trytond")), "-c", str(config), "-d", DATABASE]
        with (self.home / "trytond.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            assert self._process.poll() is None, (self.home / "trytond.log").read_text()
            time.sleep(0.1)
        raise AssertionError((self.home / "trytond.log").read_text())

    def stop(self) -> None:
        """The server is down."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()
        if self._session is not None:
            self._session.close()
            self._session = None

    def rpc(self, model: str, method: str, *params: Any) -> Any:
        """A call by somebody else."""
        if self._session is None:
            self._session = requests.Session()
            self._session.auth = Session(self.url, lambda: self.token).auth(self._session, (5, 20))
        body = {"id": 1, "method": f"model.{model}.{method}", "params": [*params, {}]}
        answer = self._session.post(f"{self.url}/rpc/", json=body, timeout=30).json()
        assert "error" not in answer, answer
        return answer["result"]

    def order(self, number: str) -> Any:
        """The record of an order."""
        fields = ["number", "state", "reference", "lines", "comment"]
        (found,) = self.rpc("purchase.purchase", "search_read", [["number", "=", number]], 0, 1, None, fields)
        return found

    def lines(self, number: str) -> list[Any]:
        """The records of an order's lines."""
        fields = ["quantity", "unit_price", "delivery_date", "moves"]
        return [self.rpc("purchase.line", "read", [one], fields)[0] for one in sorted(self.order(number)["lines"])]

    def numbered(self, state: str) -> list[str]:
        """The numbers of the orders in a state."""
        where = [["state", "=", state], ["number", ">", ""]]
        found = self.rpc("purchase.purchase", "search_read", where, 0, None, [["id", "ASC"]], ["number"])
        return [order["number"] for order in found]


@contextmanager
def tryton(home: Path, template: Path) -> Iterator[Tryton]:
    """A server on a copy of the template."""
    home.mkdir(parents=True, exist_ok=True)
    shutil.copy(template, home / f"{DATABASE}.sqlite")
    server = Tryton(home, "sqlite://").start()
    try:
        yield server
    finally:
        server.stop()


def sqlite_template(cache: Path) -> Path:
    """The seeded database, made where this version of Tryton and of the seed has none yet (about 40 s)."""
    seed = hashlib.sha256((HERE / "seed.py").read_bytes()).hexdigest()[:8]
    kept = cache / f"tryton-{version('trytond')}-{version('trytond-purchase')}-{seed}.sqlite"
    if not kept.exists():
        made = cache / "making"
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
        (made / f"{DATABASE}.sqlite").touch()
        fill(made, "sqlite://")
        (made / f"{DATABASE}.sqlite").replace(kept)
    return kept


def fill(home: Path, uri: str) -> None:
    """Tryton's own tables, then the seed."""
    config = configured(home, uri, 0)
    (home / "password").write_text("Adminpw-4711\n")
    made = [str(program("trytond-admin")), "-c", str(config), "-d", DATABASE, "--all", "-u", "purchase"]
    made += ["--activate-dependencies", "--email", "a@b.example"]
    subprocess.run(made, check=True, env={**os.environ, "TRYTONPASSFILE": str(home / "password")}, capture_output=True)
    seed = [sys.executable, str(HERE / "seed.py"), str(config), DATABASE, PERSON, PASSWORD]
    subprocess.run(seed, check=True, capture_output=True)


def configured(home: Path, uri: str, port: int) -> Path:
    """Tryton's configuration; its queue keeps a confirmed order from going on to processing by itself."""
    lines = {
        "database": {"uri": uri, "path": str(home)}, "web": {"listen": f"127.0.0.1:{port}"},
        "queue": {"worker": "True"},
    }  # fmt: skip
    text = "\n".join(f"[{name}]\n" + "\n".join(f"{k} = {v}" for k, v in part.items()) for name, part in lines.items())
    (home / "trytond.conf").write_text(text + "\n")
    return home / "trytond.conf"


def program(name: str) -> Path:
    """A command of this environment."""
    return Path(sys.executable).parent / name


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def acknowledged(number: str, lines: list[Any], *said: dict[str, str]) -> bytes:
    """A vendor's answer to an order of the seed, with what it says otherwise than the ERP."""
    from poworkbench.domain.readings import HEADER_FIELDS, READ_LINE_FIELDS

    truth: dict[str, Any] = dict.fromkeys(HEADER_FIELDS) | {"kind": "order_acknowledgement", "po_number": number}
    truth |= {"vendor_name": "Thornbury Chairs", "vendor_order_number": f"T-{number}"}
    truth["lines"] = [
        dict.fromkeys(READ_LINE_FIELDS)
        | {"position": str(n), "buyer_item": f"CH-{1000 + n}", "quantity": str(line["quantity"]),
           "unit_price": line["unit_price"]["decimal"], "promised_date": "2026-12-07"}
        | (said[n - 1] if n <= len(said) else {})
        for n, line in enumerate(lines, 1)
    ]  # fmt: skip
    return json.dumps(truth).encode()
