"""A client whose ERP has no interface, through the whole workbench: its export, decisions, updates, the next export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.benches import document
from tests.exports import PLAYBOOK, HandBench, hand_benches, read_back, row, rows

from poworkbench.services.exchange.importing import NeedsAnyway
from poworkbench.services.refusals import NotTaken
from poworkbench.ui.wording import entry

PRICE = ("1", "unit_price")
DEARER = {"unit_price": "131.50"}


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[HandBench]:
    """A desk that has taken in a first full export of three orders."""
    with hand_benches(tmp_path / "desk") as made:
        made.take(rows("PO-1", "PO-2", "PO-3"))
        yield made


def sync_of(bench: HandBench, doc: str) -> str:
    decision = bench.value(doc, *PRICE).decision
    assert decision is not None
    return decision.sync


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_price_goes_out_by_file_and_is_confirmed_by_the_next_export(tmp_path: Path, kind: str) -> None:
    with hand_benches(tmp_path / "desk") as bench:
        bench.take(rows("PO-1", "PO-2"), f"first.{kind}")
        doc = bench.receive(document("PO-1", DEARER))
        bench.desk.operator.accept(doc, *PRICE)
        assert sync_of(bench, doc) == "saved"
        given = bench.desk.exchange.give(tmp_path / f"updates.{kind}")
        assert (given.orders, given.values) == (1, 1)
        told = read_back(tmp_path / f"updates.{kind}")
        assert told[0] == ["ORDER", "LINE", "ITEM", "QTY", "PRICE", "DATE", "SO"]
        assert told[1][:2] == ["PO-1", "1"]
        assert told[1][4] == ("131,50" if kind == "csv" else 131.5)
        assert sync_of(bench, doc) == "given"
        assert bench.value(doc, *PRICE).decision.file == f"updates.{kind}"

        taken = bench.take(rows("PO-1", "PO-2"), f"second.{kind}")  # the ERP has not taken it yet
        assert (taken.sights["not_yet"], sync_of(bench, doc)) == (1, "given")
        table = [row("PO-1", 1, Unit_Price="131,50"), row("PO-1", 2), *rows("PO-2")]
        taken = bench.take(table, f"third.{kind}")
        assert (taken.sights["seen"], sync_of(bench, doc)) == (1, "confirmed")
        assert float(bench.value(doc, *PRICE).erp_now) == 131.5
        assert bench.desk.exchange.standing().not_seen == ()
        assert bench.desk.operator.verify(lambda _done, _all: None, lambda: False).broken_entry is None


def test_what_was_given_is_not_given_twice_unless_asked_for(bench: HandBench, tmp_path: Path) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.desk.exchange.give(tmp_path / "one.csv")
    assert bench.desk.exchange.give(tmp_path / "two.csv").rows == 0
    assert not (tmp_path / "two.csv").exists()
    assert bench.desk.exchange.next_order() is None
    assert bench.desk.exchange.give(tmp_path / "three.csv", again=True).values == 1
    assert bench.value(doc, *PRICE).decision.file == "three.csv"


def test_another_value_in_the_erp_is_a_conflict_with_both(bench: HandBench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    assert bench.enter_all() == [("PO-1", "1", "unit_price", "131,50")]
    assert sync_of(bench, doc) == "given"
    taken = bench.take([row("PO-1", 1, Unit_Price="128,00"), row("PO-1", 2), *rows("PO-2", "PO-3")])
    assert taken.sights["differs"] == 1
    decision = bench.value(doc, *PRICE).decision
    assert (decision.sync, decision.conflict.base, decision.conflict.ours, decision.conflict.theirs) == (
        "conflict", "125.00", "131.50", "128.00",
    )  # fmt: skip
    assert bench.desk.operator.queue()[0].conflicts == 1
    bench.desk.operator.accept(doc, *PRICE)  # ours over theirs
    assert bench.enter_all() == [("PO-1", "1", "unit_price", "131,50")]
    bench.take([row("PO-1", 1, Unit_Price="131,50"), row("PO-1", 2), *rows("PO-2", "PO-3")])
    assert sync_of(bench, doc) == "confirmed"


def test_being_done_is_entered_last_and_confirmed(bench: HandBench) -> None:
    doc = bench.receive(document("PO-1", DEARER, {"promised_date": "2026-12-04"}))
    bench.desk.operator.accept(doc, "2", "promised_date")
    bench.desk.operator.accept(doc, *PRICE)
    bench.desk.operator.confirm(doc)
    assert bench.enter_all() == [
        ("PO-1", "1", "unit_price", "131,50"),
        ("PO-1", "2", "promised_date", "04.12.2026"),
        ("PO-1", None, "vendor_order_number", "V-PO-1"),
        ("PO-1", None, "acknowledged_on", "20.11.2026"),
    ]
    head = {"Vendor_Order": "V-PO-1", "Ack_Date": "20.11.2026"}
    table = [row("PO-1", 1, Unit_Price="131,50", **head), row("PO-1", 2, Promise_Date="04.12.2026", **head)]
    assert bench.take([*table, *rows("PO-2", "PO-3")]).sights["seen"] == 3
    assert bench.desk.exchange.standing().not_seen == ()
    bench.desk.rounds.once()
    assert bench.desk.operator.status().waiting_for_erp == 0


def test_a_document_that_came_before_its_order_finds_it_in_the_next_export(bench: HandBench) -> None:
    doc = bench.receive(document("PO-9"))
    assert bench.desk.operator.queue()[0].state == "unmatched"
    bench.take(rows("PO-1", "PO-2", "PO-3", "PO-9"))
    assert bench.desk.operator.review(doc).po_number == "PO-9"


def test_orders_that_left_a_full_export_are_closed_and_come_back(bench: HandBench) -> None:
    assert bench.take(rows("PO-1", "PO-2"), full=False).event.closed == 0
    assert bench.desk.operator.status().orders_watched == 3
    assert bench.take(rows("PO-1", "PO-2")).event.closed == 1
    assert bench.desk.operator.status().orders_watched == 2
    assert not bench.desk.operator.find_orders("PO-3")
    bench.take(rows("PO-1", "PO-2", "PO-3"))
    assert bench.desk.operator.status().orders_watched == 3


def test_an_export_that_looks_cut_off_needs_a_person_to_say_so(bench: HandBench) -> None:
    with pytest.raises(NeedsAnyway) as caught:
        bench.take(rows("PO-1"))
    assert (caught.value.code, caught.value.facts) == ("fewer", {"orders": "1", "last": "3"})
    assert bench.desk.operator.status().orders_watched == 3
    assert bench.take(rows("PO-1"), anyway=True).event.closed == 2


def test_an_export_older_than_the_last_one_changes_nothing_by_itself(bench: HandBench) -> None:
    bench.later(hours=-3)
    with pytest.raises(NeedsAnyway) as caught:
        bench.take(rows("PO-1", "PO-2", "PO-3"))
    assert caught.value.code == "older"


def test_a_bad_row_leaves_its_order_as_it_is_and_the_others_come_in(bench: HandBench) -> None:
    bad = row("PO-2", 1, Qty="four")
    taken = bench.take([row("PO-1", 1, Qty="9"), row("PO-1", 2), bad, row("PO-2", 2), *rows("PO-3")])
    assert [(p.row, p.column, p.code, p.text, p.po_number) for p in taken.problems] == [
        (4, "Qty", "not_a_number", "four", "PO-2")
    ]
    assert (taken.changed, taken.event.closed, taken.event.left_out) == (1, 0, 1)
    assert bench.desk.operator.status().orders_watched == 3


def test_a_row_without_an_order_number_closes_nobody(bench: HandBench) -> None:
    taken = bench.take([*rows("PO-1", "PO-2"), row("", 1)])
    assert [p.code for p in taken.problems] == ["no_order_number"]
    assert taken.event.closed == 0


def test_what_was_decided_after_the_export_was_made_is_not_judged_by_it(bench: HandBench, tmp_path: Path) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.enter_all()
    bench.desk.operator.undo(doc)
    assert bench.enter_all() == [("PO-1", "1", "unit_price", "125,00")]  # the ERP may have it, so it is told back
    bench.later(minutes=-10)
    bench.take(rows("PO-1", "PO-2", "PO-3"), anyway=True)
    bench.later(minutes=10)
    assert len(bench.desk.exchange.standing().not_seen) == 1


def test_a_decision_taken_back_before_anybody_told_the_erp_is_not_told(bench: HandBench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.desk.operator.undo(doc)
    assert bench.desk.exchange.next_order() is None
    bench.take(rows("PO-1", "PO-2", "PO-3"))
    assert bench.desk.operator.status().waiting_for_erp == 0


def test_entering_is_taken_back_and_given_again(bench: HandBench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    order = bench.desk.exchange.next_order()
    entries = bench.desk.exchange.entered(order.steps[0].marks)
    assert sync_of(bench, doc) == "given"
    bench.desk.exchange.not_entered(entries)
    assert sync_of(bench, doc) == "saved"
    assert bench.desk.exchange.next_order().steps[0].text == "131,50"
    with pytest.raises(NotTaken):
        bench.desk.exchange.not_entered(entries)
    kinds = [one.kind for one in bench.desk.operator.history("PO-1", *PRICE)]
    assert kinds[-2:] == ["handed_entered", "handed_back"]
    bench.enter_all()
    assert bench.desk.operator.verify(lambda _done, _all: None, lambda: False).broken_entry is None


def test_a_skipped_value_waits_with_its_reason(bench: HandBench) -> None:
    for number in (1, 2):
        doc = bench.receive(document(f"PO-{number}", DEARER), f"{number}.json")
        bench.desk.operator.accept(doc, *PRICE)
    first = bench.desk.exchange.next_order()
    bench.desk.exchange.skip(first.steps[0].operations, "the line is locked")
    assert bench.desk.exchange.next_order(first.steps[0].operations).po_number == "PO-2"
    assert bench.desk.exchange.next_order().steps[0].skipped == "the line is locked"


def test_two_decisions_on_one_value_are_given_once(bench: HandBench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.desk.operator.enter(doc, *PRICE, "130")
    assert bench.enter_all() == [("PO-1", "1", "unit_price", "130")]
    bench.take(rows("PO-1", "PO-2", "PO-3"))
    assert sync_of(bench, doc) == "given"  # the old value is in the export: the first decision is not taken for seen
    bench.take([row("PO-1", 1, Unit_Price="130,00"), row("PO-1", 2), *rows("PO-2", "PO-3")])
    assert sync_of(bench, doc) == "confirmed"


def test_a_value_of_ours_on_the_way_to_another_is_no_conflict(bench: HandBench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.enter_all()
    bench.desk.operator.enter(doc, *PRICE, "130")
    assert bench.enter_all() == [("PO-1", "1", "unit_price", "130")]
    others = [row("PO-1", 2), *rows("PO-2", "PO-3")]
    assert bench.take([row("PO-1", 1, Unit_Price="131,50"), *others]).sights["differs"] == 0
    assert sync_of(bench, doc) == "given"
    assert bench.take([row("PO-1", 1, Unit_Price="130,00"), *others]).sights["seen"] == 1
    assert sync_of(bench, doc) == "confirmed"
    kinds = [one.kind for one in bench.desk.operator.history("PO-1", *PRICE)]
    assert kinds[-3:] == ["handed_superseded", "erp_confirmed", "erp_changed"]
    assert bench.desk.operator.status().given == 0


def test_keeping_ours_after_all_is_told_to_the_erp_and_seen(bench: HandBench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.enter_all()
    bench.desk.operator.keep(doc, *PRICE)
    assert bench.enter_all() == [("PO-1", "1", "unit_price", "125.00".replace(".", ","))]
    others = [row("PO-1", 2), *rows("PO-2", "PO-3")]
    bench.take([row("PO-1", 1, Unit_Price="131,50"), *others])
    assert sync_of(bench, doc) == "given"
    bench.take([row("PO-1", 1), *others])
    assert sync_of(bench, doc) == "confirmed"
    assert bench.desk.exchange.standing().not_seen == ()


def test_what_no_export_shows_ends_as_given_and_stays_known(tmp_path: Path) -> None:
    from tests.exports import PLAYBOOK

    short = PLAYBOOK.replace('vendor_order_number = "Vendor Order"\n', "").replace('acknowledged_on = "Ack Date"\n', "")
    with hand_benches(tmp_path / "desk", short) as bench:
        bench.take(rows("PO-1"))
        doc = bench.receive(document("PO-1"))
        bench.desk.operator.confirm(doc)
        bench.take(rows("PO-1"))
        assert bench.desk.operator.status().waiting_for_erp > 0  # not given: it is owed
        assert [text for *_, text in bench.enter_all()] == ["V-PO-1", "20.11.2026"]
        assert bench.take(rows("PO-1")).sights["unshown"] == 1
        bench.desk.rounds.once()
        assert bench.desk.operator.status().waiting_for_erp == 0
        with bench.desk.store.reading() as unit:
            assert unit.snapshot("PO-1")[0].order.vendor_order_number == "V-PO-1"


def test_the_order_of_a_given_write_closes_and_a_person_is_told(bench: HandBench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.enter_all()
    bench.take(rows("PO-2", "PO-3"))
    assert sync_of(bench, doc) == "refused"


def test_questions_still_go_to_the_buyer_and_nothing_asks_for_a_token(bench: HandBench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.escalate(doc, *PRICE, "")
    bench.desk.rounds.once()
    status = bench.desk.operator.status()
    assert (status.waiting_for_erp, status.token_missing, status.offline_since, status.trouble) == (
        0,
        False,
        None,
        None,
    )
    assert status.by_hand
    assert status.export_at is not None
    assert len(list((bench.folder / "outgoing").glob("*.eml"))) == 1
    assert bench.desk.operator.status().token_missing is False


def test_prices_per_hundred_go_back_as_the_erp_has_them(tmp_path: Path) -> None:
    words = "[exchange.orders.words]"
    playbook = PLAYBOOK.replace(words, f'[exchange.orders.otherwise]\nprice_unit = "100"\n\n{words}')
    table = [one | {"Unit Price": "12.500,00"} for one in rows("PO-1")]
    with hand_benches(tmp_path / "desk", playbook) as bench:
        bench.take(table)
        review = bench.receive(document("PO-1", DEARER))
        assert bench.value(review, *PRICE).ordered == "125.00"
        bench.desk.operator.accept(review, *PRICE)
        step = bench.desk.exchange.next_order().steps[0]
        assert (step.text, step.per, entry.place(step)) == ("13150,00", 100, "line 1 · NV-1001 · unit price per 100")
        assert entry.old_value(step) == "12500,00  →"
        given = bench.desk.exchange.give(tmp_path / "updates.csv")
        assert read_back(given.file)[1][4] == "13150,00"
        seen = bench.take([table[0] | {"Unit Price": "13.150,00"}, table[1]])
        assert seen.sights == {"seen": 1}
