"""Which open order a document answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.made_readings import found, order, ordered, reading, reading_of_order

from poworkbench.domain.matching import candidates, match, matches
from poworkbench.domain.matching_reasons import WORTH
from poworkbench.domain.orders import CLOSED, Vendor
from poworkbench.domain.vendor_names import same
from poworkbench.ui.wording.reasons import REASONS, reason

NORDVIK = order(ordered("1"), ordered("2"), po_number="PO-104233")
PELHAM = order(
    ordered("1", vendor_item="0906-03"),
    po_number="PO-104240",
    vendor=Vendor("PELHAM", "Pelham & Sons Upholstery, Inc."),
)
ORDERS = [PELHAM, NORDVIK]


@pytest.mark.parametrize("printed", ["PO-104233", "po 104233", "PO104233"])
def test_the_printed_number_decides(printed: str) -> None:
    assert match(reading(po_number=printed), ORDERS) == "PO-104233"
    assert match(reading(po_number=printed, vendor_name="NORDVIK FURNITURE"), ORDERS) == "PO-104233"


def test_another_vendors_name_makes_it_unsure() -> None:
    read = reading(po_number="PO-104233", vendor_name="Pelham & Sons Upholstery")
    assert match(read, ORDERS) is None
    assert candidates(read, ORDERS)[0].reasons == ("number", "vendor_other")


def test_the_orders_own_items_outweigh_a_vendor_name_from_the_wrong_corner() -> None:
    read = replace(reading_of_order(NORDVIK), vendor_name=reading(vendor_name="Harbor & Hearth").vendor_name)
    assert match(read, ORDERS) == "PO-104233"


def test_no_number_a_closed_order_and_two_alike_are_unsure() -> None:
    assert match(reading(vendor_name="Nordvik Furniture AB"), ORDERS) is None
    assert match(reading(po_number="PO-104233"), [replace(NORDVIK, state=CLOSED)]) is None
    assert match(reading(po_number="PO-104233"), [NORDVIK, replace(NORDVIK, po_number="PO 104233")]) is None


def test_transposed_digits_of_the_same_vendor_come_first() -> None:
    read = replace(reading_of_order(NORDVIK), po_number=reading(po_number="PO-104323").po_number)
    first, *rest = candidates(read, ORDERS)
    assert first.po_number == "PO-104233"
    assert first.reasons == ("number_similar", "vendor", "items:2:2", "lines:2:2", "total")
    assert not rest
    assert match(read, ORDERS) is None


def test_a_number_without_its_prefix_is_a_candidate() -> None:
    assert candidates(reading(po_number="104233"), ORDERS)[0].reasons == ("number_without_prefix",)


def test_vendor_and_items_find_it_without_a_number() -> None:
    read = replace(reading_of_order(NORDVIK), po_number=None)
    assert [one.po_number for one in candidates(read, ORDERS)] == ["PO-104233"]


def test_the_quantities_tell_two_orders_of_the_same_items_apart() -> None:
    more = replace(
        NORDVIK, po_number="PO-104300", lines=tuple(replace(x, quantity=x.quantity * 2) for x in NORDVIK.lines)
    )
    read = replace(reading_of_order(NORDVIK), po_number=None, total=None)
    first, second = candidates(read, [more, NORDVIK])
    assert (first.po_number, first.reasons) == ("PO-104233", ("vendor", "items:2:2", "lines:2:2"))
    assert second.reasons == ("vendor", "items:2:2")


def test_an_order_of_fewer_items_is_no_better_for_being_complete() -> None:
    few = replace(NORDVIK, po_number="PO-104100", lines=NORDVIK.lines[:1])
    read = replace(reading_of_order(NORDVIK), po_number=None, total=None)
    assert [one.po_number for one in candidates(read, [few, NORDVIK])] == ["PO-104233", "PO-104100"]


def test_of_equals_the_one_ordered_last_comes_first() -> None:
    days = {"PO-2": date(2026, 3, 1), "PO-1": date(2026, 1, 1), "PO-3": date(2026, 2, 1)}
    alike = [replace(NORDVIK, po_number=number, order_date=day) for number, day in days.items()]
    read = replace(reading_of_order(NORDVIK), po_number=None)
    assert [one.po_number for one in candidates(read, alike)] == ["PO-2", "PO-3", "PO-1"]


@pytest.mark.parametrize("printed", ["104233", "0000104233", "PO-104233 Rev 2", "104233 OP"])
def test_a_number_printed_otherwise_decides_where_the_vendor_agrees(printed: str) -> None:
    assert match(reading(po_number=printed, vendor_name="Nordvik Furniture"), ORDERS) == "PO-104233"
    assert (
        match(replace(reading_of_order(NORDVIK), po_number=reading(po_number=printed).po_number), ORDERS) == "PO-104233"
    )
    assert match(reading(po_number=printed), ORDERS) is None
    assert match(reading(po_number=printed, vendor_name="Pelham & Sons Upholstery"), ORDERS) is None


def test_a_release_that_two_orders_may_be_is_unsure() -> None:
    releases = [replace(NORDVIK, po_number=f"170034-{number}") for number in (1, 2)]
    assert match(reading(po_number="170034", vendor_name="Nordvik Furniture"), releases) is None
    assert match(reading(po_number="170034   -2", vendor_name="Nordvik Furniture"), releases) == "170034-2"


def test_the_number_on_another_corner_of_the_page_makes_a_candidate() -> None:
    read = replace(reading(vendor_name="Nordvik Furniture"), mentions=("4711", "PO 104233"))
    assert candidates(read, ORDERS)[0].reasons == ("number_mentioned", "vendor")


def test_the_customers_sales_order_finds_it_and_decides_with_vendor_and_items() -> None:
    tied = replace(NORDVIK, sales_order="SO-88213")
    read = replace(reading_of_order(NORDVIK), po_number=None, mentions=("so 88213",))
    assert candidates(read, [PELHAM, tied])[0].reasons == ("sales_order", "vendor", "items:2:2", "lines:2:2", "total")
    assert match(read, [PELHAM, tied]) == "PO-104233"
    assert match(replace(read, lines=()), [PELHAM, tied]) is None
    assert match(read, [tied, replace(tied, po_number="PO-2")]) is None


def test_the_vendors_own_number_leads_back_to_the_order_that_has_it() -> None:
    known = replace(NORDVIK, vendor_order_number="V-4711")
    read = reading(vendor_order_number="v 4711", vendor_name="Nordvik Furniture")
    assert candidates(read, [PELHAM, known])[0].reasons == ("vendor_order", "vendor")


def test_a_document_over_several_orders_answers_all_whose_numbers_stand_on_its_lines() -> None:
    lines = [
        replace(line, po_number=found(number))
        for number in ("PO-104240", "PO-104233", "PO-1")
        for line in reading_of_order(NORDVIK).lines[:1]
    ]
    read = reading(*lines, vendor_name=None)
    assert matches(read, ORDERS) == ("PO-104240", "PO-104233")
    assert match(read, ORDERS) == "PO-104240"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("lines:2:5", "2 of 5 lines as ordered"),
        ("number_with_release", "its number is printed with a release behind it"),
        ("sales_order", "names the customer's sales order"),
    ],
)
def test_the_newer_reasons_in_words(code: str, words: str) -> None:
    assert reason(code) == words


def test_every_reason_has_words() -> None:
    assert REASONS.keys() == WORTH.keys() - {"items", "lines"}


def test_nothing_in_common_is_no_candidate() -> None:
    assert candidates(reading(po_number="99", vendor_name="Somebody Else"), ORDERS) == ()
    assert candidates(reading(), ORDERS) == ()


def test_the_likeliest_stand_first_and_few_are_named() -> None:
    many = [replace(NORDVIK, po_number=f"PO-2000{number:02}") for number in range(30)]
    found = candidates(reading_of_order(NORDVIK), [*many, NORDVIK])
    assert found[0].po_number == "PO-104233"
    assert len(found) == 8


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("NORDVIK FURNITURE AB", "Nordvik Furniture", True),
        ("Ateliers Marchand S.A.S.", "ateliers marchand", True),
        ("Nordvik Furniture AB", "Saigon Craft Furniture Co., Ltd", False),
        ("Golden Bay Casual Furniture Co., Ltd.", "Saigon Craft Furniture Co., Ltd", False),
        (None, "Nordvik", None),
    ],
)
def test_vendors_names(one: str | None, other: str, alike: bool | None) -> None:
    assert same(one, other) is alike


def test_reasons_in_words() -> None:
    assert reason("items:2:5") == "2 of its 5 items"
    assert reason("number_similar") == "a similar number is printed"
