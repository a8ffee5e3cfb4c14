"""One kind of call fails for long: it rests, what rests is said in words, and everything else goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.benches import Bench, document
from tests.faults.line import CALLS, Fault, Handler, Line, says
from tests.sandboxes import made_order, running
from tests.sealed import with_keyring

from poworkbench.adapters.clock import SystemClock
from poworkbench.adapters.erp.profiled import ProfileErp
from poworkbench.app import places
from poworkbench.app.cli.main import main
from poworkbench.app.places import HOME_VARIABLE
from poworkbench.services.ports import Odd, Snapshot, Unreachable
from poworkbench.ui.wording.standing import standing

DEARER, FEWER = {"unit_price": "131.50"}, {"quantity": "3"}
ORDERS = range(1, 9)


class Clock(SystemClock):
    """A desk's clock that a test puts on."""

    ahead = timedelta(0)

    def now(self) -> datetime:
        return super().now() + self.ahead


class Failing:
    """A fault that counts how often it was met."""

    def __init__(self, fault: Fault) -> None:
        self._fault, self.met = fault, 0

    def __call__(self, handler: Handler) -> None:
        self.met += 1
        self._fault(handler)


class Place:
    """A desk over a line on which one kind of call can go wrong, its clock, and its ERP."""

    def __init__(self, folder: Path, erp: object, *, counted: bool = True) -> None:
        self.clock, self.line = Clock(), Line(int(erp.url.rpartition(":")[2]))  # type: ignore[attr-defined]
        through = type("Through", (), {"url": f"http://127.0.0.1:{self.line.port}", "token": erp.token})  # type: ignore[attr-defined]
        self.bench = Bench(folder, through, clock=self.clock)
        self.bench.sandbox = erp
        if counted:
            self.bench.one_lane()
        self.bench.sync()

    def fails(self, call: str, fault: Fault) -> Failing:
        """From now on, until it is mended."""
        failing = Failing(fault)
        self.line.fault(call, failing, None)
        return failing

    def foot(self) -> str:
        """What the last line of the window says."""
        return " · ".join(text for text, _ in standing(self.bench.desk.operator.status(), self.clock.now(), UTC))

    def close(self) -> None:
        self.bench.close()
        self.line.close()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with running(tmp_path / "erp", [made_order(f"PO-{n}") for n in ORDERS]) as erp:
        made = Place(tmp_path / "home", erp)
        yield made
        made.close()


def owe(bench: Bench) -> None:
    """To each order a price, a question, and the document with its head."""
    for n in ORDERS:
        doc = bench.receive(document(f"PO-{n}", DEARER, FEWER), f"{n}.json")
        bench.desk.operator.accept(doc, "1", "unit_price")
        bench.desk.operator.escalate(doc, "2", "quantity", "Only three?")
        bench.desk.operator.confirm(doc)


def left(bench: Bench) -> set[str]:
    """The steps that are still owed."""
    with bench.desk.store.reading() as unit:
        return {operation.step for operation in unit.owed()}


@pytest.mark.parametrize(
    ("call", "rests", "words"),
    [("attach", {"attach"}, "documents wait"), ("comment", {"comment"}, "questions wait"),
     ("push", {"line", "head"}, "values wait")],
)  # fmt: skip
def test_a_kind_of_call_that_fails_rests_alone(place: Place, call: str, rests: set[str], words: str) -> None:
    bench = place.bench
    owe(bench)
    failing = place.fails(call, says(500))
    bench.sync()
    assert failing.met == 3
    assert left(bench) == rests
    assert f"{words} until" in place.foot()
    assert "everything else goes on: The server's own sentence." in place.foot()
    assert bench.desk.operator.status().offline_since is None
    bench.sync()
    assert failing.met == 3
    place.clock.ahead += timedelta(seconds=61)
    bench.sync()
    assert failing.met == 4
    place.line.mend()
    place.clock.ahead += timedelta(seconds=61)
    bench.sync()
    assert left(bench) == set()
    assert not bench.desk.operator.status().resting
    assert bench.written("unit_price") == ["131.50"] * len(ORDERS)
    for n in ORDERS:
        assert len(bench.sandbox.call("GET", f"/orders/PO-{n}/comments").json()["comments"]) == 1
        assert len(bench.sandbox.call("GET", f"/orders/PO-{n}/attachments").json()["attachments"]) == 1
    assert bench.holds()


