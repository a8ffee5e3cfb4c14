"""With every order of the corpus open at once, a document without its number still finds the one it answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.corpus.papers import CASES, LAYOUTS, order_of_case, reading_of
from tests.made_readings import reading_of_truth

from poworkbench.app.order_files import order_of
from poworkbench.domain.matching import candidates, match
from poworkbench.domain.order_numbers import named
from poworkbench.domain.readings import OPEN_ORDER_REPORT, Reading

READ: dict[str, Any] = json.loads((Path(__file__).parent / "comparing.json").read_text(encoding="utf-8"))
ORDERS = [order_of(case["po"]) for case in READ.values()]

#: What is taken away from what a careful person read, beside the number.
LESS: dict[str, Callable[[Reading], Reading]] = {
    "the number": lambda read: read,
    "the number and the total": lambda read: replace(read, total=None),
    "the number and the vendor's name": lambda read: replace(read, vendor_name=None, total=None),
    "all but the first half of the lines": lambda read: replace(
        read, lines=read.lines[: (len(read.lines) + 1) // 2] if read.kind != OPEN_ORDER_REPORT else read.lines
    ),
}


@pytest.mark.parametrize("less", LESS.values(), ids=LESS)
def test_the_right_order_comes_first_without_its_number(less: Callable[[Reading], Reading]) -> None:
    missed = []
    for name, case in READ.items():
        read = less(replace(reading_of_truth(case["truth"]), po_number=None))
        found = candidates(read, ORDERS)
        if not found or found[0].po_number != case["po"]["po_number"]:
            missed.append((name, found[:2]))
    assert len(missed) <= 0.02 * len(READ), missed


def test_the_right_order_comes_first_in_what_the_program_reads_without_it() -> None:
    orders = [order_of_case(case) for case in (*CASES, *LAYOUTS)]
    missed = []
    for case in (*CASES, *LAYOUTS):
        found = candidates(replace(reading_of(case, helped=False), po_number=None), orders)
        if not found or found[0].po_number != order_of_case(case).po_number:
            missed.append((case.name, found[:2]))
    assert len(missed) <= 0.02 * len(orders), missed


def test_a_printed_number_is_matched_surely_and_never_to_another_order() -> None:
    wrong = {
        name: number
        for name, case in READ.items()
        if (number := match(reading_of_truth(case["truth"]), ORDERS)) != case["po"]["po_number"]
        and (number or named(case["truth"]["po_number"], case["po"]["po_number"]) == "number")
    }
    assert not wrong
