"""How one line of an order is built on paper: cells of two things, rows of two, codes in odd places."""

from __future__ import annotations

import pytest
from tests.small_papers import certain, column, ordered

HEADING = "Pos  Article     Description             Qty  Unit   Price     Amount"
FIRST = "10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00"
SECOND = "20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00"


@pytest.mark.parametrize(
    ("cells", "quantity", "unit"),
    [
        (("510/EA", "12/EA"), ["510", "12"], ["EA", "EA"]),
        (("520 EA", "12 EA"), ["520", "12"], ["EA", "EA"]),
        (("NR 500", "NR 12"), ["500", "12"], ["NR", "NR"]),
    ],
)
def test_quantity_and_unit_share_a_cell(cells: tuple[str, str], quantity: list[str], unit: list[str]) -> None:
    found = certain(
        f"""
        Pos  Article     Description             Quantity      Price
        10   NV-1031     Three-seater sofa       {cells[0]:<10} 100.00
        20   NV-1030     Two-seater sofa         {cells[1]:<10}  20.00
        """
    )
    assert column(found, "quantity") == quantity
    assert column(found, "unit") == unit


def test_the_unit_is_the_first_column() -> None:
    found = certain(
        """
        Unit  Qty   Item        Description             Price     Amount
        EA      4   NV-1031     Three-seater sofa      100.00     400.00
        BOX    12   NV-1030     Two-seater sofa         20.00     240.00
        """
    )
    assert column(found, "unit") == ["EA", "BOX"]
    assert column(found, "quantity") == ["4", "12"]


def test_the_unit_stands_below_the_quantity() -> None:
    found = certain(
        """
        Pos  Article     Description             Qty      Price     Amount
        10   NV-1031     Three-seater sofa         4     100.00     400.00
                                                 pcs
        20   NV-1030     Two-seater sofa          12      20.00     240.00
                                                 pcs
        """
    )
    assert column(found, "unit") == ["pcs", "pcs"]
    assert column(found, "description") == ["Three-seater sofa", "Two-seater sofa"]


def test_a_unit_that_nobody_listed_beside_the_quantity() -> None:
    found = certain(
        """
        Pos  Article     Description             Qty    Jx.    Price     Amount
        10   NV-1031     Three-seater sofa         4    zwt   100.00     400.00
        20   NV-1030     Two-seater sofa          12    zwt    20.00     240.00
        30   NV-1029     Footstool                 2    qop    30.00      60.00
        """
    )
    assert column(found, "unit") == ["zwt", "zwt", "qop"]


@pytest.mark.parametrize(
    "description", ["[AB-100] Wall light 60 cm", "*AB-100* Wall light 60 cm", "Wall light 60 cm - AB-100"]
)
def test_the_code_stands_in_the_description(description: str) -> None:
    found = certain(
        f"""
        Description                               Qty    Unit price    Amount
        {description:<38}     18        128.70   2316.60
        {description.replace("100", "200"):<38}     30         46.40   1392.00
        """,
        order=ordered(("AB-100", "18", "128.70"), ("AB-200", "30", "46.40")),
    )
    assert column(found, "vendor_item") == ["AB-100", "AB-200"]


@pytest.mark.parametrize(
    "label", ["Item Code:", "Vendor Material No:", "Supplier Item:", "Supplier Item No.", "Artikelnr.:"]
)
def test_the_code_stands_on_a_row_below(label: str) -> None:
    found = certain(
        f"""
        Pos  Description                       Qty  Unit   Price     Amount
        10   Three-seater sofa                   4  pcs   100.00    400.00
             {label} NV-1031
        20   Two-seater sofa                    12  pcs    20.00    240.00
             {label} NV-1030
        """
    )
    assert column(found, "vendor_item") == ["NV-1031", "NV-1030"]
    assert column(found, "description") == ["Three-seater sofa", "Two-seater sofa"]


def test_a_line_s_number_is_broken_over_two_rows() -> None:
    found = certain(
        """
        #  Article     Description             Qty  Unit   Price     Amount
        9  NV-1031     Three-seater sofa         4  pcs   100.00    400.00
        1  NV-1030     Two-seater sofa          12  pcs    20.00    240.00
        0
        """
    )
    assert column(found, "vendor_item") == ["NV-1031", "NV-1030"]
    assert column(found, "position") == ["9", "10"]


def test_a_row_of_signs_is_no_description() -> None:
    found = certain(f"{HEADING}\n{FIRST}\n{SECOND}\n                 - - - - - - - - - - - - -\n")
    assert column(found, "description") == ["Three-seater sofa", "Two-seater sofa"]


def test_a_print_with_bars_and_dashes() -> None:
    found = certain(
        """
        -----------------------------------------------------------------------
        | Pos | Article   | Description         |  Qty | Unit |  Price | Amount |
        -----------------------------------------------------------------------
        |  10 | NV-1031   | Three-seater sofa   |    4 | pcs  | 100.00 | 400.00 |
        |  20 | NV-1030   | Two-seater sofa     |   12 | pcs  |  20.00 | 240.00 |
        -----------------------------------------------------------------------
        """
    )
    assert column(found, "vendor_item") == ["NV-1031", "NV-1030"]
    assert column(found, "amount") == ["400.00", "240.00"]
    assert column(found, "description") == ["Three-seater sofa", "Two-seater sofa"]


def test_a_price_titled_net_is_before_its_discount_where_the_amounts_say_so() -> None:
    found = certain(
        """
        Item      Description      Qty   Net price   Discount %    Amount
        BL-77     Arc lamp           4    1,240.00           10   4,464.00
        BL-78     Floor lamp        60       14.60           20     700.80
        BL-79     Wall lamp          4      298.00           10       0.00
             CANCELLED
        """
    )
    assert column(found, "unit_price") == ["1116.00", "11.68", "268.20"]
