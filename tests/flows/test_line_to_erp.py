"""The line to the ERP fails in every way it can: nothing is lost, nothing is written twice, a person sees conflicts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.benches import Bench, document

from poworkbench.services.refusals import NotTaken
from poworkbench.ui.wording.events import happened

PRICE = ("1", "unit_price")
DEARER = {"unit_price": "131.50"}


def test_a_pulled_cable_stops_nobody_and_everything_arrives_once(bench: Bench) -> None:
    docs = [bench.receive(document(f"PO-{n}", DEARER), f"{n}.json") for n in range(1, 7)]
    bench.sandbox.stop()
    for doc in docs:
        bench.desk.operator.accept(doc, *PRICE)
        bench.desk.operator.confirm(doc)
    bench.sync()
    status = bench.desk.operator.status()
    assert status.offline_since is not None
    assert status.waiting_for_erp == 18
    bench.sandbox.start()
    bench.sync()
    status = bench.desk.operator.status()
    assert (status.offline_since, status.waiting_for_erp) == (None, 0)
    assert bench.written("unit_price") == ["131.50"] * 6


def test_a_restart_goes_on_from_the_cache_without_a_line(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.sandbox.stop()
    again = bench.again()
    try:
        again.sync()
        again.desk.operator.accept(doc, *PRICE)
        assert again.row(doc, *PRICE).erp_now == "125.00"
        bench.sandbox.start()
        again.sync()
        assert again.row(doc, *PRICE).decision.sync == "confirmed"
    finally:
        again.close()


@pytest.mark.parametrize(
    ("fault", "how"),
    [
        ("down", {"times": 1}), ("error", {"times": 1}), ("error", {"times": 1, "only": "writes"}),
        ("busy", {"times": 1, "seconds": 0.01}), ("cut", {"times": 1, "only": "writes"}), ("cut", {"times": 1}),
    ],
)  # fmt: skip
def test_a_fault_is_outlived(bench: Bench, fault: str, how: dict[str, object]) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.desk.operator.escalate(doc, "2", "quantity", "How many?")
    bench.sandbox.fault(fault, **how)
    bench.sync()
    assert bench.desk.rounds.line.failures or bench.desk.rounds.line.kinds
    bench.sync()
    bench.sync()
    assert not bench.desk.rounds.line.failures
    assert not bench.desk.rounds.line.kinds
    assert bench.written("unit_price") == ["131.50"]
    assert len(bench.sandbox.call("GET", "/orders/PO-1/comments").json()["comments"]) == 1
    assert bench.desk.operator.status().waiting_for_erp == 0


def test_somebody_elses_edit_of_the_same_field_is_a_conflict_with_all_three_values(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.sandbox.edit("PO-1", "1", "unit_price", "127.00")
    bench.sync()
    row = bench.row(doc, *PRICE)
    conflict = row.decision.conflict
    assert (conflict.base, conflict.ours, conflict.theirs) == ("125.00", "131.50", "127.00")
    assert row.needs_person
    assert bench.desk.operator.status().conflicts == 1
    assert bench.written("unit_price") == []


@pytest.mark.parametrize("verb", ["accept", "keep"])
def test_nobody_decides_over_an_edit_that_his_screen_did_not_show(bench: Bench, verb: str) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    painted = bench.row(doc, *PRICE).erp_now
    bench.sandbox.edit("PO-1", "1", "unit_price", "127.00")
    bench.sync()
    with pytest.raises(NotTaken) as refused:
        getattr(bench.desk.operator, verb)(doc, *PRICE, seen=painted)
    assert (refused.value.code, refused.value.detail) == ("changed_meanwhile", "127.00")
    getattr(bench.desk.operator, verb)(doc, *PRICE, seen=bench.row(doc, *PRICE).erp_now)
    assert bench.row(doc, *PRICE).decision is not None


def test_a_third_value_in_the_erp_is_within_no_tolerance(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", {"unit_price": "126.00"}))
    assert not bench.row(doc, *PRICE).needs_person
    bench.sandbox.edit("PO-1", "1", "unit_price", "140.00")
    bench.sync()
    assert bench.row(doc, *PRICE).needs_person
    with pytest.raises(NotTaken):
        bench.desk.operator.confirm(doc)


@pytest.mark.parametrize(("verb", "stands"), [("accept", "131.50"), ("keep", "127.00")])
def test_a_person_settles_a_conflict(bench: Bench, verb: str, stands: str) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.sandbox.edit("PO-1", "1", "unit_price", "127.00")
    bench.sync()
    getattr(bench.desk.operator, verb)(doc, *PRICE)
    bench.sync()
    assert bench.sandbox.now("PO-1")["lines"][0]["unit_price"] == stands
    assert bench.desk.operator.status().conflicts == 0
    assert not bench.row(doc, *PRICE).needs_person


def test_somebody_elses_edit_of_another_field_merges(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.sandbox.edit("PO-1", "1", "promised_date", "2026-12-24")
    bench.sync()
    line = bench.sandbox.now("PO-1")["lines"][0]
    assert (line["unit_price"], line["promised_date"]) == ("131.50", "2026-12-24")
    assert bench.row(doc, *PRICE).decision.sync == "confirmed"
    assert bench.row(doc, "1", "promised_date").erp_now == "2026-12-24"


def test_a_conflict_in_the_orders_head_is_shown_and_settled(bench: Bench) -> None:
    doc = bench.receive(document("PO-1"))
    bench.desk.operator.confirm(doc)
    bench.sandbox.edit("PO-1", None, "vendor_order_number", "SOMEBODY")
    bench.sync()
    row = bench.row(doc, None, "vendor_order_number")
    assert row.decision.conflict.theirs == "SOMEBODY"
    assert bench.desk.operator.queue()[0].state == "waiting"
    bench.desk.operator.accept(doc, None, "vendor_order_number")
    bench.sync()
    assert bench.sandbox.now("PO-1")["vendor_order_number"] == "V-PO-1"
    assert bench.desk.operator.queue()[0].state == "done"


def test_a_write_that_the_erp_will_never_take_comes_back_with_its_reason(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.sandbox.edit("PO-1", None, "state", "closed")
    bench.sync()
    row = bench.row(doc, *PRICE)
    assert row.decision.sync == "refused"
    assert row.decision.reason
    assert row.needs_person
    bench.desk.operator.keep(doc, *PRICE)
    assert not bench.row(doc, *PRICE).needs_person


def test_the_token_is_nowhere_on_the_desks_disk(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.desk.operator.escalate(doc, "2", "quantity", "?")
    bench.sync()
    bench.sandbox.fault("error", times=1)
    bench.sync()
    token = bench.sandbox.token.encode()
    files = [path for path in bench.home.rglob("*") if path.is_file()]
    assert files
    assert not [path.name for path in files if token in path.read_bytes()]
    assert bench.sandbox.token not in repr(bench.desk.operator.status()) + repr(bench.desk.rounds.line)


def test_a_wrong_token_is_said_and_nothing_is_lost(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    token_file = bench.sandbox.home / "token"
    token = token_file.read_text("utf-8")
    bench.sandbox.stop()
    token_file.write_text("another" * 5, "utf-8")
    bench.sandbox.start()
    bench.sync()
    assert bench.desk.operator.status().token_missing
    bench.sandbox.stop()
    token_file.write_text(token, "utf-8")
    bench.sandbox.start()
    bench.sync()
    assert bench.row(doc, *PRICE).decision.sync == "confirmed"


def test_a_conflict_in_one_field_keeps_no_other_back(bench: Bench) -> None:
    doc = bench.receive(document("PO-1"))
    bench.desk.operator.confirm(doc)
    bench.sandbox.edit("PO-1", None, "vendor_order_number", "SOMEBODY")
    bench.sync()
    assert bench.row(doc, None, "vendor_order_number").needs_person
    assert bench.sandbox.now("PO-1")["acknowledged_on"] == "2026-11-20"
    assert bench.sandbox.now("PO-1")["vendor_order_number"] == "SOMEBODY"


def test_what_the_erp_would_not_take_back_stands_and_asks_for_a_person(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.sync()
    bench.sandbox.edit("PO-1", None, "state", "closed")
    bench.desk.operator.undo(doc)
    bench.sync()
    row = bench.row(doc, *PRICE)
    assert (row.decision.sync, row.decision.value, row.erp_now) == ("refused", "131.50", "131.50")
    assert "closed" in row.decision.reason
    bench.desk.operator.accept(doc, *PRICE)
    bench.sync()
    assert bench.row(doc, *PRICE).decision.sync == "confirmed"
    assert bench.written("unit_price") == ["131.50"]


def test_a_value_decided_again_is_looked_for_in_the_erp_again(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.sync()
    bench.sandbox.edit("PO-1", "1", "unit_price", "127.00")
    bench.desk.operator.accept(doc, *PRICE)
    bench.sync()
    assert bench.row(doc, *PRICE).decision.conflict.theirs == "127.00"
    assert bench.written("unit_price") == ["131.50"]


def test_a_conflict_of_an_earlier_decision_is_not_hidden_by_the_same_value_again(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.sandbox.edit("PO-1", "1", "unit_price", "127.00")
    bench.desk.operator.enter(doc, *PRICE, "131.50")
    bench.desk.operator.escalate(doc, *PRICE, "May they?")
    assert bench.row(doc, *PRICE).decision.sync == "saved"
    bench.sync()
    row = bench.row(doc, *PRICE)
    assert (row.decision.kind, row.decision.sync, row.decision.conflict.theirs) == ("escalated", "conflict", "127.00")
    bench.desk.operator.accept(doc, *PRICE)
    bench.sync()
    assert bench.sandbox.now("PO-1")["lines"][0]["unit_price"] == "131.50"


def test_keeping_ours_leaves_what_somebody_else_put_there_since(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.sync()
    bench.sandbox.edit("PO-1", "1", "unit_price", "127.00")
    bench.sync()
    bench.desk.operator.keep(doc, *PRICE)
    bench.sync()
    assert bench.sandbox.now("PO-1")["lines"][0]["unit_price"] == "127.00"


def test_a_typed_order_number_outlives_the_printed_one(bench: Bench) -> None:
    doc = bench.receive(document("PO-1"))
    bench.desk.operator.enter(doc, None, "vendor_order_number", "V-2")
    bench.desk.operator.confirm(doc)
    bench.sync()
    assert bench.sandbox.now("PO-1")["vendor_order_number"] == "V-2"


def test_what_the_erp_changes_unasked_is_recorded_and_said(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    erp = type(bench.desk.erp)
    write_line = erp.write_line

    def with_a_date(*args: object, **more: object) -> object:
        done = write_line(*args, **more)
        bench.sandbox.edit("PO-1", "1", "promised_date", "2026-12-24")
        return done

    monkeypatch.setattr(erp, "write_line", with_a_date)
    bench.sync()
    assert bench.row(doc, *PRICE).decision.sync == "confirmed"
    (row,) = [row for row in bench.desk.operator.history("PO-1", *PRICE) if row.kind == "erp_confirmed"]
    assert row.facts == {"promised_date": "2026-11-20 → 2026-12-24"}
    assert "with it the ERP changed promised: 2026-11-20 → 2026-12-24" in happened(row, row.at.date())
    assert bench.holds()


@pytest.mark.parametrize(("verb", "stays"), [("accept", "2026-11-20"), ("keep", "2026-12-24")])
def test_what_the_erp_changes_unasked_needs_a_person_and_the_vendors_word_stays_the_vendors(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, verb: str, stays: str
) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    erp = type(bench.desk.erp)
    write_line = erp.write_line

    def with_a_date(*args: object, **more: object) -> None:
        write_line(*args, **more)
        monkeypatch.setattr(erp, "write_line", write_line)
        bench.sandbox.edit("PO-1", "1", "promised_date", "2026-12-24")

    monkeypatch.setattr(erp, "write_line", with_a_date)
    bench.sync()
    row = bench.row(doc, "1", "promised_date")
    assert (row.ordered, row.acknowledged, row.erp_now) == ("2026-11-20", "2026-11-20", "2026-12-24")
    assert row.needs_person
    getattr(bench.desk.operator, verb)(doc, "1", "promised_date")
    bench.sync()
    assert not bench.row(doc, "1", "promised_date").needs_person
    assert bench.sandbox.now("PO-1")["lines"][0]["promised_date"] == stays


def test_a_clock_that_goes_back_changes_no_order_of_events(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    now = type(bench.desk.clock).now
    monkeypatch.setattr(type(bench.desk.clock), "now", lambda clock: now(clock) - timedelta(days=400))
    bench.sync()
    bench.desk.operator.undo(doc)
    kinds = [row.kind for row in bench.desk.operator.history("PO-1", *PRICE)]
    assert [kind for kind in kinds if kind in ("accepted", "erp_confirmed", "undone")] == [
        "accepted", "erp_confirmed", "undone",
    ]  # fmt: skip
    assert bench.holds()


def test_a_closed_order_that_changed_before_every_order_is_asked_for_is_shown_as_it_is(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.sandbox.edit("PO-1", None, "state", "closed")
    bench.sync()
    bench.sandbox.edit("PO-1", "1", "unit_price", "150.00")
    now = type(bench.desk.clock).now
    monkeypatch.setattr(type(bench.desk.clock), "now", lambda clock: now(clock) + timedelta(hours=25))
    bench.sync()
    assert bench.row(doc, *PRICE).erp_now == "150.00"
