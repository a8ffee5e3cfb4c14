"""Lines that vendors draw together, spell otherwise, cut off, or list for several orders at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.made_readings import found, order, ordered, read_line, read_line_of, reading, reading_of_order

from poworkbench.domain.comparing import compare
from poworkbench.domain.orders import Order
from poworkbench.domain.pairing import pair
from poworkbench.domain.readings import OPEN_ORDER_REPORT, ReadLine

SOON, LATE = date(2026, 11, 20), date(2026, 12, 18)
ITEM = ordered("1", vendor_item="X-1", quantity=Decimal(4), promised_date=SOON)
OTHER = ordered("3", vendor_item="Y-9", unit_price=Decimal("88.50"))


def line(quantity: str, day: date | None = SOON, **values: str | None) -> ReadLine:
    known = {"vendor_item": "X-1", "quantity": quantity, "unit_price": "125.00"}
    return read_line(**{**known, "promised_date": day.isoformat() if day else None, **values})


def twice(*quantities: tuple[int, date]) -> Order:
    lines = [
        replace(ITEM, line=str(number), quantity=Decimal(quantity), promised_date=day)
        for number, (quantity, day) in enumerate(quantities, 1)
    ]
    return order(*lines, total=None)


def rows(asked: Order, *lines: ReadLine, **head: str) -> list[tuple[str | None, str, str | None]]:
    return [(one.line, one.field, one.acknowledged) for one in compare(asked, reading(*lines, **head))]


def test_two_ordered_lines_drawn_together_are_both_answered() -> None:
    asked = twice((4, SOON), (6, SOON))
    pairing = pair(asked, reading(line("10")))
    assert pairing.document_lines("1") == pairing.document_lines("2") == (0,)
    assert pairing.is_merged(0)
    assert rows(asked, line("10")) == []


def test_what_differs_on_lines_drawn_together_differs_on_each_whose_value_it_is_not() -> None:
    asked = twice((4, SOON), (6, LATE))
    assert rows(asked, line("10", LATE)) == [("1", "promised_date", "2026-12-18")]
    assert rows(asked, line("10", SOON, unit_price="131.50")) == [
        ("1", "unit_price", "131.50"),
        ("2", "unit_price", "131.50"),
        ("2", "promised_date", "2026-11-20"),
    ]
    assert rows(asked, line("10", None, status="cancelled")) == [
        ("1", "status", "cancelled"),
        ("2", "status", "cancelled"),
    ]


def test_lines_of_one_date_are_drawn_together_and_the_other_stands_alone() -> None:
    asked = twice((4, SOON), (5, LATE), (6, SOON))
    assert rows(asked, line("10"), line("5", LATE)) == []
    assert rows(asked, line("5", LATE), line("10")) == []


def test_neighbours_are_drawn_together_where_no_date_says_which() -> None:
    assert rows(twice((4, SOON), (6, SOON), (7, SOON)), line("4", None), line("13", None)) == []


def test_a_sum_that_nothing_adds_up_to_is_a_line_too_few() -> None:
    assert rows(twice((4, SOON), (6, SOON)), line("9")) == [("1", "quantity", "9"), ("2", "line_missing", None)]
    assert rows(twice((4, SOON), (6, SOON)), line("6")) == [("1", "line_missing", None)]


def test_lines_drawn_together_by_the_buyers_code() -> None:
    asked = order(*(replace(each, vendor_item=None, buyer_item="77") for each in twice((4, SOON), (6, SOON)).lines))
    assert rows(asked, line("10", vendor_item=None, buyer_item="77")) == []


def test_the_same_item_for_two_rooms_by_quantity_and_line_number_where_dates_moved() -> None:
    asked = twice((4, SOON), (6, SOON))
    said = [line("6", LATE, position="2"), line("4", LATE, position="1")]
    assert pair(asked, reading(*said)).answers == ("2", "1")


def test_a_split_of_one_of_two_lines_leaves_the_other_whole_in_any_sequence() -> None:
    asked = twice((4, SOON), (6, LATE))
    parts = [line("6", LATE), line("3"), line("1", LATE)]
    assert pair(asked, reading(*parts)).answers == ("2", "1", "1")


@pytest.mark.parametrize("code", ["x1", "X 1", "0X-1", "X-I", "00X1"])
def test_other_spellings_of_a_code_pair(code: str) -> None:
    asked = order(replace(ITEM, buyer_item=None), OTHER)
    assert pair(asked, reading(line("40", None, vendor_item=code, unit_price="1"))).answers == ("1",)


def test_the_right_spelling_of_two_that_look_alike_wins() -> None:
    asked = order(replace(ITEM, vendor_item="B0-1"), replace(ITEM, line="2", vendor_item="BO-1"))
    assert pair(asked, reading(line("4", vendor_item="BO-1"), line("4", vendor_item="B0-1"))).answers == ("2", "1")


def test_a_spelling_that_may_be_either_of_two_items_is_left_to_the_rest_of_the_line() -> None:
    asked = order(
        replace(ITEM, vendor_item="PRB01", description="Lamp", unit_price=Decimal(9)),
        replace(ITEM, line="2", vendor_item="PRBOI", description="Stool", unit_price=Decimal(11)),
    )
    said = line("4", vendor_item="PRB0I", description="Stool", unit_price="11")
    assert pair(asked, reading(said)).answers == ("2",)


def test_a_code_cut_off_by_its_column_pairs_where_the_line_agrees() -> None:
    asked = order(replace(ITEM, vendor_item="B251-57-WALNUT", buyer_item=None), OTHER)
    assert pair(asked, reading(line("4", None, vendor_item="B251-57-WA"))).answers == ("1",)
    assert pair(asked, reading(line("9", None, vendor_item="B251-57-WA", unit_price="9"))).answers == (None,)


def test_a_longer_code_of_another_item_is_not_taken_for_a_finish() -> None:
    asked = order(replace(ITEM, vendor_item="B251-57", buyer_item=None), OTHER)
    said = line("4", None, vendor_item="B251-571", unit_price="220.00", description="Mirror")
    assert pair(asked, reading(said)).answers == (None,)


def test_the_buyers_code_in_the_vendors_column_names_the_item_and_is_no_other_item() -> None:
    asked = order(replace(ITEM, buyer_item="100223"), OTHER)
    assert rows(asked, line("4", vendor_item="100223"), read_line_of(OTHER)) == []


def test_a_gtin_of_the_carton_names_the_article() -> None:
    asked = order(replace(ITEM, vendor_item="4006381333931", buyer_item=None), OTHER)
    said = line("1", None, vendor_item="14006381333938", unit_price=None)
    assert pair(asked, reading(said)).answers == ("1",)


def of(number: str, said: ReadLine) -> ReadLine:
    return replace(said, po_number=found(number))


def test_lines_of_other_orders_are_neither_ours_nor_extra() -> None:
    asked = order(ITEM, OTHER, total=Decimal("1208.00"))
    ours = [of("104233", line("4")), of("104233", read_line_of(OTHER))]
    theirs = of("PO-104250", line("7"))
    read = reading(theirs, *ours, po_number="PO-104250", total="9999.00")
    assert compare(asked, read) == ()
    assert [one.document_lines for one in compare(order(OTHER), read)] == [(1,)]


def test_a_report_tells_our_lines_by_the_order_they_name() -> None:
    asked = order(ITEM, total=None)
    elsewhere, own = of("PO-104250", line("7", position="1")), of("PO-104233", line("4", position="5"))
    assert compare(asked, reading(elsewhere, own, kind=OPEN_ORDER_REPORT)) == ()


def test_where_no_line_names_the_order_none_is_left_out() -> None:
    read = reading(of("Miller", line("4")), of("Smith", read_line_of(OTHER)))
    assert compare(order(ITEM, OTHER), read) == ()


def many(count: int = 500) -> Order:
    lines = [
        ordered(
            str(number), vendor_item=f"B{number * 7919 % 900}-{number}", description=f"Chair {number % 37} oak",
            quantity=Decimal(number % 12 + 1), unit_price=Decimal(number * 31 % 997 + 1),
        ) for number in range(1, count + 1)
    ]  # fmt: skip
    return order(*lines)


BARE = {
    "with codes": (),
    "without codes": ("vendor_item", "buyer_item"),
    "without codes and numbers": ("vendor_item", "buyer_item", "position"),
}


@pytest.mark.parametrize("missing", BARE.values(), ids=BARE)
def test_five_hundred_lines_find_theirs_in_any_sequence(missing: tuple[str, ...]) -> None:
    asked = many()
    read = reading_of_order(asked)
    read = replace(read, lines=tuple(replace(each, **dict.fromkeys(missing)) for each in reversed(read.lines)))
    assert pair(asked, read).answers == tuple(each.line for each in reversed(asked.lines))
