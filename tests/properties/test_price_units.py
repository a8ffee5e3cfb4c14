"""A price for any number of units comes in as the price of one and goes out as it came, to the last digit."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from poworkbench.domain.codec import from_plain, to_plain
from poworkbench.domain.exchange import OrdersLayout, UpdateColumn, UpdatesLayout, Written
from poworkbench.domain.exported_orders import Exported, Reader
from poworkbench.domain.handing_over import Owing
from poworkbench.domain.orders import Order
from poworkbench.domain.update_rows import update_rows

HEADINGS = ("po_number", "line", "quantity", "unit_price", "price_unit")
COLUMNS = dict(zip(HEADINGS, HEADINGS, strict=True))
UPDATES = UpdatesLayout(tuple(UpdateColumn(name, name) for name in HEADINGS))

marks = st.sampled_from([".", ","])
#: What decimal numbers divide by exactly: 1, 100, 1000, and the rarer 2, 5, 8, 250 …
units = st.builds(lambda twos, fives: Decimal(2**twos * 5**fives), st.integers(0, 10), st.integers(0, 6))
prices = st.decimals(min_value=0, max_value=10**9, places=4) | st.decimals(min_value=0, max_value=10**6, places=2)


def read(rows: list[tuple[str, ...]], layout: OrdersLayout) -> Exported:
    reader = Reader(HEADINGS, layout)
    for number, row in enumerate(rows, 2):
        reader.take(number, row)
    return reader.finished()


def exported(rows: list[list[object]], mark: str) -> list[tuple[str, ...]]:
    written = Written(decimal=mark)
    return [tuple(written.text(cell) for cell in row) for row in rows]  # type: ignore[arg-type]


@given(prices, units, marks)
def test_there_and_back(price: Decimal, unit: Decimal, mark: str) -> None:
    layout = OrdersLayout(COLUMNS, decimal=mark)
    (order,) = read(exported([["PO-1", "1", Decimal(3), price, unit]], mark), layout).orders
    line = order.lines[0]
    assert line.unit_price * unit == price
    assert from_plain(Order, to_plain(order)) == order
    price_of_one = Owing("PO-1", "1", "unit_price", "1", format(line.unit_price, "f"), ())
    (row,) = update_rows(order, [price_of_one], UPDATES)
    assert (row[3], row[4]) == (price, unit)
    assert read(exported([list(row)], mark), layout).orders[0].lines == order.lines


@given(prices, units, marks)
def test_a_unit_for_all_orders_is_as_good_as_a_column(price: Decimal, unit: Decimal, mark: str) -> None:
    columns = {name: title for name, title in COLUMNS.items() if name != "price_unit"}
    row = exported([["PO-1", "1", Decimal(3), price, unit]], mark)
    by_column = read(row, OrdersLayout(COLUMNS, decimal=mark))
    for_all = OrdersLayout(columns, decimal=mark, otherwise={"price_unit": format(unit, "f")})
    assert read(row, for_all).orders[0].lines == by_column.orders[0].lines


@given(prices.filter(lambda price: price % 3 != 0), marks)
def test_a_price_that_no_decimal_number_says_is_not_rounded(price: Decimal, mark: str) -> None:
    cents = price.quantize(Decimal("0.01"))
    found = read(exported([["PO-1", "1", Decimal(3), cents, Decimal(7)]], mark), OrdersLayout(COLUMNS, decimal=mark))
    told = [problem.code for problem in found.problems]
    assert told == ([] if (cents * 100) % 7 == 0 else ["not_exact"])
