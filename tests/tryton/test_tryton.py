"""The whole workbench on a real Tryton: pulled, decided, pushed, read back, in conflict, refused, cut off."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from tests.benches import Bench
from tests.erps import made_erp
from tests.fault_lines import Cut
from tests.sealed import with_keyring
from tests.tryton.servers import Tryton, acknowledged, tryton

from poworkbench.adapters.clock import SystemClock
from poworkbench.adapters.secrets import SERVICE
from poworkbench.app import start
from poworkbench.app.cli.main import main
from poworkbench.services.ports import NotLetIn, Snapshot, Stale

pytestmark = pytest.mark.timeout(240)
DAY = "2026-12-21"


@pytest.fixture
def number(server: Tryton) -> str:
    """A quoted order that no test has touched yet."""
    return str(server.numbered("quotation")[0])


class Moved(SystemClock):
    """A desk's clock that may run ahead."""

    ahead = timedelta(0)

    def now(self) -> datetime:
        return super().now() + self.ahead


class Through:
    """A server as it is reached over a line."""

    def __init__(self, server: Tryton, line: Cut) -> None:
        self.url = server.url.replace(str(server.port), str(line.port))
        self.token, self.order, self.lines = server.token, server.order, server.lines


def _day(year: int, month: int, day: int) -> dict[str, object]:
    return {"__class__": "date", "year": year, "month": month, "day": day}


def key(bench: Bench, number: str, line: int, field: str) -> tuple[str, str]:
    return str(sorted(bench.sandbox.order(number)["lines"])[line - 1]), field


def decided(bench: Bench, number: str, *said: dict[str, str]) -> str:
    """A document with these differences on its lines, each of them accepted."""
    doc = bench.receive(acknowledged(number, bench.sandbox.lines(number), *said), f"{number}.json")
    for row in bench.desk.operator.review(doc).rows():
        if row.needs_person:
            bench.desk.operator.accept(doc, *row.key)
    return doc


def outcomes(bench: Bench, doc: str) -> dict[str, str]:
    rows = bench.desk.operator.review(doc).rows()
    return {row.field: row.decision.sync for row in rows if row.decision}


# reading


def test_open_orders_are_pulled_as_they_are(bench: Bench, server: Tryton, number: str) -> None:
    with bench.desk.store.reading() as unit:
        known = unit.snapshot(number)
    assert known is not None
    order = known[0].order
    assert (order.vendor.code, order.vendor.name, order.currency) == ("V-100", "Thornbury Chairs", "EUR")
    assert [(line.buyer_item, line.quantity, line.unit) for line in order.lines] == [
        (f"CH-{1000 + n}", Decimal(line["quantity"]), "u") for n, line in enumerate(server.lines(number), 1)
    ]
    assert order.lines[0].promised_date is not None
    with bench.desk.store.reading() as unit:
        assert set(unit.open_numbers()) == {
            n for state in ("quotation", "confirmed", "processing") for n in server.numbered(state)
        }


def test_a_change_of_a_line_alone_is_found(bench: Bench, server: Tryton, number: str) -> None:
    line = sorted(server.order(number)["lines"])[0]
    server.rpc("purchase.line", "write", [line], {"note": "Asked by telephone"})
    server.rpc("purchase.line", "write", [line], {"delivery_date_store": _day(2026, 12, 14)})
    bench.sync()
    with bench.desk.store.reading() as unit:
        known = unit.snapshot(number)
    assert known is not None
    assert str(known[0].order.lines[0].promised_date) == "2026-12-14"


def test_pages_end_and_give_each_order_once(server: Tryton) -> None:
    erp = made_erp("tryton", server.url, server.token)
    erp._page_size = 2
    found = [one.order.po_number for page in erp.changed_since(None) for one in page if isinstance(one, Snapshot)]
    erp.close()
    assert len(found) == len(set(found)) > 4


# writing


def test_price_and_quantity_of_a_quoted_order_are_written_and_it_is_quoted_again(bench: Bench, number: str) -> None:
    doc = decided(bench, number, {"unit_price": "75.5", "quantity": "3"})
    bench.desk.operator.confirm(doc)
    for _ in range(2):
        bench.sync()
    order, line = bench.sandbox.order(number), bench.sandbox.lines(number)[0]
    assert set(outcomes(bench, doc).values()) == {"confirmed"}
    assert (line["quantity"], line["unit_price"]["decimal"]) == (3.0, "75.5")
    assert (order["state"], order["reference"]) == ("quotation", f"T-{number}")
    assert bench.desk.operator.status().waiting_for_erp == 0
    erp = made_erp("tryton", bench.sandbox.url, bench.sandbox.token)
    attached, notes = erp.attachments(number), erp.comments(number)
    erp.close()
    assert len(attached) == 1
    assert any(note.startswith("Opened by ana at desk-") for note in notes)
    assert sum("[opened quotation]" in note for note in notes) == sum("[closed" in note for note in notes) == 2


def test_a_confirmed_order_is_confirmed_again(bench: Bench, server: Tryton) -> None:
    (number,) = server.numbered("confirmed")
    doc = decided(bench, number, {"unit_price": "80"})
    bench.sync()
    assert outcomes(bench, doc) == {"unit_price": "confirmed"}
    assert server.order(number)["state"] == "confirmed"
    assert server.lines(number)[0]["unit_price"]["decimal"] == "80"


def test_a_date_of_an_order_in_processing_goes_to_its_delivery_and_a_price_is_refused(
    bench: Bench, server: Tryton
) -> None:
    (number,) = server.numbered("processing")
    doc = decided(bench, number, {"promised_date": DAY, "unit_price": "90"})
    bench.sync()
    assert outcomes(bench, doc) == {"promised_date": "confirmed", "unit_price": "refused"}
    assert server.lines(number)[0]["delivery_date"] == _day(2026, 12, 21)
    row = bench.row(doc, *key(bench, number, 1, "unit_price"))
    assert row.needs_person
    assert "processing in the ERP" in row.decision.reason


