"""Charges between the items: levies are no lines, and goods whose name begins like a charge are no charges."""

from __future__ import annotations

import pytest
from tests.typed_pages import typed, vocabulary

from poworkbench.domain.readings import ReadLine
from poworkbench.reading.document import read


def lines(text: str) -> tuple[ReadLine, ...]:
    """The lines of a typed page."""
    return read([typed(text)], vocabulary()).lines


def test_goods_called_like_a_charge() -> None:
    (chain, strap) = lines(
        """
        Item                             Unit    Ordered    Price     Amount
        A-100                            EACH       8.00    64.25     514.00
          TRANSPORT CHAIN 3/8 20 FT
          Promise date: 1/26/2027
        A-200                            EACH      20.00    15.48     309.60
          RATCHET STRAP 2 IN
          Promise date: 12/22/2026
        """
    )
    assert [chain.value("description"), chain.value("promised_date")] == ["TRANSPORT CHAIN 3/8 20 FT", "2027-01-26"]
    assert [strap.value("description"), strap.value("promised_date")] == ["RATCHET STRAP 2 IN", "2026-12-22"]


@pytest.mark.parametrize("levy", ["Verwijderingsbijdrage", "Eco-participation", "Recycling fee", "Contributo RAEE"])
def test_a_levy_with_a_quantity_of_its_own_is_no_line(levy: str) -> None:
    found = lines(
        f"""
        Item      Description               Qty    Price    Amount
        A-100     Panel 600 x 600         60.00    46.20   2772.00
                  {levy:24s}{60:.2f}     0.25     15.00
        A-200     Emergency light         18.00    79.50   1431.00
        """
    )
    assert [line.value("vendor_item") for line in found] == ["A-100", "A-200"]


def test_sums_below_their_names_are_no_line() -> None:
    found = read(
        [
            typed(
                """
                Referencia   Descripción           Cantidad     Precio     Importe
                A-100        Adhesivo saco 25            90      12,80    1.152,00
                B-200        Azulejo 20x60               10       5,00       50,00

                Suma         Portes      Base imponible       Cuota IVA    TOTAL PEDIDO
                1.202,00     65,00             1.267,00       266,07       1.533,07
                """
            )
        ],
        vocabulary(),
    )
    assert [line.value("vendor_item") for line in found.lines] == ["A-100", "B-200"]
    assert found.value("total") == "1533.07"
