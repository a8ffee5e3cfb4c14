"""Which document line answers which ordered line, also where codes are missing or misread."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.made_readings import found, order, ordered, read_line, read_line_of, reading

from poworkbench.domain.pairing import pair

TABLE = ordered("1", description="Console table, oiled oak", unit_price=Decimal("125.00"))
CHAIR = ordered("2", description="Dining chair with woven seat", unit_price=Decimal("88.50"), quantity=Decimal(12))
LAMP = ordered("3", description="Floor lamp, brass", unit_price=Decimal("210.00"), quantity=Decimal(2))
ORDER = order(TABLE, CHAIR, LAMP)


def answers(*lines: object) -> tuple[str | None, ...]:
    return pair(ORDER, reading(*lines)).answers  # type: ignore[arg-type]


def test_codes_pair_in_whatever_order_lines_come() -> None:
    assert answers(read_line_of(LAMP), read_line_of(TABLE), read_line_of(CHAIR)) == ("3", "1", "2")


def test_the_buyers_code_pairs_where_the_vendors_is_not_printed() -> None:
    assert answers(replace(read_line_of(CHAIR), vendor_item=None)) == ("2",)


def test_parts_of_a_split_answer_the_same_line() -> None:
    pairing = pair(ORDER, reading(read_line_of(CHAIR), read_line_of(TABLE), read_line_of(CHAIR)))
    assert pairing.document_lines("2") == (0, 2)
    assert pairing.unanswering == ()


def test_a_line_without_codes_pairs_by_what_it_describes() -> None:
    line = read_line(description="Chair, dining, woven seat", quantity="10", unit_price="88.50")
    assert answers(line) == ("2",)


def test_a_misread_code_pairs_where_quantity_and_price_agree() -> None:
    line = replace(read_line_of(LAMP), vendor_item=found("8251-3"), buyer_item=None, position=None)
    assert answers(line) == ("3",)


def test_a_like_code_with_another_price_is_another_item() -> None:
    line = read_line(vendor_item="B251-9", quantity="2", unit_price="55.00", description="Table lamp")
    assert answers(line) == (None,)


def test_nothing_in_common_answers_nothing() -> None:
    assert answers(read_line(vendor_item="ZX-1", description="Pallet fee")) == (None,)
    assert answers(read_line(quantity="12")) == (None,)


def test_another_item_in_the_same_place_answers_where_quantity_and_price_are_as_ordered() -> None:
    line = read_line(position="002", vendor_item="QQ-7000", quantity="12", unit_price="88.5")
    assert answers(line) == ("2",)


def test_a_substitute_answers_the_line_in_its_place_whatever_it_costs() -> None:
    line = read_line(position="20", vendor_item="QQ-7000", quantity="12", unit_price="99", status="substituted")
    assert answers(read_line_of(replace(TABLE, line="10")), line) == ("1", "2")


def test_a_substitute_without_a_number_answers_the_line_between_its_neighbours() -> None:
    line = read_line(vendor_item="QQ-7000", status="substituted")
    assert answers(read_line_of(TABLE), line, read_line_of(LAMP)) == ("1", "2", "3")


def test_a_part_without_a_code_belongs_to_the_line_with_its_number() -> None:
    part = read_line(position="2", quantity="4", promised_date="2026-12-11")
    assert answers(read_line_of(CHAIR), part) == ("2", "2")


def test_a_part_without_code_and_number_belongs_to_the_line_with_its_words_and_price() -> None:
    part = read_line(description=CHAIR.description, unit_price="88.50", quantity="4", promised_date="2026-12-11")
    stranger = read_line(description=CHAIR.description, unit_price="99.00", quantity="4")
    assert answers(read_line_of(CHAIR), part, stranger, read_line_of(TABLE), read_line_of(LAMP)) == (
        "2", "2", None, "1", "3",
    )  # fmt: skip


def test_a_line_without_codes_in_its_place_pairs_though_its_price_moved_and_its_words_are_few() -> None:
    line = read_line(position="20", description="Dining chair, paper cord", quantity="12", unit_price="91.00")
    assert answers(replace(read_line_of(TABLE), position=found("10")), line) == ("1", "2")


def test_a_misread_code_with_the_same_words_pairs_though_its_price_moved() -> None:
    line = replace(read_line_of(LAMP), vendor_item=found("8251-3"), buyer_item=None, unit_price=found("215.00"))
    assert answers(line) == ("3",)


SOON, LATE = date(2026, 11, 20), date(2026, 12, 18)
TWICE = order(
    ordered("1", vendor_item="X-1", quantity=Decimal(4), promised_date=SOON),
    ordered("2", vendor_item="X-1", quantity=Decimal(6), promised_date=LATE),
)


def twice(*parts: tuple[str, date]) -> tuple[str | None, ...]:
    lines = [read_line(vendor_item="X-1", quantity=many, promised_date=day.isoformat()) for many, day in parts]
    return pair(TWICE, reading(*lines)).answers


def test_an_item_ordered_twice_pairs_by_quantity_and_date_first() -> None:
    assert twice(("6", LATE), ("4", SOON)) == ("2", "1")


def test_an_item_ordered_twice_pairs_in_order_where_nothing_else_tells() -> None:
    assert twice(("5", SOON), ("5", SOON)) == ("1", "2")
    assert twice(("6", LATE), ("5", LATE)) == ("2", "1")


def test_an_item_ordered_twice_and_split_fills_one_line_after_the_other() -> None:
    assert twice(("3", SOON), ("1", SOON), ("6", LATE)) == ("1", "1", "2")
