"""Each rule of comparing, on orders of a line or two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.made_readings import found, order, ordered, read_line, read_line_of, reading, reading_of_order

from poworkbench.domain.comparing import compare
from poworkbench.domain.readings import INVOICE, OPEN_ORDER_REPORT, Evidence, Found, Reading

LINE = ordered("1", promised_date=date(2026, 11, 20))
ORDER = order(LINE, ordered("2"))


def rows(read: Reading, against: object = None) -> list[tuple[str | None, str, str | None, str | None]]:
    differences = compare(ORDER if against is None else against, read)  # type: ignore[arg-type]
    return [(one.line, one.field, one.ordered, one.acknowledged) for one in differences]


def document(**changes: str | None) -> Reading:
    """A document that agrees, but for one value of its first line."""
    return reading(
        replace(read_line_of(LINE), **{name: found(value) for name, value in changes.items()}),
        read_line_of(ORDER.lines[1]),
    )


def test_a_document_that_repeats_the_order_agrees() -> None:
    assert rows(reading_of_order(ORDER)) == []


@pytest.mark.parametrize(
    ("field", "said", "was"),
    [
        ("quantity", "6", "8"),
        ("unit_price", "131.50", "125.00"),
        ("promised_date", "2026-12-04", "2026-11-20"),
        ("vendor_item", "C900-1", "B251-1"),
        ("unit", "SET", "EA"),
    ],
)
def test_one_changed_value_is_one_difference(field: str, said: str, was: str) -> None:
    assert rows(document(**{field: said})) == [("1", field, was, said)]


@pytest.mark.parametrize("field", ["quantity", "unit_price", "promised_date", "unit", "description", "position"])
def test_a_value_that_is_not_printed_is_no_difference(field: str) -> None:
    assert rows(document(**{field: None})) == []


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("vendor_item", "b251 1"),
        ("unit", "Stk."),
        ("unit", "pcs"),
        ("unit", "C62"),
        ("quantity", "8.000"),
        ("unit_price", "125"),
        ("status", "accepted"),
    ],
)
def test_another_spelling_is_no_difference(field: str, said: str) -> None:
    assert rows(document(**{field: said})) == []


@pytest.mark.parametrize("status", ["backordered", "cancelled", "substituted"])
def test_a_status_off_the_order_is_a_difference(status: str) -> None:
    assert rows(document(status=status)) == [("1", "status", None, status)]


def test_what_the_order_leaves_open_is_not_compared() -> None:
    undated = order(replace(LINE, promised_date=None, vendor_item=None, unit=None), total=None)
    read = reading(read_line_of(replace(LINE, unit="SET")), total="1.00")
    assert rows(read, undated) == []


def test_the_document_as_a_whole() -> None:
    read = reading(*reading_of_order(ORDER).lines, po_number="PO-104323", currency="EUR", total="2001.00")
    assert rows(read) == [
        (None, "po_number", "PO-104233", "PO-104323"),
        (None, "currency", "USD", "EUR"),
        (None, "total", "2000.00", "2001.00"),
    ]


def test_another_spelling_of_the_order_number_and_total_agrees() -> None:
    assert rows(reading(*reading_of_order(ORDER).lines, po_number="po 104233", total="2000")) == []


def test_a_missing_and_an_extra_line() -> None:
    read = reading(read_line_of(LINE), read_line(vendor_item="ZX-99", quantity="3", unit_price="9.00"))
    assert rows(read) == [("2", "line_missing", "B251-2", None), (None, "line_extra", None, "ZX-99")]


def split(*parts: tuple[str, str]) -> list[tuple[str | None, str, str | None, str | None]]:
    lines = [replace(read_line_of(LINE), quantity=found(many), promised_date=found(day)) for many, day in parts]
    return rows(reading(*lines, read_line_of(ORDER.lines[1])))


def test_a_split_that_adds_up_is_a_split_only() -> None:
    assert split(("5", "2026-11-20"), ("3", "2026-12-11")) == [
        ("1", "line_split", "8@2026-11-20", "5@2026-11-20,3@2026-12-11")
    ]


def test_a_split_that_does_not_add_up_and_is_late_in_every_part() -> None:
    assert split(("5", "2026-12-11"), ("2", "2026-12-04")) == [
        ("1", "quantity", "8", "7"),
        ("1", "promised_date", "2026-11-20", "2026-12-04"),
        ("1", "line_split", "8@2026-11-20", "5@2026-12-11,2@2026-12-04"),
    ]


def test_one_part_that_costs_otherwise_is_enough() -> None:
    part = replace(read_line_of(LINE), quantity=found("4"))
    dearer = replace(part, unit_price=found("131.50"), unit=found("SET"))
    assert [row[1:] for row in rows(reading(part, dearer), order(LINE))][:2] == [
        ("unit_price", "125.00", "131.50"),
        ("unit", "EA", "SET"),
    ]


def test_lines_of_other_orders_in_a_report_are_not_extra() -> None:
    stranger = read_line(vendor_item="ZX-99", quantity="3", position="4")
    read = reading(stranger, read_line_of(LINE), kind=OPEN_ORDER_REPORT)
    assert rows(read) == [("2", "line_missing", "B251-2", None)]


def test_an_item_of_several_orders_in_a_report_is_ours_where_the_line_number_is() -> None:
    elsewhere = replace(read_line_of(LINE), position=found("07"), quantity=found("40"))
    read = reading(elsewhere, read_line_of(LINE), read_line_of(ORDER.lines[1]), kind=OPEN_ORDER_REPORT)
    assert rows(read) == []


def test_an_invoice_promises_nothing() -> None:
    lines = [replace(line, promised_date=None) for line in reading_of_order(ORDER).lines]
    assert rows(reading(*lines, kind=INVOICE)) == []


def test_a_difference_shows_the_places_of_its_values_and_its_document_lines() -> None:
    place = Evidence(2, (100, 200, 300, 400), "131,50", 97)
    line = replace(read_line_of(LINE), unit_price=Found("131.50", place))
    (difference,) = compare(ORDER, reading(read_line_of(ORDER.lines[1]), line))
    assert difference.evidence == (place,)
    assert difference.document_lines == (1,)


def test_a_split_shows_every_part() -> None:
    lines = [replace(read_line_of(LINE), quantity=found("4")) for _part in range(2)]
    (difference,) = compare(order(LINE), reading(*lines))
    assert difference.field == "line_split"
    assert difference.document_lines == (0, 1)
    assert len(difference.evidence) == 4


def test_a_quantity_known_for_some_parts_only_is_not_added_up() -> None:
    lines = [replace(read_line_of(LINE), quantity=many) for many in (found("3"), None)]
    assert [row[1] for row in rows(reading(*lines), order(LINE))] == ["line_split"]


def test_amounts_are_canonical_text() -> None:
    big = order(replace(LINE, quantity=Decimal("1000")))
    lines = [replace(read_line_of(LINE), quantity=found("600.0")) for _part in range(2)]
    assert ("1", "quantity", "1000", "1200") in rows(reading(*lines), big)
