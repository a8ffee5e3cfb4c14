"""Which spellings of an item code name one item, and which only may."""

from __future__ import annotations

import pytest

from poworkbench.domain import item_codes


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("B251-57", "b251 57", True),
        ("4006381333931", "04006381333931", True),
        ("036000291452", "0036000291452", True),
        ("4006381333932", "04006381333932", False),
        ("0906-03", "906-03", False),
        ("B251-57", "B251-58", False),
        (None, None, False),
        ("", "B251", False),
    ],
)
def test_one_item_surely(one: str | None, other: str | None, same: bool) -> None:
    assert item_codes.same(one, other) is same
    assert item_codes.same(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("O906-03", "0906-03", True),
        ("000000000000471100", "471100", True),
        ("BI-100", "B1-1OO", True),
        ("B251-57-WALN", "B251-57-WALNUT", True),
        ("B251-57", "B251-58", False),
        ("B25", "B251-57", False),
        ("000", "0", False),
    ],
)
def test_one_item_perhaps(one: str, other: str, alike: bool) -> None:
    assert item_codes.alike(one, other) is alike
    assert item_codes.alike(other, one) is alike


def test_a_carton_and_its_pieces_are_one_article() -> None:
    assert item_codes.article("14006381333938") == item_codes.article("4006381333931") != ""
    assert item_codes.article("B251-57") == ""


@pytest.mark.parametrize("digits", ["4006381333931", "036000291452", "96385074", "10614141000415"])
def test_gtins_have_their_check_digit(digits: str) -> None:
    assert item_codes.is_gtin(digits)
    assert not item_codes.is_gtin(digits[:-1] + str((int(digits[-1]) + 1) % 10))
