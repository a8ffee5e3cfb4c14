"""Ten real documents worked by keyboard alone: the shipped day, the real reader, the real window, HTTP to an ERP."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.benches import bench_setup
from tests.sandboxes import Sandbox, running
from tests.ui.hands import Hand

from poworkbench.app import places
from poworkbench.app.wiring import Desk
from poworkbench.ui.main_window import Window
from poworkbench.ui.pictures import settle

pytestmark = [pytest.mark.qt_log_ignore(".*propagateSizeHints.*", ".*does not support raise.*", extend=True)]

DEMO = places.resources() / "demo"
ORDERS = 10


@pytest.fixture
def shift(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[Desk, Window, Sandbox]]:
    """A desk with the first documents of the day taken in, and its window."""
    with running(tmp_path / "erp", json.loads((DEMO / "orders.json").read_bytes())) as sandbox:
        desk = Desk(bench_setup(tmp_path / "desk", sandbox.url, sandbox.token, "ana"))
        try:
            desk.rounds.once()
            take_in(desk, readable()[:ORDERS])
            window = Window(desk.operator, client="Harbor & Hearth", person="ana", settings_path=tmp_path / "w.ini")
            qtbot.addWidget(window)
            window.show()
            settle(window)
            yield desk, window, sandbox
            window.close()
        finally:
            desk.close()


def readable() -> list[str]:
    """The day's acknowledgements with text that name their order."""
    day = json.loads((DEMO / "manifest.json").read_bytes())
    named = [each for each in day if each["file"].endswith(".pdf") and each["po_number"]]
    return [each["file"] for each in named if not re.search("scan|another order", each["what"])]


def take_in(desk: Desk, files: list[str]) -> None:
    """Let files arrive in the watched folder and be read."""
    for name in files:
        shutil.copy(DEMO / "documents" / name, desk.setup.inbox / name)
    end = time.monotonic() + 60
    while len(desk.operator.queue()) < len(files):
        assert time.monotonic() < end, "the documents were not taken in"
        desk.take_in()
        time.sleep(0.1)


def test_ten_orders_without_a_mouse(shift: tuple[Desk, Window, Sandbox]) -> None:
    desk, window, sandbox = shift
    hand = Hand(window)
    budget = 0
    for number in range(ORDERS):
        if number == ORDERS // 2:
            sandbox.fault("down")
        budget += work_the_open_document(desk, hand)
    states = {row.name: row.state for row in desk.operator.queue()}
    assert set(states.values()) == {"done"}, states
    desk.rounds.once()
    assert desk.operator.status().offline_since is not None
    sandbox.fault("down", on=False)
    desk.rounds.once()
    status = desk.operator.status()
    assert (status.waiting_for_erp, status.conflicts, status.refused, status.offline_since) == (0, 0, 0, None)
    assert hand.keys <= budget
    written = [(write["po"], write["line"], write["field"]) for write in sandbox.writes() if write["line"]]
    assert written
    assert len(written) == len(set(written))


def work_the_open_document(desk: Desk, hand: Hand) -> int:
    """Accept what an operator may accept, ask the buyer for the rest, confirm; the keys that this may take."""
    assert hand.document is not None
    needing = [row for row in desk.operator.review(hand.document).rows() if row.needs_person]
    for row in needing:
        assert hand.focused == row.key
        hand.press(*(("A",) if row.may_accept else ("E", "Return")))
    hand.press("Return")
    return 1 + sum(1 if row.may_accept else 3 for row in needing)
