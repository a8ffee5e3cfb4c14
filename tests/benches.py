"""A whole desk against a sandbox ERP: the real services, store, HTTP and folders; only the reading is given."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.made_readings import reading_of_truth
from tests.sandboxes import made_order, running
from tests.sealed import KEYS

from poworkbench.app import erp_profiles, playbook_files
from poworkbench.app.setup import Setup
from poworkbench.app.wiring import Desk
from poworkbench.domain.orders import Order
from poworkbench.domain.problems import NoText
from poworkbench.domain.readings import HEADER_FIELDS, READ_LINE_FIELDS, Reading
from poworkbench.services.ports import Clock
from poworkbench.services.views import ReviewRow

ARRIVED = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def given_reading(content: bytes, _order: Order | None) -> tuple[int, Reading]:
    """The reading that a test wrote into the document itself; a document without one is a scan."""
    if not content.startswith(b"{"):
        raise NoText
    return 1, reading_of_truth(json.loads(content))


def document(po_number: str, *lines: dict[str, str], **head: str) -> bytes:
    """A document that acknowledges an order of `made_order`, with what it says otherwise."""
    truth: dict[str, Any] = dict.fromkeys(HEADER_FIELDS) | {"kind": "order_acknowledgement", "po_number": po_number}
    truth |= {"vendor_name": "Nordvik Furniture AB", "vendor_order_number": f"V-{po_number}"} | head
    said = [
        {
            "position": str(n), "vendor_item": f"NV-{1000 + n}", "quantity": "4", "unit": "EA",
            "unit_price": "125.00", "promised_date": "2026-11-20",
        } | (lines[n - 1] if n <= len(lines) else {})
        for n in (1, 2)
    ]  # fmt: skip
    truth["lines"] = [dict.fromkeys(READ_LINE_FIELDS) | line for line in said]
    return json.dumps(truth).encode()


class Bench:
    """One desk, its sandbox, and what a test asks of both."""

    def __init__(
        self, home: Path, sandbox: Any, person: str = "ana", profile: str = "rest", clock: Clock | None = None
    ) -> None:
        self.home, self.sandbox, self.profile = home, sandbox, profile
        self.desk = Desk(bench_setup(home, sandbox.url, sandbox.token, person, profile), clock=clock)
        self.desk.intake = replace(self.desk.intake, reader=given_reading)

    def close(self) -> None:
        """End the desk."""
        self.desk.close()

    def again(self) -> Bench:
        """The same desk after a restart."""
        self.close()
        return Bench(self.home, self.sandbox, profile=self.profile)

    def receive(self, content: bytes, name: str = "ack.json") -> str:
        """Take a document in and read it; its SHA-256."""
        self.desk.intake.receive(name, content, ARRIVED, "test")
        while self.desk.intake.read_waiting().areas:
            pass
        return self.desk.operator.queue()[0].document if len(self.desk.operator.queue()) == 1 else _sha(content)

    def row(self, doc: str, line: str | None, field: str) -> ReviewRow:
        """One row of a review."""
        return next(row for row in self.desk.operator.review(doc).rows() if row.key == (line, field))

    def one_lane(self) -> None:
        """From now on one order after the other, so that a test can count the calls of a round."""
        parts = self.desk.rounds._work._parts
        self.desk.rounds._work._parts = replace(parts, pushes=parts.pushes[:1])

    def sync(self) -> None:
        """One round."""
        self.desk.rounds.once()

    def written(self, field: str) -> list[str | None]:
        """What was written into a field through the interface, in order."""
        return [write["new"] for write in self.sandbox.writes() if write["field"] == field]

    def holds(self) -> bool:
        """Whether the journal and all that is derived from it hold."""
        return self.desk.operator.verify(lambda _done, _all: None, lambda: False).broken_entry is None


def _sha(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()


def bench_setup(home: Path, url: str, token: str, person: str, profile: str = "rest") -> Setup:
    """Where a bench keeps its things."""
    return Setup(
        database=home / "database" / "workbench.sqlite3", keys=KEYS, inbox=home / "inbox", outgoing=home / "outgoing",
        erp_url=url, token=lambda: token, person=person, playbook=playbook_files.load(),
        profile=erp_profiles.load(profile), pause=0.05,
    )  # fmt: skip


@contextlib.contextmanager
def benches(folder: Path) -> Iterator[Bench]:
    """A bench that has pulled its orders once."""
    with running(folder / "sandbox", [made_order(f"PO-{number}") for number in range(1, 7)]) as sandbox:
        made = Bench(folder / "desk", sandbox)
        try:
            made.sync()
            yield made
        finally:
            made.close()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A desk with six open orders, PO-1 to PO-6."""
    with benches(tmp_path) as made:
        yield made
