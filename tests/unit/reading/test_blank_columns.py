"""Columns that a paper leaves blank: nothing is taken from elsewhere."""

from __future__ import annotations

from tests.small_papers import column, ordered, reading

ORDER = ordered(("NV-1031", "4", "100.00"), ("NV-1030", "12", "20.00"))


def test_prices_and_amounts_are_missing() -> None:
    found = reading(
        """
        Pos  Article     Description             Qty  Unit   Price     Amount
        10   NV-1031     Three-seater sofa         4  pcs
        20   NV-1030     Two-seater sofa          12  pcs
        """,
        order=ORDER,
    )
    assert column(found, "quantity") == ["4", "12"]
    assert column(found, "unit_price") == [None, None]
    assert column(found, "amount") == [None, None]
    assert found.value("total") is None


def test_quantities_are_missing() -> None:
    found = reading(
        """
        Pos  Article     Description             Qty  Unit   Price     Amount
        10   NV-1031     Three-seater sofa            pcs   100.00    400.00
        20   NV-1030     Two-seater sofa              pcs    20.00    240.00
        """,
        order=ORDER,
    )
    assert column(found, "vendor_item") == ["NV-1031", "NV-1030"]
    assert column(found, "quantity") == [None, None]


def test_amounts_are_missing() -> None:
    found = reading(
        """
        Pos  Article     Description             Qty  Unit   Price
        10   NV-1031     Three-seater sofa         4  pcs   100.00
        20   NV-1030     Two-seater sofa          12  pcs    20.00
        """
    )
    assert column(found, "unit_price") == ["100.00", "20.00"]
    assert column(found, "amount") == [None, None]


def test_columns_of_zeros_stand_between_quantity_and_price() -> None:
    found = reading(
        """
        Pos  Article     Description           Ordered  Received  Backordered   Price     Amount
        10   NV-1031     Three-seater sofa           4         0            0  100.00    400.00
        20   NV-1030     Two-seater sofa            12         0            0   20.00    240.00
        """
    )
    assert column(found, "quantity") == ["4", "12"]
    assert column(found, "unit_price") == ["100.00", "20.00"]
    assert column(found, "status") == [None, None]


def test_what_is_open_is_what_the_amounts_are_made_of() -> None:
    found = reading(
        """
        Ln  Item ID     Description           Ordered   Open   UM    Net Each     Open Amt
        1   NV-1031     Three-seater sofa          24     12   EA     29.4000       352.80
        2   NV-1030     Two-seater sofa           150     30   EA      3.3100        99.30
        3   NV-1029     Footstool                   4      4   EA    412.0000     1,648.00
        """
    )
    assert column(found, "quantity") == ["12", "30", "4"]
