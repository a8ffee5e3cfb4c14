"""What changed from one document of an order to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.made_readings import found, order, ordered, read_line, read_line_of, reading, reading_of_order

from poworkbench.domain.readings import Evidence, Found, Reading
from poworkbench.domain.revisions import Change, changes, overlap

SOON = date(2026, 11, 20)
ORDER = order(ordered("10", promised_date=SOON), ordered("20", promised_date=SOON), ordered("30"))
FIRST = replace(reading_of_order(ORDER), vendor_order_number=found("V-1"), document_date=found("2026-11-01"))


def second(number: int = 0, **values: str | None) -> Reading:
    """The document once more, with other values on one line."""
    lines = list(FIRST.lines)
    lines[number] = replace(lines[number], **{name: found(value) for name, value in values.items()})
    return replace(FIRST, lines=tuple(lines), document_date=found("2026-11-08"))


def test_the_same_once_more_is_a_duplicate() -> None:
    assert changes(FIRST, FIRST) == ()
    assert changes(FIRST, second(position="1", unit="pcs", quantity="8.0", vendor_item="b251 10")) == ()


@pytest.mark.parametrize(
    ("field", "now"),
    [
        ("quantity", "6"),
        ("unit_price", "131.50"),
        ("promised_date", "2026-12-04"),
        ("unit", "SET"),
        ("status", "backordered"),
    ],
)
def test_a_value_that_changed(field: str, now: str) -> None:
    before = FIRST.lines[1].value(field)
    assert changes(FIRST, second(1, **{field: now})) == (Change("20", field, before, now),)


def test_what_is_said_of_the_document_as_a_whole() -> None:
    later = replace(FIRST, total=found("2062.00"), vendor_order_number=found("V-2"), currency=found("EUR"))
    assert [(one.line, one.field, one.after) for one in changes(FIRST, later)] == [
        (None, "vendor_order_number", "V-2"),
        (None, "currency", "EUR"),
        (None, "total", "2062.00"),
    ]


def test_a_line_that_came_and_one_that_went() -> None:
    extra = read_line(vendor_item="ZX-99", quantity="1", position="40")
    later = replace(FIRST, lines=(*FIRST.lines[:2], extra))
    assert changes(FIRST, later) == (
        Change("30", "line_missing", "B251-30", None),
        Change("40", "line_extra", None, "ZX-99"),
    )


def test_the_sequence_of_lines_is_no_change() -> None:
    assert changes(FIRST, replace(FIRST, lines=tuple(reversed(FIRST.lines)))) == ()


def test_a_date_that_is_said_now_is_news_and_one_no_longer_said_is_not() -> None:
    assert changes(FIRST, second(2, promised_date="2026-12-04")) == (Change("30", "promised_date", None, "2026-12-04"),)
    assert changes(FIRST, second(0, promised_date=None, unit_price=None)) == ()


def test_accepted_is_no_news_and_accepted_after_all_is() -> None:
    assert changes(FIRST, second(0, status="accepted")) == ()
    assert changes(second(0, status="backordered"), second(0, status="accepted")) == (
        Change("10", "status", "backordered", "accepted"),
    )


def test_a_line_that_is_split_now() -> None:
    part = FIRST.lines[0]
    parts = (replace(part, quantity=found("5")), replace(part, quantity=found("3"), promised_date=found("2026-12-04")))
    later = replace(FIRST, lines=(*parts, *FIRST.lines[1:]))
    assert changes(FIRST, later) == (Change("10", "line_split", "8@2026-11-20", "5@2026-11-20,3@2026-12-04"),)
    assert changes(later, later) == ()


def test_lines_are_called_as_they_were_ordered_where_the_order_is_known() -> None:
    bare = tuple(replace(line, position=None) for line in FIRST.lines)
    before, after = replace(FIRST, lines=bare), replace(FIRST, lines=(*bare[:2], replace(bare[2], quantity=found("1"))))
    assert changes(before, after) == (Change("3", "quantity", "8", "1"),)
    assert changes(before, after, ORDER) == (Change("30", "quantity", "8", "1"),)


def test_of_a_document_over_several_orders_the_lines_of_one_count() -> None:
    def over_two(theirs: str, ours: str) -> Reading:
        lines = (
            read_line(vendor_item="Q-1", quantity=theirs),
            replace(read_line_of(ORDER.lines[0]), quantity=found(ours)),
        )
        return reading(
            *(replace(line, po_number=found(n)) for line, n in zip(lines, ("PO-9", "PO-104233"), strict=True))
        )

    assert changes(over_two("1", "8"), over_two("2", "8"), ORDER) == ()
    assert changes(over_two("1", "8"), over_two("2", "7"), ORDER) == (Change("10", "quantity", "8", "7"),)


def test_a_value_that_the_reader_is_not_sure_of_is_no_change() -> None:
    doubtful = Found("99", Evidence(1, (0, 0, 1, 1), "99", 10))
    later = replace(FIRST, lines=(replace(FIRST.lines[0], quantity=doubtful), *FIRST.lines[1:]), total=doubtful)
    assert changes(FIRST, later) == ()


def test_the_same_item_on_two_lines_is_told_by_quantity_and_date() -> None:
    asked = order(
        ordered("1", vendor_item="X", quantity=Decimal(4)), ordered("2", vendor_item="X", quantity=Decimal(6))
    )
    before = reading_of_order(asked)
    later = replace(before, lines=(before.lines[1], replace(before.lines[0], unit_price=found("9"))))
    assert changes(before, later) == (Change("1", "unit_price", "125.00", "9"),)


def test_documents_about_other_lines_of_an_order_have_nothing_in_common() -> None:
    lamp = read_line(vendor_item="LM-7", description="Floor lamp", quantity="2", unit_price="88.00", position="40")
    assert not overlap(FIRST, replace(FIRST, lines=(lamp,)))
    assert overlap(FIRST, replace(FIRST, lines=(*FIRST.lines[1:], lamp)))
    assert overlap(FIRST, replace(FIRST, lines=()))
