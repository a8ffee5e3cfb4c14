"""Whatever a paper's numbers, dates and lines are, they are read back as they were printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.typed_pages import typed, vocabulary

from poworkbench.domain.amounts import COMMA, POINT, parse_amount
from poworkbench.domain.dates import printed_dates
from poworkbench.domain.readings import HEADER_FIELDS, READ_LINE_FIELDS
from poworkbench.reading.document import read
from poworkbench.reading.page import Page, Word

amounts = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("9999999.99"), places=2)
days = st.dates(min_value=date(2001, 1, 1), max_value=date(2089, 12, 31))
items = st.tuples(
    st.from_regex(r"[A-Z]{2,3}-[0-9]{3,4}", fullmatch=True),
    st.integers(min_value=1, max_value=9999),
    st.decimals(min_value=Decimal("0.05"), max_value=Decimal("999.99"), places=2),
    days,
)


@given(amounts)
def test_a_number_comes_back(amount: Decimal) -> None:
    printed = f"{amount:,.2f}"
    assert parse_amount(printed, POINT) == amount
    turned = printed.translate(str.maketrans(",.", ".,"))
    assert parse_amount(turned, COMMA) == amount
    assert parse_amount(turned.replace(".", " "), COMMA) == amount


@given(days, st.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%d %b %Y", "%B %d, %Y", "%d-%b-%Y"]))
def test_a_date_comes_back(day: date, form: str) -> None:
    for day_first in (True, False):
        assert [found.on(day_first=day_first) for found in printed_dates(day.strftime(form))] == [day]


@given(days, st.booleans())
def test_a_date_of_numbers_comes_back_in_the_paper_s_order(day: date, day_first: bool) -> None:
    printed = day.strftime("%d/%m/%Y" if day_first else "%m/%d/%Y")
    assert [found.on(day_first=day_first) for found in printed_dates(printed)] == [day]


@settings(max_examples=40)
@given(st.lists(items, min_size=1, max_size=12, unique_by=lambda item: item[0]))
def test_a_table_comes_back(lines: list[tuple[str, int, Decimal, date]]) -> None:
    page = "Item       Description       Qty      Unit Price       Amount     Ship Date\n"
    for code, quantity, price, day in lines:
        page += f"{code:<10} Solid thing {quantity:>9,} {price:>15,.2f} {quantity * price:>13,.2f}    {day:%Y-%m-%d}\n"
    found = read([typed(page)], vocabulary()).lines
    assert [line.value("vendor_item") for line in found] == [line[0] for line in lines]
    assert [Decimal(line.value("quantity") or "0") for line in found] == [line[1] for line in lines]
    assert [Decimal(line.value("unit_price") or "0") for line in found] == [line[2] for line in lines]
    assert [line.value("promised_date") for line in found] == [line[3].isoformat() for line in lines]


words = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "PO-104302",
                "Qty",
                "Price",
                "Amount",
                "Item",
                "Total",
                "USD",
                "12",
                "1,200.00",
                "04.12.2026",
                "EA",
                "PO",
                "No.",
            ]
        ),
        st.integers(min_value=0, max_value=90),
        st.integers(min_value=0, max_value=12),
    ),
    max_size=60,
)


@settings(max_examples=150)
@given(words)
def test_whatever_stands_on_a_page_every_value_is_printed_there(placed: list[tuple[str, int, int]]) -> None:
    """The reader never fails on a paper without sense, and never says what is not on it."""
    page = Page(
        1, 720, 840, tuple(Word(t, 6.0 * x, 12.0 * y, 6.0 * (x + len(t)), 12.0 * y + 10, 10) for t, x, y in placed)
    )
    reading = read([page], vocabulary())
    printed = {text for text, _, _ in placed}
    header = [getattr(reading, field) for field in HEADER_FIELDS]
    for found in [*header, *(getattr(line, field) for line in reading.lines for field in READ_LINE_FIELDS)]:
        assert found is None or set(found.evidence.text.split()) <= printed
