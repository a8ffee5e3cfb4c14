"""What careful people read in 52 vendor documents differs from the orders exactly as they noted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.made_readings import reading_of_truth

from poworkbench.app.order_files import order_of
from poworkbench.domain.comparing import compare

CASES: dict[str, Any] = json.loads((Path(__file__).parent / "comparing.json").read_text(encoding="utf-8"))


def rows(case: dict[str, Any]) -> list[dict[str, str | None]]:
    """The differences found between what was read and what was ordered."""
    differences = compare(order_of(case["po"]), reading_of_truth(case["truth"]))
    names = ("line", "field", "ordered", "acknowledged")
    return [{name: getattr(difference, name) for name in names} for difference in differences]


@pytest.mark.parametrize("name", CASES)
def test_differences_are_those_a_careful_person_noted(name: str) -> None:
    noted = CASES[name]["diff"]
    assert sorted(rows(CASES[name]), key=str) == sorted(noted, key=str)


def test_the_corpus_is_whole() -> None:
    assert len(CASES) == 52
    assert sum(len(case["diff"]) for case in CASES.values()) > 100
