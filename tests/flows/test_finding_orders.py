"""A document finds its order in the desk's database, also where its number is printed wrongly or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.benches import Bench, document
from tests.made_readings import reading_of_truth
from tests.sandboxes import made_order, running

from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Reading
from poworkbench.services.views import CandidateView

NUMBERS = ("PO-104233", "PO-104250", "PO-104302")


def mentioning(content: bytes, _order: Order | None) -> tuple[int, Reading]:
    """What a test wrote, with the numbers that stand somewhere on the page."""
    told = json.loads(content)
    return 1, replace(reading_of_truth(told), mentions=tuple(told.get("mentions", ())))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A desk with three orders of one vendor and the same items."""
    with running(tmp_path / "sandbox", [made_order(number) for number in NUMBERS]) as sandbox:
        made = Bench(tmp_path / "desk", sandbox)
        made.desk.intake = replace(made.desk.intake, reader=mentioning)
        try:
            made.sync()
            yield made
        finally:
            made.close()


def found(bench: Bench, number: str | None, *mentions: str, vendor: str | None = "Nordvik Furniture AB") -> Row:
    """The order a document was linked to, and those it may answer."""
    told = json.loads(document("", vendor_order_number="V-1"))
    told |= {"po_number": number, "vendor_name": vendor, "mentions": mentions}
    doc = bench.receive(json.dumps(told).encode())
    view = bench.desk.operator.review(doc)
    return view.po_number, view.candidates


Row = tuple[str | None, tuple[CandidateView, ...]]


@pytest.mark.parametrize("printed", ["PO-104250", "po 104250", "104250", "0000104250", "PO-104250 Rev 2", "104250 OP"])
def test_a_number_in_another_form_finds_it_surely(bench: Bench, printed: str) -> None:
    assert found(bench, printed)[0] == "PO-104250"


@pytest.mark.parametrize(
    ("printed", "vendor"), [("PO-104520", None), ("104520", "Somebody Else Ltd"), ("PO-10425", None)]
)
def test_a_slip_in_the_number_finds_it_whatever_the_vendors_name(
    bench: Bench, printed: str, vendor: str | None
) -> None:
    linked, candidates = found(bench, printed, vendor=vendor)
    assert linked is None
    assert candidates[0].po_number == "PO-104250"


def test_without_a_number_the_vendors_orders_are_offered(bench: Bench) -> None:
    linked, candidates = found(bench, None)
    assert linked is None
    assert {one.po_number for one in candidates} == set(NUMBERS)


def test_with_nothing_but_items_all_open_orders_are_looked_at(bench: Bench) -> None:
    assert len(found(bench, None, vendor=None)[1]) == 3


def test_the_customers_sales_order_decides_between_equals(bench: Bench) -> None:
    bench.sandbox.edit("PO-104302", None, "sales_order", "SO-77120")
    bench.sync()
    assert found(bench, None, "so 77120")[0] == "PO-104302"


def test_a_number_that_stands_elsewhere_on_the_page_makes_its_order_the_first(bench: Bench) -> None:
    linked, candidates = found(bench, "4711-ABC", "4711", "PO 104302")
    assert linked is None
    assert (candidates[0].po_number, candidates[0].reasons[0]) == ("PO-104302", "number_mentioned")
