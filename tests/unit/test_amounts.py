"""Numbers as papers print them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from poworkbench.domain.amounts import COMMA, POINT, canonical, decimal_mark, parse_amount


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("1,234.56", POINT, "1234.56"),
        ("1.234,56", COMMA, "1234.56"),
        ("1 234,56", COMMA, "1234.56"),
        ("1'234.56", POINT, "1234.56"),
        ("12,35,460.00", POINT, "1235460.00"),
        ("1.428", COMMA, "1428"),
        ("1.428", POINT, "1.428"),
        ("1350.7200", POINT, "1350.7200"),
        ("5.00-", POINT, "-5.00"),
        ("\u22125,00", COMMA, "-5.00"),
    ],
)
def test_a_number_is_read(text: str, mark: str, value: str) -> None:
    assert parse_amount(text, mark) == Decimal(value)


def test_what_can_be_read_one_way_only_is_read_so() -> None:
    """A paper of decimal points may print one number with a comma."""
    assert parse_amount("2614,04", POINT) == Decimal("2614.04")


@pytest.mark.parametrize("text", ["1.2.3", "12,34,5", "", "abc", "1,23,456,7", "10/15", "4-5"])
def test_what_is_no_number_is_refused(text: str) -> None:
    assert parse_amount(text) is None


def test_the_paper_decides_its_decimal_mark() -> None:
    assert decimal_mark(["1.428", "3,50", "12,90"]) == COMMA
    assert decimal_mark(["1,428", "3.50"]) == POINT


def test_without_a_sign_the_language_decides() -> None:
    assert decimal_mark(["1.428", "12"], COMMA) == COMMA


def test_decimals_stay_as_printed() -> None:
    assert canonical(Decimal("12.50")) == "12.50"
    assert canonical(Decimal("1E+3")) == "1000"