@pytest.mark.parametrize(("status", "headers"), [(429, {"Retry_After": "30"}), (503, {"Retry_After": "30"}), (403, {})])
def test_who_asks_to_wait_with_documents_gets_the_values_all_the_same(
    place: Place, status: int, headers: dict[str, str]
) -> None:
    owe(place.bench)
    failing = place.fails("attach", says(status, **headers))
    place.bench.sync()
    assert (failing.met, left(place.bench)) == (1, {"attach"})
    place.clock.ahead += timedelta(seconds=20 if headers else 0)
    place.bench.sync()
    assert failing.met == 1


def test_a_pull_that_fails_by_itself_keeps_no_decision_back(place: Place) -> None:
    bench = place.bench
    failing = place.fails("pull", says(500))
    for _ in range(3):
        bench.sync()
    assert bench.desk.operator.status().offline_since
    owe(bench)
    bench.sync()
    assert left(bench) == set()
    assert bench.desk.operator.status().offline_since is None
    assert "news from the ERP wait until" in place.foot()
    met = failing.met
    bench.sync()
    assert failing.met == met
    bench.sandbox.edit("PO-1", "2", "promised_date", "2026-12-24")
    place.line.mend()
    place.clock.ahead += timedelta(seconds=61)
    bench.sync()
    with bench.desk.store.reading() as unit:
        known = unit.snapshot("PO-1")
    assert known is not None
    assert str(known[0].order.lines[1].promised_date) == "2026-12-24"


def test_a_line_that_is_down_is_tried_by_few_calls(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    owe(place.bench)
    failing = Failing(says(500))
    monkeypatch.setattr(place.line, "fault_of", lambda _method, _path: failing)
    place.bench.sync()
    assert failing.met == 1
    for _ in range(4):
        place.bench.sync()
    assert failing.met == 1 + 1 + 3 * 2  # the pull, and once its breaker is open the first write too
    assert place.bench.desk.operator.status().offline_since
    assert set(CALLS) == {"pull", "push", "attach", "comment"}


def test_a_terminal_says_it_too(
    place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    owe(place.bench)
    place.fails("attach", says(500))
    place.bench.sync()
    monkeypatch.setenv(HOME_VARIABLE, str(place.bench.home))
    with_keyring(monkeypatch, places.database())
    assert main(["status"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "8 decisions wait for the ERP"
    assert said[-1].startswith("documents wait until ")
    assert "everything else goes on: The server's own sentence. (as of " in said[-1]


def test_several_lanes_find_out_at_once_and_one_call_is_the_trial(tmp_path: Path) -> None:
    with running(tmp_path / "erp", [made_order(f"PO-{n}") for n in range(1, 31)]) as erp:
        place = Place(tmp_path / "home", erp, counted=False)
        bench, lanes = place.bench, len(place.bench.desk.rounds._work._parts.pushes)
        try:
            for n in range(1, 31):
                doc = bench.receive(document(f"PO-{n}", DEARER), f"{n}.json")
                bench.desk.operator.accept(doc, "1", "unit_price")
            failing = place.fails("push", says(500))
            bench.sync()
            first = failing.met
            assert 3 <= first < 3 + lanes
            place.clock.ahead += timedelta(seconds=61)
            bench.sync()
            assert failing.met == first + 1
            place.line.mend()
            place.clock.ahead += timedelta(seconds=61)
            bench.sync()
            assert bench.desk.operator.status().waiting_for_erp == 0
            assert bench.written("unit_price") == ["131.50"] * 30
        finally:
            place.close()


def test_a_look_that_fails_while_a_missing_order_is_asked_for_says_what_failed(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    erp = type(place.bench.desk.erp)
    listed = erp.changed_since

    def without_one(self: ProfileErp, moment: datetime | None) -> Iterator[Sequence[Snapshot | Odd]]:
        for page in listed(self, moment):
            yield [one for one in page if isinstance(one, Snapshot) and one.order.po_number != "PO-1"]

    def away(_self: ProfileErp, _po_number: str) -> Snapshot:
        raise Unreachable("no answer in time")

    monkeypatch.setattr(erp, "changed_since", without_one)
    monkeypatch.setattr(erp, "order", away)
    place.clock.ahead += timedelta(hours=25)
    place.bench.sync()
    assert place.bench.desk.rounds.line.trouble == "no answer in time"
