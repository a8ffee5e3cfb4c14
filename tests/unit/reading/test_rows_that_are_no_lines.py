"""Rows of a table that are no lines of the order, and charges that are."""

from __future__ import annotations

import pytest
from tests.small_papers import certain, column

HEADING = "Pos  Article     Description             Qty  Unit   Price     Amount"
FIRST = "10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00"
SECOND = "20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00"


@pytest.mark.parametrize(
    "between",
    [
        "LIVING ROOM",
        "Section total                                           400.00",
        "*** PLEASE NOTE NEW PRICES FROM JANUARY 1, 2027 ***",
        "Dichiarazione d'intento prot. n. 20102109422212345 del 02/01/2026",
        "ACCOUNT WITH VENDOR 4410-7730",
        "Item Tax 8.25 %",
        "Shipping Condition: Standard",
        "Carry Over                                              400.00",
        "davon Recyclingbeitrag (enthalten)       4         0.50       2.00",
        "                 Component: NV-LEG-4 Leg        16  pcs",
        "                                                       $ 0.00",
    ],
)
def test_a_row_between_lines_is_none(between: str) -> None:
    found = certain(f"{HEADING}\n{FIRST}\n{between}\n{SECOND}\nTotal USD   640.00")
    assert column(found, "vendor_item") == ["NV-1031", "NV-1030"]
    assert column(found, "amount") == ["400.00", "240.00"]


def test_a_discount_on_a_row_of_its_own_is_no_line() -> None:
    found = certain(
        f"""
        {HEADING}
        {FIRST}
        {SECOND}
        Less discount 5 %                                       -32.00
        Total USD                                               608.00
        """
    )
    assert column(found, "vendor_item") == ["NV-1031", "NV-1030"]
    assert found.value("total") == "608.00"


def test_freight_with_a_position_a_code_and_a_price_is_a_line() -> None:
    found = certain(f"{HEADING}\n{FIRST}\n20   FRT-01      Freight                   1  pcs    20.00     20.00\n")
    assert column(found, "vendor_item") == ["NV-1031", "FRT-01"]


def test_the_last_sum_is_the_total_whatever_names_it() -> None:
    found = certain(
        f"""
        {HEADING}
        {FIRST}
        {SECOND}
        Total                                                   640.00
        Hazard handling ADR                                      60.00
        What is asked for                                       700.00
        """
    )
    assert found.value("total") == "700.00"
