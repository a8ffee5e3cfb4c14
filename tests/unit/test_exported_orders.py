"""The rows of an export as orders: values as the layout says, never otherwise; what is wrong is named by its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from poworkbench.domain.exchange import ABOVE, OrdersLayout
from poworkbench.domain.exported_orders import Exported, NoSuchColumn, Reader, columns_of
from poworkbench.domain.exported_values import Cell, NotAValue, plain_text, value_of

HEADINGS = ("PO", "Line", "Vendor", "Item", "Qty", "Price", "Date", "Curr")
FIELDS = ("po_number", "line", "vendor_name", "vendor_item", "quantity", "unit_price", "promised_date", "currency")
LAYOUT = OrdersLayout(dict(zip(FIELDS, HEADINGS, strict=True)), dates="dmy", decimal=",")


def read(*rows: Sequence[Cell], layout: OrdersLayout = LAYOUT) -> Exported:
    reader = Reader(HEADINGS, layout)
    for number, row in enumerate(rows, 2):
        reader.take(number, row)
    return reader.finished()


def line(po: str, number: str, **other: Cell) -> tuple[Cell, ...]:
    told = {"Vendor": "Nordvik", "Item": "NV-1", "Qty": "4", "Price": "125,00", "Date": "04.12.2026", "Curr": "USD"}
    return tuple({"PO": po, "Line": number, **told, **other}[title] for title in HEADINGS)


def test_rows_of_an_order_become_one_order_wherever_they_stand() -> None:
    found = read(line("PO-1", "1"), line("PO-2", "1"), line("PO-1", "2", Price="1.080,5"))
    assert [(o.po_number, [each.line for each in o.lines]) for o in found.orders] == [
        ("PO-1", ["1", "2"]), ("PO-2", ["1"]),
    ]  # fmt: skip
    first = found.orders[0]
    assert first.lines[1].unit_price == Decimal("1080.5")
    assert first.lines[0].promised_date == date(2026, 12, 4)
    assert (first.vendor.name, first.vendor.code, first.currency, first.total) == (
        "Nordvik", "Nordvik", "USD", Decimal("4822.00"),
    )  # fmt: skip


def test_the_orders_data_may_stand_above_its_lines() -> None:
    head = ("PO-1", "", "Nordvik", "", "", "", "", "EUR")
    bare = {"Vendor": "", "Curr": ""}
    found = read(head, line("", "1", **bare), line("", "2", **bare), layout=replace(LAYOUT, heads=ABOVE))
    assert [(o.po_number, o.vendor.name, o.currency, len(o.lines)) for o in found.orders] == [
        ("PO-1", "Nordvik", "EUR", 2)
    ]


def test_what_no_column_says_holds_for_all() -> None:
    layout = replace(LAYOUT, otherwise={"currency": "EUR", "unit": "EA", "buyer_email": "po@larkspur.example"})
    order = read(line("PO-1", "1", Curr=""), layout=layout).orders[0]
    assert (order.currency, order.lines[0].unit, order.buyer.email) == ("EUR", "EA", "po@larkspur.example")


@pytest.mark.parametrize(
    ("row", "code", "column", "text"),
    [
        (line("PO-1", "1", Qty="four"), "not_a_number", "Qty", "four"),
        (line("PO-1", "1", Price="1,125.50"), "not_a_number", "Price", "1,125.50"),
        (line("PO-1", "1", Qty=""), "empty", "Qty", ""),
        (line("PO-1", "", Qty="1"), "empty", "Line", ""),
        (line("PO-1", "1", Date="12/25/2026"), "other_date_order", "Date", "12/25/2026"),
        (line("PO-1", "1", Date="soon"), "not_a_date", "Date", "soon"),
        (line("PO-1", "1", Date="31.02.2026"), "not_a_date", "Date", "31.02.2026"),
        (line("PO-1", "7"), "line_twice", "Line", "7"),
        (line("PO-1", "1", Curr="EUR"), "differs", "Curr", "EUR"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_row_that_is_not_understood_leaves_its_order_out(
    row: Sequence[Cell], code: str, column: str, text: str
) -> None:
    found = read(line("PO-1", "7"), row, line("PO-2", "1"))
    assert [(p.row, p.code, p.column, p.text, p.po_number) for p in found.problems] == [(3, code, column, text, "PO-1")]
    assert [order.po_number for order in found.orders] == ["PO-2"]
    assert found.left_out == {"PO-1"}


def test_a_row_without_a_number_belongs_to_nobody_and_is_said() -> None:
    found = read(line("PO-1", "1"), line("", "2"), ("", "", "", "", "", "", "", ""))
    assert [(p.row, p.code) for p in found.problems] == [(3, "no_order_number")]
    assert found.nameless
    assert len(found.orders[0].lines) == 1
    assert found.rows == 2


def test_a_sum_at_the_foot_is_no_order() -> None:
    found = read(line("PO-1", "1"), ("Total: 1 order", "", "", "", "", "", "", ""))
    assert [(p.code, p.text) for p in found.problems] == [("no_lines", "Total: 1 order")]
    assert [order.po_number for order in found.orders] == ["PO-1"]


def test_a_workbooks_cells_keep_their_types() -> None:
    cells = line("PO-1", "1", Qty=Decimal(4), Price=Decimal("125.5"), Date=date(2026, 12, 4))
    order = read((Decimal(4500017), Decimal("10.0"), *cells[2:])).orders[0]
    assert (order.po_number, order.lines[0].line, order.lines[0].unit_price) == ("4500017", "10", Decimal("125.5"))


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("1,234.50", ".", "1234.50"), ("1.234,50", ",", "1234.50"), ("1 234,5", ",", "1234.5"), ("12-", ".", "-12"),
        ("-0,5", ",", "-0.5"), (",5", ",", "0.5"), ("1'000", ".", "1000"),
        ("1.234", ",", "1234"), ("1.234", ".", "1.234"),
    ],
)  # fmt: skip
def test_numbers_are_read_with_the_layouts_sign_alone(text: str, mark: str, value: str) -> None:
    assert value_of("quantity", text, replace(LAYOUT, decimal=mark)) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "mark"), [("1.234,5", "."), ("1,234.5", ","), ("1,23", "."), ("-", "."), ("12 EA", ".")]
)
def test_a_number_of_the_other_sign_is_never_guessed(text: str, mark: str) -> None:
    with pytest.raises(NotAValue):
        value_of("quantity", text, replace(LAYOUT, decimal=mark))


@pytest.mark.parametrize(
    ("text", "order", "value"),
    [
        ("04/12/2026", "dmy", date(2026, 12, 4)), ("04/12/2026", "mdy", date(2026, 4, 12)),
        ("2026-12-04", "dmy", date(2026, 12, 4)), ("2026-12-04", "ymd", date(2026, 12, 4)),
        ("20261204", "ymd", date(2026, 12, 4)), ("4 Dec 2026", "mdy", date(2026, 12, 4)),
        ("2026-12-04 00:00:00", "ymd", date(2026, 12, 4)), ("00.00.0000", "dmy", None),
        ("04.12.26", "dmy", date(2026, 12, 4)),
    ],
)  # fmt: skip
def test_dates_are_read_in_the_layouts_order(text: str, order: str, value: date | None) -> None:
    assert value_of("promised_date", text, replace(LAYOUT, dates=order)) == value


@pytest.mark.parametrize(("text", "order"), [("13/04/2026", "mdy"), ("04/13/2026", "dmy"), ("04/12/2026", "ymd")])
def test_day_and_month_are_never_swapped(text: str, order: str) -> None:
    with pytest.raises(NotAValue) as caught:
        value_of("promised_date", text, replace(LAYOUT, dates=order))
    assert caught.value.code == "other_date_order"


def test_a_status_is_said_in_our_words() -> None:
    layout = replace(LAYOUT, words={"BO": "backordered"})
    assert [value_of("status", text, layout) for text in ("BO", "Cancelled", "In approval")] == [
        "backordered", "cancelled", "open",
    ]  # fmt: skip


def test_a_sign_against_formulas_is_not_part_of_a_text() -> None:
    assert [plain_text(text) for text in ("'=1+1", "'-A", "'tis", " x ")] == ["=1+1", "-A", "'tis", "x"]


def test_columns_are_found_by_title_or_letter_and_missing_ones_named() -> None:
    layout = OrdersLayout({"po_number": "po  NUMBER", "line": "column AB"})
    assert columns_of(("PO Number",), layout) == {"po_number": 0, "line": 27}
    with pytest.raises(NoSuchColumn) as caught:
        columns_of(("Order",), layout)
    assert (caught.value.field, caught.value.title) == ("po_number", "po  NUMBER")


@pytest.mark.parametrize(
    ("text", "mark", "unit"),
    [
        ("100", ".", "100"), ("1,000", ".", "1000"), ("1.000", ".", "1.000"), ("1.000", ",", "1000"),
        ("100,00", ",", "100.00"),
        ("per 100", ".", "100"), ("/100 ST", ",", "100"), ("je 1000", ",", "1000"), ("100 EA", ".", "100"),
        ("C", ".", "100"),
        ("m", ".", "1000"), ("EA", ".", "1"),
    ],
)  # fmt: skip
def test_for_how_many_units_a_price_is(text: str, mark: str, unit: str) -> None:
    assert value_of("price_unit", text, replace(LAYOUT, decimal=mark)) == Decimal(unit)


@pytest.mark.parametrize("text", ["0", "-100", "per", "hundred", "10 00", "1/3", "100 per box of 3"])
def test_what_is_no_price_unit_is_not_guessed(text: str) -> None:
    with pytest.raises(NotAValue) as caught:
        value_of("price_unit", text, LAYOUT)
    assert (caught.value.code, caught.value.text) == ("not_a_unit", text)


def test_a_price_per_hundred_is_kept_for_one() -> None:
    layout = replace(LAYOUT, otherwise={"price_unit": "100"})
    made = read(line("PO-1", "1", Price="131,50"), layout=layout).orders[0]
    assert (made.lines[0].unit_price, made.lines[0].price_unit) == (Decimal("1.315"), Decimal(100))
    assert made.total == Decimal("5.26")


def test_a_price_per_dozen_that_does_not_divide_is_named() -> None:
    found = read(line("PO-1", "1", Price="10,00"), layout=replace(LAYOUT, otherwise={"price_unit": "12"}))
    assert found.orders == ()
    assert [(one.code, one.column, one.text) for one in found.problems] == [("not_exact", "Price", "10.00 / 12")]


@pytest.mark.parametrize(
    ("text", "mark", "number"),
    [
        ("$1,234.50", ".", "1234.50"), ("-$12.50", ".", "-12.50"), ("$ 12", ".", "12"), ("1.234,50 €", ",", "1234.50"),
        ("£0.05", ".", "0.05"),
    ],
)  # fmt: skip
def test_a_currencys_sign_beside_an_amount_says_nothing(text: str, mark: str, number: str) -> None:
    assert value_of("unit_price", text, replace(LAYOUT, decimal=mark)) == Decimal(number)


@pytest.mark.parametrize("text", ["$", "$$5", "5$5", "US$ 5", "$1.234,50"])
def test_what_else_stands_there_is_no_number(text: str) -> None:
    with pytest.raises(NotAValue) as caught:
        value_of("unit_price", text, replace(LAYOUT, decimal="."))
    assert (caught.value.code, caught.value.text) == ("not_a_number", text)
