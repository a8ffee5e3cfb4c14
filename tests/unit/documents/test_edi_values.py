"""Numbers and dates as EDI writes them."""

from __future__ import annotations

import pytest

from poworkbench.adapters.documents.edi.values import day, money, money_in_cents, quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("125.00", "125.00"), ("125,00", "125.00"), ("125", "125"), (".5", "0.5"), ("5.", "5"), ("-5.50", "-5.50"),
        ("5.50-", "-5.50"), ("+5", "5"), ("0005", "5"), ("1.308", "1.308"), ("1,308", "1.308"), ("1,308.00", "1308.00"),
        ("1.308,00", "1308.00"), ("1,234,567", "1234567"), ("1 308.00", "1308.00"), ("", None), (".", None),
        ("abc", None),
        ("1.2.3", None), ("12EA", None), ("1e5", None),
    ],
)  # fmt: skip
def test_a_number_has_one_decimal_mark(text: str, value: str | None) -> None:
    assert money(text) == value


@pytest.mark.parametrize(("text", "value"), [("8.000", "8"), ("8", "8"), ("2.50", "2.50"), ("100", "100"), ("x", None)])
def test_a_quantity_has_no_needless_decimals(text: str, value: str | None) -> None:
    assert quantity(text) == value


@pytest.mark.parametrize(("text", "value"), [("125000", "1250.00"), ("1250.00", "1250.00"), ("5", "0.05"), ("", None)])
def test_an_implied_point_stands_before_two_decimals(text: str, value: str | None) -> None:
    assert money_in_cents(text) == value


@pytest.mark.parametrize(
    ("text", "form", "value"),
    [
        ("20261113", "", "2026-11-13"), ("261113", "", "2026-11-13"), ("980201", "", "1998-02-01"),
        ("202611131530", "", "2026-11-13"),
        ("20261113", "102", "2026-11-13"), ("202611131530", "102", "2026-11-13"), ("20261113", "203", "2026-11-13"),
        ("13112026", "4", "2026-11-13"), ("131126", "2", "2026-11-13"), ("111326", "3", "2026-11-13"),
        ("20261113", "D8", "2026-11-13"),
        ("20240229", "", "2024-02-29"), ("20260229", "", None), ("20391230", "", "2039-12-30"), ("20491231", "", None),
        ("99991231", "", None), ("19000101", "", None), ("00000000", "", None), ("202611131", "", None),
        ("2026-11-13", "", None),
        ("20261113-20261120", "RD8", None), ("2026111320261120", "102", None), ("202646", "616", None),
        ("202646", "", None),
        ("20261113", "ZZZ", None), ("", "102", None), ("2026111A", "", None), ("14", "804", None),
    ],
)  # fmt: skip
def test_a_date_is_a_day_that_can_be_meant(text: str, form: str, value: str | None) -> None:
    assert day(text, form) == value
