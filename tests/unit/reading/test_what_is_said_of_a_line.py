"""Statuses in words and codes, price bases, quantities refused."""

from __future__ import annotations

import pytest
from tests.typed_pages import typed, vocabulary

from poworkbench.domain.readings import ReadLine
from poworkbench.reading.document import read


def lines(text: str) -> tuple[ReadLine, ...]:
    """The lines of a typed page."""
    return read([typed(text)], vocabulary()).lines


def column(read_lines: tuple[ReadLine, ...], field: str) -> list[str | None]:
    """One field of all lines."""
    return [line.value(field) for line in read_lines]


@pytest.mark.parametrize(
    ("remark", "status"),
    [
        ("** This item is on backorder **", "backordered"),
        ("Item discontinued by the mill - cancelled", "cancelled"),
        ("Replaces A-290, which is no longer made", "substituted"),
        ("Balance not available - reduced to allocation", None),
        ("Remainder cancelled at your request", None),
        ("Reliquat", None),
        ("Print run overs accepted per phone call", None),
        ("Conditionnement par 10, solde non disponible", None),
        ("Please do not cancel after 12/20/2026", None),
    ],
)
def test_a_remark_below_an_item(remark: str, status: str | None) -> None:
    found = lines(
        f"""
        Item       Description              Qty    Price     Amount    Ships
        A-100      Lamp                       4    25.00     100.00    12/14/2026
                   {remark}
        A-200      Shade                      2    10.00      20.00    12/14/2026
        """
    )
    assert column(found, "status") == [status, None]
    assert column(found, "description") == ["Lamp", "Shade"]


def test_codes_that_the_paper_explains_and_words_cut_short() -> None:
    found = lines(
        """
        Line Item      Description        Qty   Price   Amount   Ship date    Stat
        1    T-100     Table                2  100.00   200.00   2026-12-04   CONF
        2    T-200     Bench                4   50.00   200.00   2027-01-04   Q
        3    T-300     Shelf                4   50.00     0.00   -            CANC
        STAT: CONF = CONFIRMED   Q = ON BACK ORDER   CANC = CANCELLED
        """
    )
    assert column(found, "status") == ["accepted", "backordered", "cancelled"]


def test_a_price_for_as_many_units_as_the_title_says() -> None:
    found = lines(
        """
        Pos     Código      Descripción         Cant.   Precio x 100   Importe   F. salida
        10      HN-0812     Bisagra             1.000          62,50    625,00   04/12/2026
        60      HN-2001     Cerradura             150         789,00      0,00   -
        """
    )
    assert column(found, "unit_price") == ["0.625", "7.89"]


def test_a_price_for_as_many_units_as_in_all_other_lines() -> None:
    found = lines(
        """
        Pos     Código      Descripción         Cant.         Precio   Importe   F. salida
        10      HN-0812     Bisagra             1.000          62,50    625,00   04/12/2026
        20      HN-0813     Pomo                1.000          81,40    814,00   04/12/2026
        60      HN-2001     Cerradura             150         789,00      0,00   -
        """
    )
    assert column(found, "unit_price") == ["0.625", "0.814", "7.89"]


def test_nothing_confirmed_is_a_quantity() -> None:
    heading = "Item     Description      Ordered   Shipped   Unit   Ship date"
    table = (
        "A-100    Sofa             4         {0}         EA     04 Dec 2026\n"
        "A-300    Lamp             2         0         EA     -"
    )
    some = lines("\n".join([heading, table.format(4)]))
    none = lines("\n".join([heading, table.format(0)]))
    assert column(some, "quantity") == ["4", "0"]
    assert column(none, "quantity") == ["4", "2"]


def test_of_two_prices_and_quantities_those_that_make_the_amount() -> None:
    found = lines(
        """
        Line  Item      Description     Qty UM   Old price   New price   Amount    Ship date
        1     ST-100    Sofa              4 EA      100.00      110.00    440.00   12/14/2026
        2     ST-200    Chair             6 EA       50.00       55.00    330.00   12/14/2026
        """
    )
    assert column(found, "unit_price") == ["110.00", "55.00"]
    found = lines(
        """
        Réf        Désignation     Qté cdée   Qté conf.   P.U.     Montant   Date dem.    Date conf.
        A-1        Vase                  10           8   10,00     80,00    04/12/2026   11/12/2026
        A-2        Coupe                  5           5   10,00     50,00    04/12/2026   04/12/2026
        """
    )
    assert column(found, "quantity") == ["8", "5"]
    assert column(found, "promised_date") == ["2026-12-11", "2026-12-04"]


def test_a_status_in_the_column_of_dates() -> None:
    found = lines(
        """
        Item   Description     Qty  Price   Amount   Delivery
        A-1    Vase             10  10.00   100.00   2026-12-04
        A-2    Bowl              5  10.00    50.00   Cancelled
        A-3    Dish              5  10.00    50.00   Backordered - est. 2027-01-15
        A-4    Jug               5  10.00    50.00   TBA
        """
    )
    assert column(found, "status") == [None, "cancelled", "backordered", None]
    assert column(found, "promised_date") == ["2026-12-04", None, "2027-01-15", None]


def test_the_word_for_what_is_left_over_in_a_status_column() -> None:
    found = lines(
        """
        Line Item      Description        Qty   Price   Amount   Ship date    Status
        1    T-100     Table                2  100.00   200.00   2026-12-04   Confirmed
        2    T-200     Bench                4   50.00   200.00   2027-01-04   Reliquat
        """
    )
    assert column(found, "status") == ["accepted", "backordered"]
