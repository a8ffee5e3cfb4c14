"""What one unit holds of another, and what that does to quantities and prices."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.made_readings import found, order, ordered, read_line_of, reading

from poworkbench.domain.comparing import compare
from poworkbench.domain.flags import flag
from poworkbench.domain.lessons import Lesson, VendorProfile
from poworkbench.domain.packs import packs_of
from poworkbench.domain.playbook import Playbook
from poworkbench.domain.readings import ReadLine
from poworkbench.ui.wording.rules import sentence

LINE = ordered("1", quantity=Decimal(24), unit_price=Decimal("5.00"))
ORDER = order(LINE, total=None)
CARTONS = VendorProfile("Nordvik", (Lesson("pack", "Carton", "12 EA"), Lesson("pack", "PAL", "4 CTN")))

Rows = list[tuple[str, str | None, str | None]]


def said(quantity: str | None, unit: str | None, price: str | None, amount: str | None = None) -> ReadLine:
    line = replace(read_line_of(LINE), quantity=found(quantity), unit=found(unit), unit_price=found(price))
    return replace(line, amount=found(amount))


def rows(*lines: ReadLine, profile: VendorProfile | None = CARTONS, against: object = ORDER) -> Rows:
    differences = compare(against, reading(*lines), profile)  # type: ignore[arg-type]
    return [(one.field, one.ordered, one.acknowledged) for one in differences]


@pytest.mark.parametrize(
    ("said_unit", "ordered_unit", "words"),
    [
        ("ctn", "EA", "1 CTN = 12 EA"),
        ("PAL", "pcs", "1 PAL = 48 EA"),
        ("EA", "CTN", "1 CTN = 12 EA"),
        ("pair", "EA", "1 PR = 2 EA"),
        ("DZ", "Stk.", "1 DZN = 12 EA"),
        ("gross", "DZN", "1 GRO = 12 DZN"),
        ("CTN", "PR", "1 CTN = 6 PR"),
    ],
)
def test_the_conversion_in_words(said_unit: str, ordered_unit: str, words: str) -> None:
    pack = packs_of(CARTONS).between(said_unit, ordered_unit)
    assert pack is not None
    assert pack.words == words


@pytest.mark.parametrize(("one", "other"), [("SET", "EA"), ("CTN", "SET"), ("EA", "pcs"), (None, "EA"), ("EA", None)])
def test_what_nobody_knows_is_not_converted(one: str | None, other: str | None) -> None:
    assert packs_of(CARTONS).between(one, other) is None


@pytest.mark.parametrize("means", ["", "twelve", "0 EA", "12", "12 ctn"])
def test_a_lesson_that_says_nothing_teaches_nothing(means: str) -> None:
    assert packs_of(VendorProfile("x", (Lesson("pack", "CTN", means),))).between("CTN", "EA") is None


def test_packs_that_hold_each_other_do_not_go_round_for_ever() -> None:
    circle = VendorProfile("x", (Lesson("pack", "CTN", "2 BOX"), Lesson("pack", "BOX", "2 CTN")))
    assert packs_of(circle).between("CTN", "EA") is None


def test_cartons_that_hold_what_was_ordered_agree() -> None:
    assert rows(said("2", "CTN", "60.00")) == []
    assert rows(said("2", "CTN", None)) == []


def test_without_the_lesson_they_differ() -> None:
    assert rows(said("2", "CTN", "60.00"), profile=None) == [
        ("quantity", "24", "2"),
        ("unit_price", "5.00", "60.00"),
        ("unit", "EA", "CTN"),
    ]


def test_a_real_difference_shows_in_the_ordered_unit_with_what_is_printed_as_evidence() -> None:
    (one,) = compare(ORDER, reading(said("2", "CTN", "61.20")), CARTONS)
    assert (one.field, one.ordered, one.acknowledged, one.converted) == ("unit_price", "5.00", "5.1", "1 CTN = 12 EA")
    assert one.evidence[0].text == "61.20"
    told = flag(one, ORDER, Playbook("x", "1"))
    assert sentence(told.rule, told.facts) == "+2.0 %, no tolerance · $2.40 on the line · 1 CTN = 12 EA"


def test_one_carton_too_few_is_short_by_what_it_holds() -> None:
    assert rows(said("1", "CTN", "60.00")) == [("quantity", "24", "12")]


def test_a_price_by_the_piece_beside_a_quantity_in_cartons_agrees_where_the_amount_proves_it() -> None:
    assert rows(said("2", "CTN", "5.00", "120.00")) == []
    assert [row[0] for row in rows(said("2", "CTN", "5.00"))] == ["quantity", "unit"]


def test_the_ordered_figures_under_another_unit_are_another_unit_and_nothing_else() -> None:
    assert rows(said("24", "CTN", "5.00")) == [("unit", "EA", "CTN")]


def test_a_pair_is_two_where_quantity_or_price_prove_it() -> None:
    assert rows(said("12", "PR", "10.00"), profile=None) == []
    assert rows(said("12", "pairs", "10.50"), profile=None) == [("unit_price", "5.00", "5.25")]
    assert rows(said("6", "PR", "10.00"), profile=None) == [("quantity", "24", "12")]


def test_a_pair_that_nothing_proves_hides_nothing() -> None:
    assert [row[0] for row in rows(said("7", "PR", "11.00"), profile=None)] == ["quantity", "unit_price", "unit"]
    assert [row[0] for row in rows(said("12", "PR", "5.00"), profile=None)] == ["quantity", "unit"]


def test_a_set_is_nothing_that_everybody_knows() -> None:
    assert [row[0] for row in rows(said("12", "SET", "10.00"), profile=None)] == ["quantity", "unit_price", "unit"]


def test_cartons_ordered_and_pieces_confirmed() -> None:
    cartons = order(replace(LINE, quantity=Decimal(2), unit="CTN", unit_price=Decimal("60.00")), total=None)
    assert rows(said("24", "EA", "5.00"), against=cartons) == []
    assert rows(said("24", "EA", "5.10"), against=cartons) == [("unit_price", "60.00", "61.2")]


def test_parts_of_a_split_are_counted_in_the_ordered_unit() -> None:
    parts = [said("1", "CTN", "60.00"), said("12", "EA", "5.00")]
    assert [row[0] for row in rows(*parts)] == ["line_split"]


def test_a_part_in_a_unit_that_nobody_knows_keeps_all_as_printed() -> None:
    parts = [said("1", "CTN", "60.00"), said("12", "BOX", "5.00")]
    assert "quantity" in [row[0] for row in rows(*parts)]


def test_two_lines_of_one_item_drawn_together_in_cartons() -> None:
    twice = order(
        replace(LINE, line="1", quantity=Decimal(12)), replace(LINE, line="2", quantity=Decimal(12)), total=None
    )
    assert rows(said("2", "CTN", "60.00"), against=twice) == []


def test_a_price_that_cannot_be_divided_is_the_ordered_one_where_it_is_that_price() -> None:
    odd = order(replace(LINE, unit_price=Decimal("5.0833")), total=None)
    assert rows(said("2", "CTN", "61.00"), against=odd) == []
    assert rows(said("2", "CTN", "61.01"), against=odd) == [("unit_price", "5.0833", "5.0842")]


def test_the_vendors_own_code_is_the_orders_where_it_was_learnt() -> None:
    profile = VendorProfile("Nordvik", (Lesson("item", "NV 4711", LINE.vendor_item or ""),))
    own = replace(read_line_of(LINE), vendor_item=found("NV-4711"), buyer_item=None, position=None, description=None)
    moved = replace(own, unit_price=found("6.00"))
    assert rows(own, profile=profile) == []
    assert rows(moved, profile=profile) == [("unit_price", "5.00", "6.00")]
    assert [row[0] for row in rows(moved, profile=None)] == ["line_missing", "line_extra"]
