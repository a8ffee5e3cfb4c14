"""Prices that make the amounts: discounts one after the other, in cents or finer, whatever their columns are called."""

from __future__ import annotations

from tests.typed_pages import typed, typed_rows, vocabulary

from poworkbench.reading.cells import Line
from poworkbench.reading.columns import Column
from poworkbench.reading.document import read
from poworkbench.reading.prices import amount_of
from poworkbench.reading.values import Style


def prices(text: str) -> list[str | None]:
    """The net unit prices of a typed page."""
    return [line.value("unit_price") for line in read([typed(text)], vocabulary()).lines]


def test_discounts_in_columns_whose_titles_are_unknown() -> None:
    assert prices(
        """
        Codice     Descrizione     Q.tà     Prezzo    Xa.1    Xa.2    Importo    Consegna
        A-100      Lampada        40,00    118,000   45,00    5,00   2.466,20    15/12/26
        A-200      Paralume       24,00    101,600   40,00    5,00   1.389,89    15/12/26
        A-300      Cavo           12,00    196,000   45,00           1.293,60    15/12/26
        A-400      Spina          10,00      5,000                      50,00    15/12/26
        """
    ) == ["61.655", "57.912", "107.80", "5.000"]


def test_a_net_price_as_fine_as_the_amount_was_made_from() -> None:
    assert prices(
        """
        Artikel    Omschrijving    Aantal    Prijs    Korting %    Bedrag
        A-100      Lamp             36,00    68,90        38,00    1.537,85
        A-200      Kap              20,00    61,50        25,00      922,60
        """
    ) == ["42.718", "46.13"]


def test_a_column_of_numbers_that_makes_nothing_come_out_is_no_discount() -> None:
    assert prices(
        """
        Item       Description     Qty     Price    Xa     Amount
        A-100      Lamp              4     25.00    20     100.00
        A-200      Shade             2     10.00    20      20.00
        """
    ) == ["25.00", "10.00"]


def test_a_rate_that_stands_apart_from_the_amount_is_no_part_of_it() -> None:
    (row,) = typed_rows("20        941.04")
    found = amount_of(Line(row, (Column(("amount",), row.span, 0.0, 500.0),)), Style())
    assert found is not None
    assert str(found.value) == "941.04"