def test_somebody_elses_edit_of_the_same_value_is_a_conflict_and_of_another_is_not(
    bench: Bench, server: Tryton, number: str
) -> None:
    doc = decided(bench, number, {"promised_date": DAY}, {"promised_date": DAY})
    first, second = sorted(server.order(number)["lines"])
    server.rpc("purchase.line", "write", [first], {"delivery_date_store": _day(2026, 12, 11)})
    server.rpc("purchase.line", "write", [second], {"note": "By the gate"})
    bench.sync()
    conflict = bench.row(doc, str(first), "promised_date").decision
    assert (conflict.sync, conflict.conflict.theirs) == ("conflict", "2026-12-11")
    assert bench.row(doc, str(second), "promised_date").decision.sync == "confirmed"


def test_a_token_that_is_old_is_refused_by_the_server_itself(server: Tryton, number: str) -> None:
    erp = made_erp("tryton", server.url, server.token)
    seen = erp.order(number)
    line = seen.order.lines[0].line
    server.rpc("purchase.line", "write", [int(line)], {"note": "Meanwhile"})
    with pytest.raises(Stale):
        erp.write_line(number, line, {"promised_date": DAY}, version=seen.version, key="k")
    assert erp.order(number).order.lines[0].promised_date == seen.order.lines[0].promised_date
    erp.close()


@pytest.mark.parametrize("lost", range(1, 9))
def test_whichever_answer_is_lost_the_value_is_there_once_and_the_order_is_quoted_again(
    server: Tryton, tmp_path: Path, lost: int
) -> None:
    """Look, note, draft, write, quote, note, look: the line breaks after each of them in turn."""
    with Cut(server.port) as cut:
        line = Through(server, cut)
        bench = Bench(tmp_path / "desk", line, profile="tryton")
        try:
            bench.sync()
            number = server.numbered("quotation")[-1]
            price = str(Decimal(server.lines(number)[0]["unit_price"]["decimal"]) + 9)
            doc = decided(bench, number, {"unit_price": price})
            cut.after(lost)
            bench.sync()
            cut.mend()
            for _ in range(3):
                bench.sync()
            assert outcomes(bench, doc) == {"unit_price": "confirmed"}
            assert server.lines(number)[0]["unit_price"]["decimal"] == price
            assert server.order(number)["state"] == "quotation"
        finally:
            bench.close()


def test_a_server_that_was_down_gets_everything_once(template: Path, tmp_path: Path) -> None:
    with tryton(tmp_path / "erp", template) as server:
        bench = Bench(tmp_path / "desk", server, profile="tryton")
        try:
            bench.sync()
            number = server.numbered("quotation")[0]
            content = acknowledged(number, server.lines(number), {"promised_date": DAY})
            server.stop()
            doc = bench.receive(content, "offline.json")
            for row in bench.desk.operator.review(doc).rows():
                if row.needs_person:
                    bench.desk.operator.accept(doc, *row.key)
            bench.sync()
            assert bench.desk.operator.status().offline_since is not None
            server.start()
            bench.sync()
            assert bench.desk.operator.status().waiting_for_erp == 0
            assert server.lines(number)[0]["delivery_date"] == _day(2026, 12, 21)
        finally:
            bench.close()


def test_a_deleted_order_is_found_when_all_open_ones_are_asked_for(server: Tryton, tmp_path: Path) -> None:
    clock = Moved()
    bench = Bench(tmp_path / "desk", server, profile="tryton", clock=clock)
    try:
        bench.sync()
        number = server.numbered("quotation")[-1]
        order = server.order(number)["id"]
        for button in ("draft", "cancel", "delete"):
            server.rpc("purchase.purchase", button, [order])
        bench.sync()
        clock.ahead = timedelta(hours=25)
        bench.sync()
        with bench.desk.store.reading() as unit:
            said = unit.said_of_order(number)
            assert number not in unit.open_numbers()
        assert said is not None
        assert said.kind == "order_gone"
    finally:
        bench.close()


# being let in


def test_a_wrong_password_is_tried_once_and_locks_nobody_out(server: Tryton) -> None:
    erp = made_erp("tryton", server.url, "workbench:wrong")
    for _ in range(6):
        with pytest.raises(NotLetIn, match="knows no such name"):
            erp.order("1")
    erp.close()
    good = made_erp("tryton", server.url, server.token)
    assert isinstance(next(iter(good.changed_since(None)))[0], Snapshot)
    good.close()


def test_a_session_that_ended_is_opened_again(server: Tryton, number: str) -> None:
    erp = made_erp("tryton", server.url, server.token)
    assert erp.order(number)
    erp._calls._entry._header = "Session bm9ib2R5OjE6eA=="
    assert erp.order(number).order.po_number == number
    erp.close()


def test_the_check_tries_every_call_and_writes_only_the_order_that_is_named(
    server: Tryton, number: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_keyring(monkeypatch).held[SERVICE, start.token_name(server.url)] = server.token
    before = server.lines(number)
    assert main(["erp", "check", "tryton", "--url", server.url]) == 0
    assert main(["erp", "check", "tryton", "--url", server.url, "--write", number]) == 0
    said = capsys.readouterr().out
    assert "✗" not in said
    assert server.token not in said
    assert [line["quantity"] for line in server.lines(number)] == [line["quantity"] for line in before]
    assert server.order(number)["state"] == "quotation"
