"""An operator's verbs, from the key to the ERP and back."""

from __future__ import annotations

import pytest
from tests.benches import Bench, document

from poworkbench.services.refusals import NotTaken

PRICE = ("1", "unit_price")
DEARER = {"unit_price": "131.50"}


def test_an_accepted_price_is_in_the_erp_once_and_read_back(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    assert bench.row(doc, *PRICE).decision.sync == "saved"
    bench.sync()
    row = bench.row(doc, *PRICE)
    assert (row.decision.sync, row.erp_now) == ("confirmed", "131.50")
    assert bench.written("unit_price") == ["131.50"]
    bench.sync()
    assert bench.written("unit_price") == ["131.50"]


def test_a_clean_document_needs_one_verb_and_acknowledges_the_order(bench: Bench) -> None:
    doc = bench.receive(document("PO-1"))
    assert bench.desk.operator.queue()[0].state == "clean"
    bench.desk.operator.confirm(doc)
    bench.sync()
    order = bench.sandbox.now("PO-1")
    assert order["vendor_order_number"] == "V-PO-1"
    assert order["acknowledged_on"] == "2026-11-20"
    assert bench.desk.operator.queue()[0].state == "done"


def test_an_open_question_keeps_a_document_from_being_confirmed(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    with pytest.raises(NotTaken) as refused:
        bench.desk.operator.confirm(doc)
    assert (refused.value.code, refused.value.detail) == ("needs_person", "1")


def test_keeping_ours_writes_nothing(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.keep(doc, *PRICE)
    bench.sync()
    assert bench.written("unit_price") == []
    assert bench.row(doc, *PRICE).decision.sync == "nothing"


def test_keeping_ours_after_accepting_puts_the_old_value_back(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.sync()
    bench.desk.operator.keep(doc, *PRICE)
    bench.sync()
    assert bench.written("unit_price") == ["131.50", "125.00"]


def test_another_value_is_typed_in_short_form(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", {"promised_date": "2026-11-27"}))
    bench.desk.operator.enter(doc, "1", "promised_date", "+5")
    bench.sync()
    assert bench.written("promised_date") == ["2026-12-02"]


def test_cancelling_stays_in_house_by_key_and_by_typing(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", {"status": "cancelled"}))
    for attempt in (
        lambda: bench.desk.operator.accept(doc, "1", "status"),
        lambda: bench.desk.operator.enter(doc, "1", "quantity", "0"),
    ):
        with pytest.raises(NotTaken) as refused:
            attempt()
        assert refused.value.code == "in_house"
    bench.desk.operator.escalate(doc, "1", "status", "")
    assert not bench.row(doc, "1", "status").needs_person


def test_an_escalation_reaches_the_order_and_the_buyer_once(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.escalate(doc, *PRICE, "May they?")
    bench.sync()
    bench.sync()
    comments = bench.sandbox.call("GET", "/orders/PO-1/comments").json()["comments"]
    mails = list((bench.home / "outgoing").glob("*.eml"))
    assert len(comments) == len(mails) == 1
    text = mails[0].read_text("utf-8")
    assert "May they?" in text
    assert "dana@client.example" in text
    assert "131.50" in text
    assert "image/png" in text


def test_a_taken_back_escalation_is_withdrawn_only_where_it_was_sent(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.escalate(doc, *PRICE, "")
    bench.desk.operator.undo(doc)
    bench.sync()
    assert not list((bench.home / "outgoing").glob("*.eml"))
    bench.desk.operator.escalate(doc, *PRICE, "")
    bench.sync()
    bench.desk.operator.undo(doc)
    bench.sync()
    comments = bench.sandbox.call("GET", "/orders/PO-1/comments").json()["comments"]
    assert len(comments) == len(list((bench.home / "outgoing").glob("*.eml"))) == 2


def test_undo_before_and_after_the_erp_has_it(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.desk.operator.undo(doc)
    bench.sync()
    assert bench.written("unit_price") == []
    bench.desk.operator.accept(doc, *PRICE)
    bench.sync()
    bench.desk.operator.undo(doc)
    bench.sync()
    assert bench.written("unit_price") == ["131.50", "125.00"]
    assert bench.row(doc, *PRICE).needs_person
    assert bench.desk.operator.status().waiting_for_erp == 0
    with pytest.raises(NotTaken):
        bench.desk.operator.undo(doc)


def test_undoing_a_confirmation_opens_the_document_again(bench: Bench) -> None:
    doc = bench.receive(document("PO-1"))
    bench.desk.operator.confirm(doc)
    bench.sync()
    bench.desk.operator.undo(doc)
    bench.sync()
    assert bench.sandbox.now("PO-1")["vendor_order_number"] is None
    assert bench.desk.operator.queue()[0].state == "clean"


def test_the_same_file_twice_is_one_document(bench: Bench) -> None:
    bench.receive(document("PO-1"))
    bench.receive(document("PO-1"), "again.json")
    assert len(bench.desk.operator.queue()) == 1


def test_a_second_document_is_compared_with_what_was_decided(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.receive(document("PO-1", DEARER, document_date="2026-11-21"), "resent.json")
    states = {row.name: row.state for row in bench.desk.operator.queue()}
    assert states["resent.json"] == "clean"


def test_what_a_later_document_decided_is_taken_back_first(bench: Bench) -> None:
    first = bench.receive(document("PO-1", {"unit_price": "131.50"}))
    bench.desk.operator.accept(first, *PRICE)
    later = bench.receive(document("PO-1", {"unit_price": "140.00"}), "later.json")
    bench.desk.operator.accept(later, *PRICE)
    with pytest.raises(NotTaken) as refused:
        bench.desk.operator.undo(first)
    assert refused.value.code == "decided_since"
    bench.desk.operator.undo(later)
    bench.desk.operator.undo(first)
    bench.sync()
    assert bench.sandbox.now("PO-1")["lines"][0]["unit_price"] == "125.00"


def test_a_scan_waits_for_a_person_who_links_it_and_types(bench: Bench) -> None:
    doc = bench.receive(b"%scan")
    assert bench.desk.operator.queue()[0].state == "unmatched"
    bench.desk.operator.link(doc, "po 1")
    assert bench.desk.operator.queue()[0].state == "unread"
    bench.desk.operator.enter(doc, "2", "quantity", "3")
    bench.desk.operator.enter(doc, None, "vendor_order_number", "AB 4711")
    bench.desk.operator.confirm(doc)
    bench.sync()
    assert bench.written("quantity") == ["3"]
    assert bench.sandbox.now("PO-1")["vendor_order_number"] == "AB 4711"
    assert bench.desk.operator.queue()[0].state == "done"


def test_a_document_finds_its_order_when_the_order_comes_later(bench: Bench) -> None:
    bench.receive(document("PO-77", {"vendor_item": "X-1"}, {"vendor_item": "X-2"}, vendor_name="Somebody Else Ltd"))
    assert bench.desk.operator.queue()[0].state == "unmatched"


def test_what_answers_no_order_is_put_away_and_can_be_taken_back(bench: Bench) -> None:
    doc = bench.receive(b"an out-of-office answer")
    bench.desk.operator.put_away(doc, "answers no order")
    assert bench.desk.operator.queue()[0].state == "done"
    bench.sync()
    assert bench.desk.operator.status().waiting_for_erp == 0
    assert bench.sandbox.writes() == []
    bench.desk.operator.undo(doc)
    assert bench.desk.operator.queue()[0].state == "unmatched"
    bench.desk.operator.link(doc, "PO-1")
    with pytest.raises(NotTaken) as refused:
        bench.desk.operator.put_away(doc, "answers no order")
    assert refused.value.code == "answers_an_order"
    assert bench.holds()


def test_an_invoice_changes_no_order(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER, kind="invoice"))
    with pytest.raises(NotTaken):
        bench.desk.operator.accept(doc, *PRICE)
    bench.desk.operator.keep(doc, *PRICE)
    bench.desk.operator.confirm(doc)
    bench.sync()
    assert bench.sandbox.now("PO-1")["vendor_order_number"] is None
    assert bench.holds()


def test_history_answers_who_when_why_and_from_where(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", DEARER))
    bench.desk.operator.accept(doc, *PRICE)
    bench.sync()
    rows = bench.desk.operator.history("PO-1", *PRICE)
    told = [(row.person, row.kind, row.old, row.new) for row in rows]
    assert ("workbench", "ordered", None, "125.00") in told
    assert ("ana", "accepted", "125.00", "131.50") in told
    assert ("workbench", "erp_confirmed", "125.00", "131.50") in told
    read = next(row for row in rows if row.kind == "read")
    assert (read.new, read.evidence[0].text) == ("131.50", "131.50")
    accepted = next(row for row in rows if row.kind == "accepted")
    assert accepted.document == doc
    assert accepted.evidence[0].page == 1
    assert accepted.rule == "price_over_tolerance"
    assert accepted.at.utcoffset().total_seconds() == 0
    assert accepted.zone
