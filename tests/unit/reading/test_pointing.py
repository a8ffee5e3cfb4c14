"""A click on a word gives the value that stands there, as the paper writes it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.typed_pages import TALL, WIDE, typed, vocabulary

from poworkbench.domain.readings import POINTED, Found
from poworkbench.reading.paper import Paper
from poworkbench.reading.pointed import Spot, pointed

GERMAN = """
    Auftragsbestätigung            Nr. AB-4711
    Pos  Artikel    Menge     Preis je 100     Liefertermin
    1    NV-100     1.200 Stk   1.184,50 / 100   04.05.2026
    2    NV-200     12 Stk         2,305         13.05.2026
"""


def at(row: int, column: int, field: str, text: str = GERMAN) -> Found | None:
    spot = Spot(1, (column + 0.5) * WIDE, row * TALL + 5)
    return pointed([Paper("text", (typed(text),))], spot, field, vocabulary())


def column(row: int, word: str) -> int:
    return GERMAN.strip("\n").splitlines()[row].removeprefix("    ").index(word)


@pytest.mark.parametrize(
    ("row", "word", "field", "value"),
    [
        (2, "1.200", "quantity", "1200"),
        (3, "12", "quantity", "12"),
        (2, "1.184,50", "unit_price", "11.8450"),
        (3, "2,305", "unit_price", "2.3050"),
        (2, "04.05.2026", "promised_date", "2026-05-04"),
        (2, "NV-100", "vendor_item", "NV-100"),
        (0, "AB-4711", "vendor_order_number", "AB-4711"),
    ],
)
def test_the_value_is_what_the_paper_means(row: int, word: str, field: str, value: str) -> None:
    found = at(row, column(row, word), field)
    assert found is not None
    assert (found.value, found.evidence.text, found.evidence.confidence) == (value, word, POINTED)


def test_a_date_of_several_words_is_taken_whole() -> None:
    found = at(0, 14, "promised_date", "    Ships on 12 December 2026 from Leeds")
    assert found is not None
    assert (found.value, found.evidence.text) == ("2026-12-12", "12 December 2026")


def test_a_word_that_is_no_value_of_the_field_is_given_as_printed() -> None:
    found = at(2, column(2, "NV-100"), "promised_date")
    assert found is not None
    assert found.value == "NV-100"


def test_where_nothing_is_printed_there_is_nothing() -> None:
    assert at(40, 60, "quantity") is None
    assert pointed([], Spot(1, 0, 0), "quantity", vocabulary()) is None


def test_only_the_page_that_was_pointed_at_is_asked() -> None:
    papers = [Paper("text", (typed("one"), typed("two 77", number=2)))]
    found: Mapping[int, Found | None] = {
        page: pointed(papers, Spot(page, 4.5 * WIDE, 5), "quantity", vocabulary()) for page in (1, 2)
    }
    assert found[1] is None
    assert found[2] is not None
    assert (found[2].value, found[2].evidence.page) == ("77", 2)
