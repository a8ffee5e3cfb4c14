"""The X12 code for what an acknowledgement says of one ordered line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.made_readings import found, order, ordered, read_line_of, reading

from poworkbench.domain.ack_codes import CODES, code_of
from poworkbench.domain.comparing import compare
from poworkbench.domain.differences import Difference

LINE = ordered("1", promised_date=date(2026, 11, 20))


def codes(*parts: dict[str, str | None]) -> str:
    """The code for the line where the document has these parts of it, each with its changes."""
    lines = [
        replace(read_line_of(LINE), **{name: found(value) if value else None for name, value in part.items()})
        for part in parts
    ]
    return code_of(compare(order(LINE), reading(*lines)))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "IA"), ({"unit_price": "131.50"}, "IP"), ({"quantity": "6"}, "IQ"),
        ({"promised_date": "2026-12-04"}, "DR"),
        ({"vendor_item": "X9-1"}, "IS"), ({"unit": "SET"}, "IC"), ({"status": "accepted"}, "IA"),
        ({"status": "backordered"}, "IB"), ({"status": "cancelled"}, "IR"), ({"status": "substituted"}, "IS"),
        ({"unit_price": "131.50", "quantity": "6"}, "IC"), ({"quantity": "6", "promised_date": "2026-12-04"}, "IC"),
        ({"status": "backordered", "promised_date": "2027-01-15"}, "IB"),
        ({"status": "cancelled", "quantity": "6"}, "IR"),
        ({"vendor_item": "X9-1", "unit_price": "131.50"}, "IS"),
    ],
)  # fmt: skip
def test_a_line_has_the_code_of_what_changed(changes: dict[str, str | None], code: str) -> None:
    assert codes(changes) == code


def test_a_line_that_is_only_split_is_rescheduled() -> None:
    first, second = {"quantity": "5"}, {"quantity": "3", "promised_date": "2026-12-04"}
    assert codes(first, second) == "DR"
    assert codes({"quantity": "5", "promised_date": "2026-12-01"}, second) == "DR"
    assert codes(first, {**second, "quantity": "2"}) == "IC"


def test_a_line_that_is_not_on_the_document_is_deleted() -> None:
    differences = compare(order(LINE, ordered("2")), reading(read_line_of(LINE)))
    assert code_of(one for one in differences if one.line == "2") == "ID"


def test_what_concerns_no_ordered_line_changes_nothing() -> None:
    assert code_of([Difference(None, "total", "1", "2"), Difference(None, "line_extra", None, "Z")]) == "IA"


def test_every_code_is_one_of_the_standard() -> None:
    assert set(CODES) == {"IA", "IB", "IC", "ID", "IP", "IQ", "IR", "IS", "DR"}
