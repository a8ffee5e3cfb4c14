"""Closing the desk in the middle of a document: nothing hangs, nothing half known is recorded."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from tests.benches import bench_setup
from tests.sandboxes import running

from poworkbench.app import places
from poworkbench.app.wiring import Desk

DEMO = places.resources() / "demo"
READABLE = ["ACK_4472655.pdf", "0714719.pdf", "OB_VO26-04502.pdf"]
BROKEN = "cut-off.pdf"


def test_a_desk_closed_while_it_reads_goes_on_at_the_next_start(tmp_path: Path) -> None:
    with running(tmp_path / "erp", json.loads((DEMO / "orders.json").read_bytes())) as sandbox:
        setup = bench_setup(tmp_path / "desk", sandbox.url, sandbox.token, "ana")
        setup.inbox.mkdir(parents=True)
        for name in READABLE:
            shutil.copy(DEMO / "documents" / name, setup.inbox / name)
        (setup.inbox / BROKEN).write_bytes(b"%PDF-1.7 cut off")
        desk = Desk(setup)
        desk.start()
        wait_for(lambda: len(desk.operator.queue()) > 0)
        desk.close()
        assert problems(Desk(setup)) <= {(BROKEN, "damaged"), *((name, None) for name in (*READABLE, BROKEN))}
        desk = Desk(setup)
        desk.start()
        wait_for(lambda: sum(row.po_number is not None for row in desk.operator.queue()) == len(READABLE))
        wait_for(lambda: any(row.problem for row in desk.operator.queue()))
        assert problems(desk) == {(BROKEN, "damaged"), *((name, None) for name in READABLE)}


def problems(desk: Desk) -> set[tuple[str, str | None]]:
    """What is the matter with each document; closes the desk."""
    found = {(row.name, row.problem) for row in desk.operator.queue()}
    desk.close()
    return found


def wait_for(done: Callable[[], bool]) -> None:
    """Until it is so; a minute at most."""
    end = time.monotonic() + 60
    while not done():
        assert time.monotonic() < end
        time.sleep(0.01)
