"""Small typed papers, read whole, for the tests of what papers look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.typed_pages import typed, vocabulary

from poworkbench.domain.doubts import sure
from poworkbench.domain.orders import Buyer, Order, OrderLine, Vendor
from poworkbench.domain.readings import Reading
from poworkbench.reading.document import read

#: A table as most papers have it.
TABLE = """
        Pos  Article     Description             Qty  Unit   Price     Amount
        10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00
        20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00
        Total USD                                                     640.00
"""


def reading(*texts: str, order: Order | None = None) -> Reading:
    """Typed pages, read as one paper."""
    pages = [typed(text, number=number) for number, text in enumerate(texts, 1)]
    return read(pages, vocabulary(), order)


def certain(*texts: str, order: Order | None = None) -> Reading:
    """Typed pages, read as one paper, without the values that a person is asked about."""
    return sure(reading(*texts, order=order))


def column(read_paper: Reading, field: str) -> list[str | None]:
    """One field of all lines."""
    return [line.value(field) for line in read_paper.lines]


def ordered(*lines: tuple[str, str, str], po_number: str = "PO-1", asked: date | None = None) -> Order:
    """An order of some vendor items, each with its quantity and price."""
    made = tuple(
        OrderLine(str(number), item, None, "Goods", Decimal(quantity), "EA", Decimal(price), asked)
        for number, (item, quantity, price) in enumerate(lines, 1)
    )
    return Order(po_number, Vendor("N", "Nordvik Furniture AB"), Buyer("Harbor", "b@h.example"), asked, "USD", made)
