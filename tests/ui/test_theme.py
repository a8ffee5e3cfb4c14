"""Every ink is readable on every surface it stands on, in both tables."""

from __future__ import annotations

import pytest

from poworkbench.ui.theme import DARK, LIGHT, PAIRS, TONES, contrast


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("table", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "surface"), PAIRS)
def test_ink_can_be_read(table: dict[str, str], ink: str, surface: str) -> None:
    assert contrast(table[ink], table[surface]) >= 4.5


@pytest.mark.parametrize("table", [LIGHT, DARK], ids=["light", "dark"])
def test_every_tone_can_be_read_on_its_own_surface(table: dict[str, str]) -> None:
    assert all(contrast(table[ink], table[surface]) >= 4.5 for ink, surface in TONES.values())


@pytest.mark.parametrize("table", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_that_say_where_one_is_are_seen(table: dict[str, str]) -> None:
    assert contrast(table["accent"], table["pane"]) >= 3
    assert contrast(table["field"], table["pane"]) >= 3


def test_both_tables_have_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()
