"""What the reader is not sure of, what a document is cautioned for, and what changed since an earlier one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.benches import Bench, benches, document
from tests.made_readings import reading_of_truth

from poworkbench.domain.lessons import Lesson
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Found, Reading
from poworkbench.services.refusals import NotTaken
from poworkbench.ui.wording.events import happened
from poworkbench.ui.wording.revisions import told


def faint(found: Found | None) -> Found | None:
    return replace(found, evidence=replace(found.evidence, confidence=30)) if found else None


def unsure_reading(content: bytes, _order: Order | None) -> tuple[int, Reading]:
    """What a test wrote into the document, of which it says what is hardly to be read and what to beware of."""
    told = json.loads(content)
    read = reading_of_truth(told)
    lines = list(read.lines)
    for name in told.get("faint", ()):
        if hasattr(read, name):
            read = replace(read, **{name: faint(getattr(read, name))})
        else:
            lines[0] = replace(lines[0], **{name: faint(getattr(lines[0], name))})
    return 1, replace(read, lines=tuple(lines), cautions=tuple(told.get("cautions", ())))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A desk whose reader is not sure of everything."""
    with benches(tmp_path) as made:
        made.desk.intake = replace(made.desk.intake, reader=unsure_reading)
        yield made


def hardly(*names: str, po_number: str = "PO-1", cautions: tuple[str, ...] = (), **said: str) -> bytes:
    """An acknowledgement of which some values of the first line, or of the head, can hardly be read."""
    plain = json.loads(document(po_number, said))
    return json.dumps({**plain, "faint": names, "cautions": cautions}).encode()


def state(bench: Bench) -> str:
    return bench.desk.operator.queue()[0].state


def test_a_doubtful_value_keeps_a_document_from_being_clean_even_where_it_is_as_ordered(bench: Bench) -> None:
    doc = bench.receive(hardly("unit_price"))
    row = bench.row(doc, "1", "unit_price")
    assert (state(bench), row.rule, row.needs_person, row.acknowledged) == ("waiting", "reader_unsure", True, "125.00")
    with pytest.raises(NotTaken) as refused:
        bench.desk.operator.confirm(doc)
    assert refused.value.code == "needs_person"


def test_accepting_what_is_proposed_as_ordered_writes_nothing_else(bench: Bench) -> None:
    doc = bench.receive(hardly("vendor_item", vendor_item="nv 1001"))
    bench.desk.operator.accept(doc, "1", "vendor_item")
    bench.desk.operator.confirm(doc)
    bench.sync()
    assert bench.written("vendor_item") == []
    assert (state(bench), bench.holds()) == ("done", True)


def test_accepting_what_is_proposed_otherwise_writes_it(bench: Bench) -> None:
    doc = bench.receive(hardly("unit_price", unit_price="131.50"))
    assert bench.row(doc, "1", "unit_price").ordered == "125.00"
    bench.desk.operator.accept(doc, "1", "unit_price")
    bench.sync()
    assert bench.written("unit_price") == ["131.50"]


def test_keeping_and_correcting_a_doubtful_value(bench: Bench) -> None:
    doc = bench.receive(hardly("unit_price", "quantity", unit_price="181.50"))
    bench.desk.operator.keep(doc, "1", "quantity")
    bench.desk.operator.enter(doc, "1", "unit_price", "131.50")
    bench.desk.operator.confirm(doc)
    bench.sync()
    assert (bench.written("quantity"), bench.written("unit_price")) == ([], ["131.50"])


def test_a_doubtful_value_that_no_operator_may_take_stays_in_house(bench: Bench) -> None:
    doc = bench.receive(hardly("status", status="cancelled"))
    with pytest.raises(NotTaken) as refused:
        bench.desk.operator.accept(doc, "1", "status")
    assert refused.value.code == "in_house"
    bench.desk.operator.keep(doc, "1", "status")
    assert state(bench) == "clean"


def test_a_doubtful_number_of_the_vendor_is_asked_and_its_day_is_not_written(bench: Bench) -> None:
    doc = bench.receive(hardly("vendor_order_number", "document_date"))
    assert state(bench) == "waiting"
    bench.desk.operator.accept(doc, None, "vendor_order_number")
    bench.desk.operator.confirm(doc)
    bench.sync()
    order = bench.sandbox.now("PO-1")
    assert (order["vendor_order_number"], order["acknowledged_on"]) == ("V-PO-1", "2026-11-20")


def test_a_doubtful_number_that_is_kept_is_not_written(bench: Bench) -> None:
    doc = bench.receive(hardly("vendor_order_number"))
    bench.desk.operator.keep(doc, None, "vendor_order_number")
    bench.desk.operator.confirm(doc)
    bench.sync()
    assert bench.sandbox.now("PO-1")["vendor_order_number"] is None
    assert bench.holds()


