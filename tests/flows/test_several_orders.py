"""One document over several orders: each has its review, its decisions and its writes, and none is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.benches import Bench, benches, document
from tests.made_readings import found, reading_of_truth

from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Reading
from poworkbench.domain.several import together
from poworkbench.services.refusals import NotTaken


def readings(content: bytes) -> list[Reading]:
    """The messages that a test wrote into a file, each a document of its own."""
    return [reading_of_truth(told) for told in json.loads(content)]


def message_by_message(content: bytes, order: Order | None) -> tuple[int, Reading]:
    """All messages as one where no order is known, else the one that answers it."""
    said = readings(content)
    if order is None:
        return 1, together(said[0], said[1:])
    return 1, next((each for each in said if each.value("po_number") == order.po_number), said[0])


def line_by_line(content: bytes, _order: Order | None) -> tuple[int, Reading]:
    """One table whose lines name their orders."""
    said = readings(content)
    lines = tuple(replace(line, po_number=found(each.value("po_number"))) for each in said for line in each.lines)
    return 1, replace(said[0], po_number=None, lines=lines, total=None)


@pytest.fixture(params=[message_by_message, line_by_line], ids=["messages", "lines"])
def bench(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Bench]:
    """A desk with six open orders that reads files over several."""
    with benches(tmp_path) as made:
        made.desk.intake = replace(made.desk.intake, reader=request.param)
        yield made


def file(*messages: tuple[str, dict[str, str]]) -> bytes:
    """A file with a message for each order, and what its first line says otherwise."""
    told: list[Any] = [json.loads(document(number, said, vendor_order_number="V-7")) for number, said in messages]
    return json.dumps(told).encode()


DEARER = {"unit_price": "131.50"}
BOTH = file(("PO-1", DEARER), ("PO-2", {}))


def arrived(bench: Bench, content: bytes = BOTH) -> dict[str | None, str]:
    """The reviews of a file by their orders."""
    bench.receive(content, "ack.edi")
    return {row.po_number: row.document for row in bench.desk.operator.queue() if row.name == "ack.edi"}


def states(bench: Bench) -> dict[str | None, str]:
    return {row.po_number: row.state for row in bench.desk.operator.queue()}


def test_each_order_stands_in_the_queue_with_its_own_lines(bench: Bench) -> None:
    reviews = arrived(bench)
    assert states(bench) == {"PO-1": "waiting", "PO-2": "clean"}
    first, second = (bench.desk.operator.review(reviews[number]) for number in ("PO-1", "PO-2"))
    assert [row.key for row in first.rows() if row.differs] == [("1", "unit_price")]
    assert not any(row.differs for row in second.rows())
    assert (first.po_number, second.po_number, second.pages) == ("PO-1", "PO-2", 1)
    assert bench.desk.operator.content(reviews["PO-2"]) == ("ack.edi", BOTH)


def test_decisions_reach_the_order_they_are_about_and_no_other(bench: Bench) -> None:
    reviews = arrived(bench)
    bench.desk.operator.accept(reviews["PO-1"], "1", "unit_price")
    bench.desk.operator.confirm(reviews["PO-2"])
    assert states(bench) == {"PO-1": "clean", "PO-2": "done"}
    bench.sync()
    assert bench.sandbox.now("PO-1")["lines"][0]["unit_price"] == "131.50"
    assert bench.sandbox.now("PO-1")["acknowledged_on"] is None
    assert bench.sandbox.now("PO-2")["lines"][0]["unit_price"] == "125.00"
    assert bench.sandbox.now("PO-2")["acknowledged_on"] == "2026-11-20"
    assert bench.holds()


def test_the_file_hangs_on_every_order_that_is_done(bench: Bench) -> None:
    for review in arrived(bench, file(("PO-1", {}), ("PO-2", {}), ("PO-3", {}))).values():
        bench.desk.operator.confirm(review)
    bench.sync()
    hung = [bench.sandbox.call("GET", f"/orders/PO-{n}/attachments").json()["attachments"] for n in (1, 2, 3, 4)]
    assert [len(each) for each in hung] == [1, 1, 1, 0]


def test_taking_back_on_one_order_leaves_the_other_alone(bench: Bench) -> None:
    reviews = arrived(bench)
    bench.desk.operator.confirm(reviews["PO-2"])
    bench.desk.operator.accept(reviews["PO-1"], "1", "unit_price")
    bench.desk.operator.undo(reviews["PO-2"])
    assert states(bench) == {"PO-1": "clean", "PO-2": "clean"}
    with pytest.raises(NotTaken):
        bench.desk.operator.undo(reviews["PO-2"])
    bench.sync()
    assert bench.written("unit_price") == ["131.50"]
    assert bench.holds()


def test_a_share_stays_with_its_order_and_no_order_is_reviewed_twice(bench: Bench) -> None:
    reviews = arrived(bench)
    for review, number in ((reviews["PO-2"], "PO-3"), (reviews["PO-1"], "PO-2")):
        with pytest.raises(NotTaken) as refused:
            bench.desk.operator.link(review, number)
        assert refused.value.code == "has_share"
    bench.desk.operator.link(reviews["PO-1"], "PO-3")
    assert set(states(bench)) == {"PO-3", "PO-2"}
    assert bench.holds()


def test_an_order_that_is_not_here_is_said(bench: Bench) -> None:
    reviews = arrived(bench, file(("PO-1", {}), ("PO-2", {}), ("PO-9", {})))
    assert states(bench) == {"PO-1": "waiting", "PO-2": "clean"}
    cautions = [row for row in bench.desk.operator.review(reviews["PO-1"]).rows() if row.rule == "caution"]
    assert [row.facts["caution"] for row in cautions] == ["several_orders:PO-9"]


def test_what_happened_to_an_order_is_told_of_its_own_share(bench: Bench) -> None:
    reviews = arrived(bench)
    told = bench.desk.operator.history("PO-2")
    assert "linked" in [row.kind for row in told]
    assert {row.document for row in told if row.document} == {reviews["PO-2"]}
    price = bench.desk.operator.history("PO-1", "1", "unit_price")
    assert [row.new for row in price if row.kind == "read"] == ["131.50"]
    other = bench.desk.operator.history("PO-2", "1", "unit_price")
    assert [row.new for row in other if row.kind == "read"] == ["125.00"]


def test_a_revision_of_one_of_the_orders_is_held_against_its_share(bench: Bench) -> None:
    arrived(bench)
    bench.receive(file(("PO-2", DEARER)), "later.edi")
    later = next(row.document for row in bench.desk.operator.queue() if row.name == "later.edi")
    since = bench.desk.operator.review(later).since
    assert since is not None
    assert [(one.line, one.field, one.after) for one in since.changes] == [("1", "unit_price", "131.50")]


def test_after_a_restart_everything_stands_as_it_stood(bench: Bench) -> None:
    reviews = arrived(bench)
    bench.desk.operator.accept(reviews["PO-1"], "1", "unit_price")
    before = states(bench)
    again = bench.again()
    try:
        assert states(again) == before
        assert again.holds()
    finally:
        again.close()


def test_orders_that_come_later_are_found_for_a_document_that_waited(bench: Bench) -> None:
    bench.receive(file(("PO-71", {}), ("PO-72", {})), "early.edi")
    assert states(bench) == {None: "unmatched"}
    bench.desk.intake.match_again()
    assert states(bench) == {None: "unmatched"}
