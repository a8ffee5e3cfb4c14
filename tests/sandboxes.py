"""A sandbox ERP in a process of its own for tests: `sandbox` gives each test a fresh one with the orders below."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import requests

Json = dict[str, Any]


def made_line(number: int, **changes: str | None) -> Json:
    """One order line in the sandbox's JSON."""
    line: Json = {
        "line": str(number), "vendor_item": f"NV-{1000 + number}", "buyer_item": None, "description": f"Chair {number}",
        "quantity": "4", "unit": "EA", "unit_price": "125.00", "promised_date": "2026-11-20", "status": "open",
    }  # fmt: skip
    return {**line, **changes}


def made_order(po_number: str, line_count: int = 2, **changes: object) -> Json:
    """One open order in the sandbox's JSON."""
    order: Json = {
        "po_number": po_number, "vendor": {"code": "NORDVIK", "name": "Nordvik Furniture AB"},
        "buyer": {"name": "Dana Whitlock", "email": "dana@client.example"}, "order_date": "2026-10-02",
        "currency": "USD", "lines": [made_line(number) for number in range(1, line_count + 1)],
        "total": f"{500 * line_count}.00", "sales_order": "SO-1", "customer_promise": "2026-12-04", "ship_to": None,
        "terms": None, "vendor_order_number": None, "acknowledged_on": None,
    }  # fmt: skip
    return {**order, **changes}


class Sandbox:
    """The process, and what a test does to it from outside."""

    def __init__(self, home: Path, orders: Sequence[Json] = ()) -> None:
        self.home = home
        self._orders = home / "orders.json"
        home.mkdir(parents=True, exist_ok=True)
        self._orders.write_text(json.dumps(orders), "utf-8")
        self._process: subprocess.Popen[bytes] | None = None
        self.url = ""

    def start(self) -> Sandbox:
        """Start it, on the port it had before; returns when it listens."""
        command = [sys.executable, "-m", "poworkbench.sandbox", "--home", str(self.home), "--orders", str(self._orders)]
        self._process = subprocess.Popen(command)
        end = time.monotonic() + 20 + self._orders.stat().st_size / 100_000  # many orders take their time to be kept
        while (state := self._state()).get("pid") != self._process.pid:
            assert self._process.poll() is None, "the sandbox ended"
            assert time.monotonic() < end, "the sandbox does not start"
            time.sleep(0.005)
        self.url = state["url"]
        return self

    def _state(self) -> Json:
        with contextlib.suppress(OSError):
            return json.loads((self.home / "state.json").read_text("utf-8"))  # type: ignore[no-any-return]
        return {}

    def stop(self) -> int:
        """Stop it in good order; its exit status."""
        assert self._process is not None
        self._process.terminate()
        return self._process.wait(20)

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(20)

    @property
    def token(self) -> str:
        """The bearer token."""
        return (self.home / "token").read_text("utf-8")

    def call(self, method: str, path: str, **more: Any) -> requests.Response:
        """A call of the test's own, with the token."""
        headers = {"Authorization": f"Bearer {self.token}", **more.pop("headers", {})}
        return requests.request(method, f"{self.url}{path}", headers=headers, timeout=20, **more)

    def fault(self, name: str, **how: Any) -> None:
        """Switch a fault: on=False, seconds, times, only; name "all" with on=False clears all."""
        self.call("POST", "/_sandbox/faults", json={"name": name, **how}).raise_for_status()

    def edit(self, po: str, line: str | None, field: str, value: str | None) -> None:
        """Somebody else's edit."""
        values = {"po": po, "line": line, "field": field, "value": value}
        self.call("POST", "/_sandbox/edit", json=values).raise_for_status()

    def writes(self, key: str | None = None) -> list[Json]:
        """The log of fields written through the interface (of one key), without other people's edits."""
        found: list[Json] = self.call("GET", "/_sandbox/writes").json()["writes"]
        return [write for write in found if write["key"] is not None and key in (None, write["key"])]

    def now(self, po: str) -> Json:
        """The order as the sandbox has it."""
        found: Json = self.call("GET", f"/orders/{po}").json()["order"]
        return found


@contextlib.contextmanager
def running(home: Path, orders: Sequence[Json] = ()) -> Iterator[Sandbox]:
    """A sandbox that is stopped at the end, however the test left it."""
    sandbox = Sandbox(home, orders).start()
    try:
        yield sandbox
    finally:
        sandbox.stop()


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Sandbox]:
    """Twelve open orders, PO-1 to PO-12, of two lines each."""
    with running(tmp_path / "sandbox", [made_order(f"PO-{number}") for number in range(1, 13)]) as started:
        yield started