def test_a_caution_is_seen_by_a_person_before_the_document_is_done(bench: Bench) -> None:
    doc = bench.receive(hardly(cautions=("edi_test", "attachment_not_read:a.pdf")))
    assert (state(bench), bench.desk.operator.queue()[0].needs) == ("waiting", 2)
    bench.desk.operator.accept(doc, None, "caution:edi_test")
    with pytest.raises(NotTaken):
        bench.desk.operator.confirm(doc)
    bench.desk.operator.keep(doc, None, "caution:attachment_not_read:a.pdf")
    assert state(bench) == "clean"
    bench.desk.operator.undo(doc)
    assert state(bench) == "waiting"
    bench.desk.operator.escalate(doc, None, "caution:attachment_not_read:a.pdf", "")
    bench.desk.operator.confirm(doc)
    bench.sync()
    assert (state(bench), bench.holds()) == ("done", True)
    (mail,) = (bench.home / "outgoing").glob("*.eml")
    assert "How shall we go on?" in mail.read_text("utf-8")


def test_a_duplicate_under_another_name_says_so(bench: Bench) -> None:
    bench.receive(hardly())
    again = bench.receive(hardly() + b" ", "again.json")
    since = bench.desk.operator.review(again).since
    assert since is not None
    assert (since.name, since.changes) == ("ack.json", ())
    assert told(since, bench.desk.clock.now()).startswith("Duplicate of ack.json of ")


def test_a_revision_opens_as_what_changed(bench: Bench) -> None:
    bench.receive(document("PO-1", document_date="2026-11-10"))
    later = bench.receive(document("PO-1", {"unit_price": "131.50"}, document_date="2026-11-12"), "rev.json")
    since = bench.desk.operator.review(later).since
    assert since is not None
    words = told(since, bench.desk.clock.now())
    assert words.startswith("Revision 2, since ack.json of ")
    assert words.endswith(": 1 change · line 1 unit price 125.00 → 131.50")
    rows = [row for row in bench.desk.operator.history("PO-1") if row.since]
    assert [happened(row, bench.desk.clock.now().date()) for row in rows] == [
        "document linked to this order · matched · since ack.json: line 1 unit price 125.00 → 131.50"
    ]


def test_the_third_document_is_held_against_the_second(bench: Bench) -> None:
    for number, price in enumerate(("125.00", "131.50"), 1):
        bench.receive(document("PO-1", {"unit_price": price}), f"{number}.json")
    third = bench.receive(document("PO-1", {"unit_price": "131.50", "quantity": "3"}), "3.json")
    since = bench.desk.operator.review(third).since
    assert since is not None
    assert (since.name, since.number, [change.field for change in since.changes]) == ("2.json", 2, ["quantity"])


def test_an_older_document_that_comes_late_says_so(bench: Bench) -> None:
    bench.receive(document("PO-1", {"unit_price": "131.50"}, document_date="2026-11-12"))
    late = bench.receive(document("PO-1", document_date="2026-11-10"), "late.json")
    since = bench.desk.operator.review(late).since
    assert since is not None
    assert told(since, bench.desk.clock.now()).startswith("Older than ack.json of ")


def test_another_kind_of_document_and_another_order_are_no_revision(bench: Bench) -> None:
    bench.receive(document("PO-1"))
    invoice = bench.receive(document("PO-1", kind="invoice"), "invoice.json")
    other = bench.receive(document("PO-2"), "other.json")
    assert bench.desk.operator.review(invoice).since is None
    assert bench.desk.operator.review(other).since is None


def test_what_a_vendor_taught_of_its_cartons_holds_for_the_next_document_and_in_a_replay(bench: Bench) -> None:
    said = {"quantity": "2", "unit": "CTN", "unit_price": "250.00"}
    before = bench.receive(document("PO-1", said), "before.json")
    assert bench.row(before, "1", "unit_price").differs
    bench.desk.teaching.tell("Nordvik Furniture AB", Lesson("pack", "CTN", "2 EA"), "ana")
    after = bench.receive(document("PO-2", said), "after.json")
    assert not any(row.differs for row in bench.desk.operator.review(after).rows())
    assert bench.row(before, "1", "unit_price").differs
    assert bench.holds()


def test_a_line_that_differs_has_the_code_that_x12_has_for_it(bench: Bench) -> None:
    doc = bench.receive(document("PO-1", {"unit_price": "131.50"}))
    assert [line.code for line in bench.desk.operator.review(doc).lines] == [None, "IP", None]
