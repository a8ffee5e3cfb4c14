"""The work behind the window goes wrong: it is said, the rest goes on, and it is tried again."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from tests.benches import Bench, document, given_reading
from tests.erps import rest_erp
from tests.sandboxes import made_order

from poworkbench.adapters.arrivals.folder import FolderArrivals
from poworkbench.app import wiring
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Reading
from poworkbench.services.ports import Odd, Snapshot

PRICE = ("1", "unit_price")
DEARER = {"unit_price": "131.50"}


def wait_for(done: Callable[[], object]) -> None:
    """Until it is so; half a minute at most."""
    end = time.monotonic() + 30
    while not done():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_mail_that_cannot_be_given_holds_back_no_other_order(bench: Bench, caplog: Any) -> None:
    (bench.home / "outgoing").write_text("a file where the folder should be")
    docs = [bench.receive(document(f"PO-{n}", DEARER), f"{n}.json") for n in range(1, 6)]
    for doc in docs[:4]:
        bench.desk.operator.escalate(doc, *PRICE, "")
    bench.desk.operator.accept(docs[4], *PRICE)
    with caplog.at_level(logging.CRITICAL):
        bench.sync()
    assert bench.written("unit_price") == ["131.50"]
    status = bench.desk.operator.status()
    assert (status.waiting_for_erp, status.offline_since) == (4, None)
    assert status.trouble
    (bench.home / "outgoing").unlink()
    bench.sync()
    assert bench.desk.operator.status().waiting_for_erp == 0
    assert bench.desk.operator.status().trouble is None


def test_a_round_that_breaks_off_unforeseen_is_said_and_the_next_one_goes_on(bench: Bench, monkeypatch: Any) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    with monkeypatch.context() as broken:
        broken.setattr(bench.desk.store, "reading", None)
        bench.sync()
    assert "TypeError" in (bench.desk.operator.status().trouble or "")
    bench.sync()
    assert bench.row(doc, *PRICE).decision.sync == "confirmed"


def test_a_document_that_breaks_the_reader_is_said_and_the_others_are_read(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "WATCH_EVERY", 0.01)
    monkeypatch.setattr(wiring, "TRY_AGAIN", 0.01)
    said: list[str | None] = []

    def breaks(content: bytes, order: Order | None) -> tuple[int, Reading]:
        if b"PO-1" in content:
            raise ZeroDivisionError
        return given_reading(content, order)

    desk = bench.desk
    desk.intake = replace(desk.intake, reader=breaks)
    desk.arrivals = FolderArrivals(bench.home / "inbox", settle_seconds=0)
    desk.listen(lambda _: said.append(desk.operator.status().trouble))
    for n in (1, 2):
        (bench.home / "inbox" / f"{n}.json").write_bytes(document(f"PO-{n}"))
    desk.start()
    wait_for(lambda: any(row.po_number == "PO-2" for row in desk.operator.queue()))
    assert any("ZeroDivisionError" in (trouble or "") for trouble in said)
    assert len(desk.operator.queue()) == 2


def test_a_file_that_could_not_be_kept_is_taken_again(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "WATCH_EVERY", 0.01)
    monkeypatch.setattr(wiring, "TRY_AGAIN", 0.01)
    failures = iter([OSError(28, "No space left on device")])
    receive = type(bench.desk.intake).receive

    def full_once(*args: Any) -> Any:
        for failure in failures:
            raise failure
        return receive(*args)

    monkeypatch.setattr(type(bench.desk.intake), "receive", full_once)
    (bench.home / "inbox" / "1.json").write_bytes(document("PO-1"))
    bench.desk.start()
    wait_for(bench.desk.operator.queue)


def test_one_order_that_is_not_as_agreed_stops_no_other(httpserver: HTTPServer) -> None:
    def answer(number: str, **changes: object) -> dict[str, object]:
        return {"order": made_order(number, **changes), "etag": number, "changed_at": "2026-11-20T08:00:00Z"}

    orders = [answer("PO-1"), answer("PO-2", lines="none"), answer("PO-3")]
    httpserver.expect_request("/orders").respond_with_json({"orders": orders, "next_cursor": None})
    erp = rest_erp(httpserver.url_for(""), lambda: "token")
    pages = erp.changed_since(None)
    first, second, third = next(pages)
    assert isinstance(first, Snapshot)
    assert isinstance(third, Snapshot)
    assert (first.order.po_number, third.order.po_number) == ("PO-1", "PO-3")
    assert second == Odd("PO-2", "order PO-2 is not as agreed: there is no list at order/lines")
    erp.close()


def test_what_cannot_be_understood_in_a_pull_does_not_keep_decisions_back(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.sandbox.edit("PO-2", "1", "promised_date", "soon")
    bench.sync()
    assert bench.row(doc, *PRICE).decision.sync == "confirmed"
    status = bench.desk.operator.status()
    assert "PO-2" in (status.trouble or "")
    assert status.offline_since is None


def test_a_wake_does_not_shorten_the_wait_that_an_erp_asks_for(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.sandbox.fault("busy", seconds=30)
    bench.desk.rounds._wake.set()
    bench.desk.start()
    wait_for(lambda: bench.desk.rounds.line.failures)
    bench.desk.operator.accept(doc, *PRICE)
    time.sleep(0.2)
    assert bench.desk.rounds.line.failures == 1
