"""What the ERP refused lies in the tray until it is settled: tried again, set aside, decided anew; nothing doubled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.benches import Bench, document
from tests.faults.line import Line, says
from tests.sandboxes import made_order, running
from tests.sealed import with_keyring

from poworkbench.app import places
from poworkbench.app.cli.main import main
from poworkbench.app.places import HOME_VARIABLE
from poworkbench.domain.erp_events import OrderNotUnderstood
from poworkbench.domain.events import About, Draft
from poworkbench.services.refusals import NotTaken
from poworkbench.services.tray_views import RefusedRow
from poworkbench.ui.wording.events import happened

PRICE, COUNT = ("1", "unit_price"), ("2", "quantity")
DEARER, FEWER = {"unit_price": "131.50"}, {"quantity": "3"}


@pytest.fixture
def line_and_bench(tmp_path: Path) -> Iterator[tuple[Line, Bench]]:
    """A desk that speaks to the sandbox over a line on which one kind of call can be refused."""
    with running(tmp_path / "erp", [made_order("PO-1"), made_order("PO-2")]) as erp:
        line = Line(int(erp.url.rpartition(":")[2]))
        through = type("Through", (), {"url": f"http://127.0.0.1:{line.port}", "token": erp.token})
        bench = Bench(tmp_path / "desk", through)
        bench.sandbox = erp
        try:
            bench.sync()
            yield line, bench
        finally:
            bench.close()
            line.close()


def only(bench: Bench) -> RefusedRow:
    """The one write in the tray."""
    (row,) = bench.desk.operator.refused()
    return row


def test_a_refused_comment_is_tried_again_and_stands_once(line_and_bench: tuple[Line, Bench]) -> None:
    line, bench = line_and_bench
    operator = bench.desk.operator
    doc = bench.receive(document("PO-1", {}, FEWER))
    operator.escalate(doc, *COUNT, "Only three?")
    line.fault("comment", says(422, {"detail": "Comments are locked."}), None)
    bench.sync()
    bench.sync()
    row = only(bench)
    assert (row.step, row.standing, row.row, row.times) == ("comment", "refused", COUNT, 1)
    assert (row.person, row.po_number, row.reason) == ("ana", "PO-1", "Comments are locked.")
    assert operator.status().refused == 1
    operator.try_again(row.operation)
    assert only(bench).standing == "again"
    assert (operator.status().refused, operator.status().waiting_for_erp) == (0, 1)
    bench.sync()
    assert (only(bench).standing, only(bench).times) == ("refused", 2)
    line.mend()
    operator.try_again(row.operation)
    bench.sync()
    bench.sync()
    assert not operator.refused()
    assert bench.row(doc, *COUNT).decision.sync == "confirmed"
    comments = bench.sandbox.call("GET", "/orders/PO-1/comments").json()["comments"]
    assert len(comments) == 1
    assert len(list((bench.home / "outgoing").glob("*.eml"))) == 1
    told = [happened(each, each.at.date()) for each in operator.history("PO-1", *COUNT)]
    assert sum("to be sent again" in each for each in told) == 2
    assert bench.holds()


def test_a_refused_document_is_set_aside_with_why_and_that_taken_back(line_and_bench: tuple[Line, Bench]) -> None:
    line, bench = line_and_bench
    operator = bench.desk.operator
    doc = bench.receive(document("PO-1"))
    operator.confirm(doc)
    line.fault("attach", says(422), None)
    bench.sync()
    row = only(bench)
    assert (row.step, row.row, row.wanted) == ("attach", None, None)
    operator.set_aside(row.operation, "The client files them himself.")
    assert (only(bench).standing, only(bench).why) == ("aside", "The client files them himself.")
    assert operator.status().refused == 0
    assert bench.desk.operator.queue()[0].state == "done"
    with pytest.raises(NotTaken, match="set_aside_already"):
        operator.set_aside(row.operation, "again")
    line.mend()
    bench.sync()
    assert not bench.sandbox.call("GET", "/orders/PO-1/attachments").json()["attachments"]
    operator.take_back(row.operation)
    assert (only(bench).standing, operator.status().refused) == ("refused", 1)
    operator.try_again(row.operation)
    bench.sync()
    assert len(bench.sandbox.call("GET", "/orders/PO-1/attachments").json()["attachments"]) == 1
    assert not operator.refused()
    assert bench.holds()


def test_a_refused_value_is_written_once_the_erp_allows_it(bench: Bench) -> None:
    operator = bench.desk.operator
    doc = bench.receive(document("PO-1", DEARER))
    operator.accept(doc, *PRICE)
    bench.sandbox.edit("PO-1", None, "state", "closed")
    bench.sync()
    row = only(bench)
    assert (row.row, row.wanted, row.standing) == (PRICE, "131.50", "refused")
    operator.try_again(row.operation)
    assert bench.row(doc, *PRICE).decision.sync == "saved"
    operator.take_back(row.operation)
    assert bench.row(doc, *PRICE).decision.sync == "refused"
    assert operator.status().waiting_for_erp == 0
    bench.sandbox.edit("PO-1", None, "state", "open")
    bench.sync()
    assert bench.written("unit_price") == []
    operator.try_again(row.operation)
    bench.sync()
    assert bench.written("unit_price") == ["131.50"]
    assert bench.row(doc, *PRICE).decision.sync == "confirmed"
    assert not operator.refused()
    assert bench.holds()


def test_a_value_that_is_set_aside_needs_nobody_and_says_why(bench: Bench) -> None:
    operator = bench.desk.operator
    doc = bench.receive(document("PO-1", DEARER))
    operator.accept(doc, *PRICE)
    bench.sandbox.edit("PO-1", None, "state", "closed")
    bench.sync()
    with pytest.raises(NotTaken, match="no_reason"):
        operator.set_aside(only(bench).operation, " ")
    operator.set_aside(only(bench).operation, "The order is closed for good.")
    row = bench.row(doc, *PRICE)
    assert (row.decision.sync, row.decision.reason, row.needs_person) == (
        "set_aside", "The order is closed for good.", False,
    )  # fmt: skip
    again = bench.again()
    try:
        assert only(again).standing == "aside"
        assert again.holds()
    finally:
        again.close()


@pytest.mark.parametrize("verb", ["keep", "accept", "escalate", "undo"])
def test_what_is_decided_anew_or_taken_back_leaves_the_tray(bench: Bench, verb: str) -> None:
    operator = bench.desk.operator
    doc = bench.receive(document("PO-1", DEARER))
    operator.accept(doc, *PRICE)
    bench.sandbox.edit("PO-1", None, "state", "closed")
    bench.sync()
    gone = only(bench).operation
    {
        "keep": lambda: operator.keep(doc, *PRICE), "accept": lambda: operator.accept(doc, *PRICE),
        "escalate": lambda: operator.escalate(doc, *PRICE, "What now?"), "undo": lambda: operator.undo(doc),
    }[verb]()  # fmt: skip
    assert not operator.refused()
    with pytest.raises(NotTaken, match="settled_meanwhile"):
        operator.try_again(gone)


def test_what_waits_for_an_order_that_is_not_as_agreed_is_in_the_tray_too(bench: Bench) -> None:
    operator = bench.desk.operator
    doc = bench.receive(document("PO-1", DEARER))
    bench.sandbox.stop()
    operator.accept(doc, *PRICE)
    with bench.desk.store.writing() as unit:
        unit.append([Draft(OrderNotUnderstood("there is no list at lines"), About("PO-1"))], "sync")
    row = only(bench)
    assert (row.standing, row.reason, row.times) == ("held", "there is no list at lines", 0)
    assert (operator.status().held, operator.status().refused) == (1, 0)
    with pytest.raises(NotTaken, match="tried_by_itself"):
        operator.try_again(row.operation)
    operator.set_aside(row.operation, "The buyer wrote it himself.")
    assert (operator.status().waiting_for_erp, operator.status().held) == (0, 0)
    assert only(bench).standing == "aside"
    operator.try_again(row.operation)
    assert (operator.status().waiting_for_erp, only(bench).standing) == (1, "held")
    assert bench.holds()
    bench.sandbox.start()
    bench.sync()
    assert bench.written("unit_price") == ["131.50"]
    assert not operator.refused()


def test_the_tray_in_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The list, and each way out by its number."""
    with running(tmp_path / "erp", [made_order("PO-1")]) as erp:
        monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
        bench = Bench(tmp_path / "home", erp)
        bench.sync()
        doc = bench.receive(document("PO-1", DEARER))
        bench.desk.operator.accept(doc, *PRICE)
        erp.edit("PO-1", None, "state", "closed")
        bench.sync()
        bench.close()
    with_keyring(monkeypatch, places.database())
    assert main(["refused"]) == 0
    assert capsys.readouterr().out.startswith("  1  ✗ for you      PO-1, unit price, line 1: 131.50. ana decided it ")
    assert main(["refused", "--set-aside", "1"]) == 2
    assert "--because" in capsys.readouterr().err
    assert main(["refused", "--set-aside", "1", "--because", "closed for good"]) == 0
    assert "known not to be in the ERP: closed for good. --take-back undoes that." in capsys.readouterr().out
    assert main(["refused", "--take-back", "1"]) == 0
    assert main(["refused", "--try-again", "1"]) == 0
    assert "↻ tried again" in capsys.readouterr().out.splitlines()[-1]
    assert main(["refused", "--try-again", "2"]) == 2
    assert "nothing refused with this number" in capsys.readouterr().err
