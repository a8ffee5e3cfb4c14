"""Numbers that stand on a page are there for finding its order, and what is no number of an order is not."""

from __future__ import annotations

from dataclasses import replace

from tests.corpus.papers import CASES, LAYOUTS, noted, order_of_case, pages_of, reading_of
from tests.made_readings import found, read_line, reading

from poworkbench.domain.matching import candidates
from poworkbench.domain.normalize import code
from poworkbench.reading.mentions import MOST, mentions
from poworkbench.reading.page import Page, Word

EVERY = (*CASES, *LAYOUTS)


def page(*rows: str) -> Page:
    """Rows of words."""
    words = [
        Word(text, 50.0 + 60 * column, 20.0 * number, 100.0 + 60 * column, 20.0 * number + 9)
        for number, row in enumerate(rows, 1)
        for column, text in enumerate(row.split())
    ]
    return Page(1, 612, 792, tuple(words))


def test_the_order_s_number_is_among_what_the_page_mentions() -> None:
    missed = []
    for case in EVERY:
        number = noted(case, "truth.json")["po_number"]
        said = {code(each) for each in mentions(pages_of(case), reading_of(case, helped=False))}
        if number and code(number) not in said:
            missed.append((case.name, number))
    assert len(missed) <= 0.05 * len(EVERY), missed


def test_a_number_found_anywhere_on_the_page_puts_its_order_first() -> None:
    orders = [order_of_case(case) for case in EVERY]
    missed = []
    for case in EVERY:
        read = replace(reading_of(case, helped=False), po_number=None, lines=(), total=None)
        read = replace(read, mentions=mentions(pages_of(case), reading_of(case, helped=False)))
        first = next(iter(candidates(read, orders)), None)
        number = noted(case, "truth.json")["po_number"]
        if number == order_of_case(case).po_number and (first is None or first.po_number != number):
            missed.append((case.name, number, first))
    assert len(missed) <= 0.05 * len(EVERY), missed


def test_letters_before_a_number_may_belong_to_it() -> None:
    assert mentions([page("Your order: PO 104233", "Ref. SO-88213, 4471820")], reading()) == (
        "PO 104233", "104233", "SO-88213", "4471820",
    )  # fmt: skip
    assert mentions([page("BAK*00*AD*PO-104233*20261005~ Ref:88213")], reading())[:1] == ("PO-104233",)


def test_dates_amounts_short_numbers_and_what_lines_say_are_none() -> None:
    rows = ("12/15/2020 2026 2026-11-20 1,234.56 19.990,00 421 Tel.", "B2510-57 4000 1250.00", "ABC-4000-X")
    read = reading(read_line(vendor_item="B2510-57", quantity="4000"), po_number=None)
    assert mentions([page(*rows)], read) == ("ABC-4000-X",)


def test_no_more_than_a_few_are_kept_and_those_beside_the_items_first() -> None:
    rows = [f"{1000 + number} X-1" for number in range(30)]
    read = replace(reading(read_line(vendor_item="X-1")), po_number=found("9999"))
    kept = mentions([page(*rows, "Order 88213")], read)
    assert (len(kept), kept[0]) == (MOST, "88213")
