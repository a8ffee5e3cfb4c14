"""A paper that stands behind others in its file is read as if it stood alone."""

from __future__ import annotations

from tests.typed_pages import typed, vocabulary

from poworkbench.reading.document import read
from poworkbench.reading.numbering import moved

TEXT = """
    Hartwell Lighting Ltd
    Order acknowledgement

    No.: 55120
    Your order: PO-104233

    Item      Description          Qty   Price    Amount
    HL-2201   Pendant lamp brass     4  125.00    500.00
    HL-2207   Wall lamp opal        10   38.50    385.00
"""


def test_pages_behind_others_say_the_same_as_surely() -> None:
    alone, behind = (read([typed(TEXT, number=number)], vocabulary()) for number in (1, 7))
    assert len(alone.lines) == 2
    assert moved(alone, 6) == behind
    assert behind.lines[0].quantity is not None
    assert behind.lines[0].quantity.evidence.page == 7
