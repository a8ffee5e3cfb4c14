"""Which open order a document answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.made_readings import order, ordered, reading, reading_of_order

from poworkbench.domain.matching import candidates, match
from poworkbench.domain.orders import CLOSED, Vendor
from poworkbench.domain.vendor_names import same
from poworkbench.ui.wording.reasons import reason

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
    assert first.reasons == ("number_similar", "vendor", "items:2:2")
    assert not rest
    assert match(read, ORDERS) is None


def test_a_number_without_its_prefix_is_a_candidate() -> None:
    assert candidates(reading(po_number="104233"), ORDERS)[0].reasons == ("number_without_prefix",)


def test_vendor_and_items_find_it_without_a_number() -> None:
    read = replace(reading_of_order(NORDVIK), po_number=None)
    assert [one.po_number for one in candidates(read, ORDERS)] == ["PO-104233"]


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
