"""kill -9 at every step of a small day: a process dies, another goes on, no decision is lost, none is doubled."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import requests
from tests.benches import Bench, document
from tests.sandboxes import Sandbox, made_order
from tests.steps import stepped

from poworkbench.adapters.arrivals.folder import FolderArrivals
from poworkbench.adapters.mail import EmlFolder
from poworkbench.adapters.store import heads
from poworkbench.adapters.store.unit import SqlUnit
from poworkbench.domain.events import DocumentConfirmed, Escalated, ValueDecided

#: Before and after each of these the process may die; between an append and the head lies the commit.
STEPS: tuple[tuple[Any, str], ...] = (
    (SqlUnit, "append"), (heads, "keep"), (requests.Session, "send"), (EmlFolder, "send"), (FolderArrivals, "done"),
)  # fmt: skip

PRICE = ("1", "unit_price")
MISSING = ("2", "line_missing")
_FORK = multiprocessing.get_context("fork")


def die_at(number: int) -> Callable[[], int]:
    """Make this process kill itself at its `number`-th step; gives the count of steps so far."""
    count = 0

    def step() -> None:
        nonlocal count
        count += 1
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)

    stepped(STEPS, step)
    return lambda: count


def work_a_day(home: Path, sandbox: Sandbox, number: int) -> None:
    """What an operator does, who looks at the screen and goes on where he is; what he saw saved goes into `seen`."""
    steps = die_at(number)
    bench = Bench(home, sandbox)
    bench.desk.arrivals = FolderArrivals(home / "inbox", settle_seconds=0)
    bench.sync()
    for _ in range(2):
        bench.desk.take_in()
    decide(bench, home / "seen")
    while bench.desk.operator.status().waiting_for_erp:
        bench.sync()
    bench.close()
    (home / "steps").write_text(str(steps()))


def decide(bench: Bench, seen: Path) -> None:
    """Decide what the screen still shows as undecided."""
    operator = bench.desk.operator
    for queued in operator.queue():
        rows = {row.key: row for row in operator.review(queued.document).rows()}
        if PRICE in rows and rows[PRICE].needs_person:
            operator.accept(queued.document, *PRICE)
            saw(seen, "accepted")
        if MISSING in rows and rows[MISSING].needs_person:
            operator.escalate(queued.document, *MISSING, "Where is it?")
            saw(seen, "escalated")
        if queued.state != "done":
            operator.confirm(queued.document)
            saw(seen, f"confirmed {queued.po_number}")


def saw(seen: Path, what: str) -> None:
    """The verb returned: from here on the operator counts on it."""
    with seen.open("a") as file:
        file.write(what + "\n")


def run(home: Path, sandbox: Sandbox, number: int) -> int:
    """The day in a process of its own; its exit code."""
    process = _FORK.Process(target=work_a_day, args=(home, sandbox, number))
    process.start()
    process.join(60)
    return process.exitcode if process.exitcode is not None else 99


def made_day(folder: Path) -> tuple[Path, Sandbox]:
    """A sandbox, and two documents that lie in the inbox: one with a dearer price and a line missing, one clean."""
    sandbox = Sandbox(folder / "erp", [made_order("PO-1"), made_order("PO-2")]).start()
    home = folder / "desk"
    (home / "inbox").mkdir(parents=True)
    dearer = document("PO-1", {"unit_price": "131.50"}).replace(b"NV-1002", b"NV-1001")
    (home / "inbox" / "1.json").write_bytes(one_line_less(dearer))
    (home / "inbox" / "2.json").write_bytes(document("PO-2"))
    return home, sandbox


def one_line_less(content: bytes) -> bytes:
    """The document without its second line."""
    import json

    said = json.loads(content)
    return json.dumps(said | {"lines": said["lines"][:1]}).encode()


def check(home: Path, sandbox: Sandbox) -> None:
    """Each decision stands in the journal once and in the ERP once; every one that was seen saved is there."""
    bench = Bench(home, sandbox)
    try:
        with bench.desk.store.reading() as unit:
            entries = unit.entries()
        decided = Counter(type(e.event).__name__ for e in entries)
        assert decided[ValueDecided.__name__] == decided[Escalated.__name__] == 1
        assert decided[DocumentConfirmed.__name__] == 2
        assert Counter((home / "seen").read_text().splitlines()).most_common(1)[0][1] == 1
        assert bench.holds()
        assert bench.desk.operator.status().waiting_for_erp == 0
    finally:
        bench.close()
    fields = Counter((w["po"], w["line"], w["field"]) for w in sandbox.writes())
    assert fields[("PO-1", "1", "unit_price")] == 1
    assert set(fields.values()) == {1}
    assert sandbox.now("PO-1")["lines"][0]["unit_price"] == "131.50"
    for order in ("PO-1", "PO-2"):
        assert sandbox.now(order)["vendor_order_number"] == f"V-{order}"
        assert len(sandbox.call("GET", f"/orders/{order}/attachments").json()["attachments"]) == 1
    assert len(sandbox.call("GET", "/orders/PO-1/comments").json()["comments"]) == 1
    assert len(list((home / "outgoing").glob("*.eml"))) == 1


def day_killed_at(folder: Path, number: int) -> int:
    """Kill a day at one step, go on, and check; the number of steps a whole day has."""
    home, sandbox = made_day(folder)
    try:
        killed = run(home, sandbox, number)
        assert killed == (-signal.SIGKILL if number else 0)
        assert run(home, sandbox, 0) == 0
        check(home, sandbox)
        return int((home / "steps").read_text())
    finally:
        sandbox.stop()


def test_a_day_nobody_kills(tmp_path: Path) -> None:
    home, sandbox = made_day(tmp_path)
    try:
        assert run(home, sandbox, 0) == 0
        check(home, sandbox)
        assert int((home / "steps").read_text()) > 40
    finally:
        sandbox.stop()


@pytest.mark.timeout(400)
def test_killed_at_every_step_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    home, sandbox = made_day(tmp_path / "whole")
    try:
        assert run(home, sandbox, 0) == 0
        steps = int((home / "steps").read_text())
    finally:
        sandbox.stop()
    for number in range(1, steps + 1):
        day_killed_at(tmp_path / str(number), number)
