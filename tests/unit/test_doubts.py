"""What the reader is not sure of is asked, and nobody takes it for an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.made_readings import found, order, ordered, read_line_of, reading, reading_of_order

from poworkbench.domain.comparing import compare, compared
from poworkbench.domain.doubts import ASKED_BELOW, Doubt, doubts, sure
from poworkbench.domain.questions import questions
from poworkbench.domain.readings import Evidence, Found, Reading

ORDER = order(ordered("1"), ordered("2"))


def unsure(value: str, confidence: int = ASKED_BELOW - 1) -> Found:
    return Found(value, Evidence(1, (0, 0, 100, 100), f"~{value}", confidence))


def document(**changes: Found | None) -> Reading:
    """A document that agrees, but for values of its second line."""
    first, second = map(read_line_of, ORDER.lines)
    return reading(first, replace(second, **changes), po_number="PO-104233")


def test_the_level_is_the_first_that_is_taken_for_an_answer() -> None:
    assert doubts(document(unit_price=unsure("131.50", ASKED_BELOW))) == ()
    doubt = unsure("131.50")
    assert doubts(document(unit_price=doubt)) == (Doubt(1, "unit_price", doubt),)


def test_what_is_sure_stays_and_what_is_not_goes() -> None:
    read = replace(document(unit_price=unsure("131.50")), total=unsure("9.99"))
    certain = sure(read)
    assert certain.total is certain.lines[1].unit_price is None
    assert (certain.po_number, certain.lines[0], certain.lines[1].quantity) == (
        read.po_number,
        read.lines[0],
        read.lines[1].quantity,
    )
    assert sure(document()) == document()


@pytest.mark.parametrize("field", ["quantity", "unit_price", "vendor_item", "promised_date", "unit", "status"])
def test_a_doubtful_value_is_no_difference(field: str) -> None:
    said = {"quantity": "3", "status": "cancelled", "promised_date": "2026-12-04"}.get(field, "77")
    assert compare(ORDER, document(**{field: unsure(said)})) == ()


def test_a_doubtful_code_pairs_where_it_is_the_orders_and_misleads_nobody_where_it_is_not() -> None:
    lines = tuple(replace(line, position=None, buyer_item=None) for line in reading_of_order(ORDER).lines)
    swapped = tuple(replace(line, vendor_item=unsure(line.value("vendor_item") or "")) for line in reversed(lines))
    assert compared(ORDER, reading(*swapped)).pairing.answers == ("2", "1")
    other = replace(lines[1], vendor_item=unsure("QQ-9000"))
    assert compare(ORDER, reading(lines[0], other)) == ()


def test_a_question_says_what_the_proposal_would_change() -> None:
    (asked,) = questions(compared(ORDER, document(unit_price=unsure("131.50"))))
    assert (asked.line, asked.field, asked.proposed) == ("2", "unit_price", "131.50")
    assert asked.difference is not None
    assert asked.difference.ordered == "125.00"
    assert asked.evidence[0].text == "~131.50"


def test_a_question_about_what_would_be_as_ordered_changes_nothing() -> None:
    (asked,) = questions(compared(ORDER, document(unit_price=unsure("125.00"))))
    assert (asked.proposed, asked.difference) == ("125.00", None)


def test_the_head_is_asked_about_and_what_is_held_against_nothing_is_not() -> None:
    read = replace(
        document(description=unsure("Consolo")), vendor_order_number=unsure("V-1"), document_date=unsure("x")
    )
    assert [(each.line, each.field) for each in questions(compared(ORDER, read))] == [(None, "vendor_order_number")]


def test_the_doubtful_part_of_a_split_is_asked_about_with_the_whole() -> None:
    part = read_line_of(ORDER.lines[1])
    halves = [replace(part, quantity=found("5")), replace(part, quantity=unsure("2"))]
    (asked,) = questions(compared(ORDER, reading(read_line_of(ORDER.lines[0]), *halves)))
    assert (asked.line, asked.field, asked.proposed) == ("2", "quantity", "7")


def test_two_doubtful_parts_are_one_question() -> None:
    part = replace(read_line_of(ORDER.lines[1]), quantity=unsure("4"))
    (asked,) = questions(compared(ORDER, reading(read_line_of(ORDER.lines[0]), part, part)))
    assert (asked.difference, asked.proposed, len(asked.evidence)) == (None, "8", 2)
