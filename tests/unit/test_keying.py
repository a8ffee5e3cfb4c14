"""What a person types: short forms are understood, anything ambiguous is refused."""

from __future__ import annotations

from datetime import date

import pytest

from poworkbench.domain.keying import NotUnderstood, understood

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-12-04", "2026-12-04"), ("+5", "2026-12-09"), ("-10", "2026-11-24"), ("4.12.", "2026-12-04"),
        ("4.12.2027", "2027-12-04"), ("4-12", "2026-12-04"), ("5-1", "2027-01-05"), ("4 dec", "2026-12-04"),
        ("4 December 2026", "2026-12-04"), ("w49", "2026-12-04"), ("KW 2", "2027-01-15"), (" +0 ", "2026-12-04"),
    ],
)  # fmt: skip
def test_dates(text: str, value: str) -> None:
    assert understood("promised_date", text, shown="2026-12-04", today=TODAY) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("131.50", "131.50"),
        ("131,50", "131.50"),
        ("1 250", "1250"),
        ("1'250.5", "1250.5"),
        ("0.125", "0.125"),
        ("7", "7"),
    ],
)
def test_numbers(text: str, value: str) -> None:
    assert understood("unit_price", text, shown=None, today=TODAY) == value


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("unit_price", "1,250", "ambiguous_number"), ("unit_price", "1.250", "ambiguous_number"),
        ("unit_price", "-4", "not_a_number"), ("quantity", "four", "not_a_number"),
        ("quantity", "1.2.3", "not_a_number"),
        ("promised_date", "04/05/2026", "ambiguous_date"), ("promised_date", "31.2.", "not_a_date"),
        ("promised_date", "soon", "not_a_date"), ("promised_date", "w60", "not_a_date"), ("quantity", " ", "empty"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused(field: str, text: str, code: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        understood(field, text, shown="2026-12-04", today=TODAY)
    assert refused.value.code == code
