"""A typed value far from everything known is asked for twice."""

from __future__ import annotations

import pytest

from poworkbench.domain.slips import far_off


@pytest.mark.parametrize(
    ("field", "value", "known", "far"),
    [
        ("unit_price", "25600", ["248.00", "256.00"], True),
        ("unit_price", "25.60", ["248.00", "256.00"], True),
        ("unit_price", "0", ["248.00"], True),
        ("unit_price", "265.00", ["248.00", "256.00"], False),
        ("unit_price", "12.00", ["100.00", "12.50"], False),
        ("unit_price", "12.00", ["on request"], False),
        ("unit_price", "12.00", [], False),
        ("quantity", "40", ["4"], True),
        ("quantity", "6", ["8"], False),
        ("promised_date", "2027-12-04", ["2026-12-04"], True),
        ("promised_date", "2027-01-22", ["2026-12-04"], False),
        ("promised_date", "2027-12-10", ["2026-12-04", "2027-12-04"], False),
        ("vendor_item", "B9", ["B251-57"], False),
    ],
)
def test_far_off(field: str, value: str, known: list[str], far: bool) -> None:
    assert far_off(field, value, known) is far
