"""Decimals, groups and price bases in the ways papers print them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.small_papers import column, ordered, reading

HEADING = "Pos  Article     Description             Qty       Unit    Price         Amount"


def line(row: str, foot: str = "", **known: str) -> tuple[Decimal | None, ...]:
    """Quantity, price and amount of a typed row."""
    order = ordered(("NV-1031", known["quantity"], known["price"])) if known else None
    found = reading(f"{HEADING}\n{row}\n{foot}", order=order).lines[0]
    return tuple(
        Decimal(value) if (value := found.value(name)) else None for name in ("quantity", "unit_price", "amount")
    )


@pytest.mark.parametrize(
    ("row", "figures"),
    [
        (
            "10   NV-1031     Sofa                    4         pcs     1,234.56      4,938.24",
            ("4", "1234.56", "4938.24"),
        ),
        (
            "10   NV-1031     Sofa                    4         Stk     1.234,56      4.938,24",
            ("4", "1234.56", "4938.24"),
        ),
        (
            "10   NV-1031     Sofa                    4         Stk     1'234.56      4'938.24",
            ("4", "1234.56", "4938.24"),
        ),
        (
            "10   NV-1031     Sofa                    4         pcs     3,08,865.00   12,35,460.00",
            ("4", "308865", "1235460"),
        ),
        ("10   NV-1031     Sofa                    4         pcs     5.750 KD      23.000 KD", ("4", "5.75", "23")),
        ("10   NV-1031     Sofa                    1,428.000 kg      2.00          2,856.00", ("1428", "2", "2856")),
        ("10   NV-1031     Sofa                    5,000     kg      2,10          10,50", ("5", "2.10", "10.50")),
        ("10   NV-1031     Sofa                    5,000     pcs     2.00          10,000.00", ("5000", "2", "10000")),
        ("10   NV-1031     Sofa                    4         pcs     $5.75000      $23.00", ("4", "5.75", "23")),
        ("10   NV-1031     Sofa                    4         pcs     5.05 USD      20.20 USD", ("4", "5.05", "20.20")),
        ("10   NV-1031     Sofa                    4         st      €600,00       €2.400,00", ("4", "600", "2400")),
        ("10   NV-1031     Sofa                    4         ea      4.61/Ea       18.44", ("4", "4.61", "18.44")),
        (
            "10   NV-1031     Sofa                    4         ea      1350.7200     5402.88",
            ("4", "1350.72", "5402.88"),
        ),
    ],
)
def test_numbers_are_read_as_their_paper_writes_them(row: str, figures: tuple[str, ...]) -> None:
    assert line(row) == tuple(map(Decimal, figures))


def test_points_in_the_lines_and_commas_in_the_sums() -> None:
    row = "10   NV-1031     Sofa                    4         Stk     653.51        2614.04"
    found = reading(f"{HEADING}\n{row}\nGesamtbetrag                                          2.614,04")
    assert (column(found, "amount"), found.value("total")) == (["2614.04"], "2614.04")


def test_the_ordered_quantity_says_whether_three_decimals_or_thousands_are_meant() -> None:
    row = "10   NV-1031     Citric acid             5,000     kg      2.00"
    assert line(row, quantity="5", price="2.00")[0] == 5
    assert line(row, quantity="5000", price="2.00")[0] == 5000
    assert line(row, quantity="7", price="2.00")[0] == 5000
    row = "10   NV-1031     Citric acid             5,250     kg      2.00          10.50"
    assert line(row, quantity="5.25", price="2.00") == (Decimal("5.25"), Decimal(2), Decimal("10.50"))


@pytest.mark.parametrize(
    ("row", "price"),
    [
        ("10   NV-1031     Screw                   2,000     pcs     7,190.00/1,000  14,380.00", "7.19"),
        ("10   NV-1031     Screw                   300       pcs     £1 per 100         3.00", "0.01"),
        ("10   NV-1031     Sugar                   3000      g       £1.50/1000g        4.50", "0.0015"),
        ("10   NV-1031     Screw                   4         pcs     2.50 1/EA         10.00", "2.50"),
        ("10   NV-1031     Screw                   8,000     EA      3.8600/C         308.80", "0.0386"),
    ],
)
def test_a_price_for_many_is_divided(row: str, price: str) -> None:
    assert line(row)[1] == Decimal(price)


def test_a_price_base_has_a_column_of_its_own() -> None:
    found = reading(
        """
        Pos  Article     Description             Qty  Unit   Price    Per     Amount
        10   NV-1031     Screw                  2000  pcs    71.90    1000     143.80
        20   NV-1030     Nut                     300  pcs    12.00    100       36.00
        """
    )
    assert column(found, "unit_price") == ["0.0719", "0.12"]
