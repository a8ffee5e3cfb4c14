"""Any combination of titles, columns, places and rules is read to the last cell, with the order and without it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.random_papers.papers import Random, paper
from tests.typed_pages import vocabulary

from poworkbench.adapters.documents.pdf.pages import read_pages
from poworkbench.domain.comparing import compare
from poworkbench.reading.document import read


def said(vendor: Random) -> Iterator[list[str | None]]:
    """What each line says, in the fields that matter."""
    for line in vendor.lines:
        buyers = None if vendor.buyer == "no" else line.buyer_item
        amount = line.quantity * line.unit_price
        yield [
            line.vendor_item,
            buyers,
            f"{line.quantity}",
            f"{line.unit_price:.2f}",
            f"{amount:.2f}",
            f"{line.promised_date}",
        ]


@pytest.mark.parametrize("seed", range(150))
def test_a_paper_put_together_at_random_agrees_with_its_order(seed: int) -> None:
    vendor = Random(seed)
    found = read(read_pages(paper(vendor)), vocabulary(), vendor.order)
    assert compare(vendor.order, found) == ()
    assert found.value("po_number") == vendor.order.po_number


@pytest.mark.parametrize("seed", range(150))
def test_its_lines_are_read_without_the_order_too(seed: int) -> None:
    vendor = Random(seed)
    found = read(read_pages(paper(vendor)), vocabulary())
    names = ("vendor_item", "buyer_item", "quantity", "unit_price", "amount", "promised_date")
    assert [[line.value(name) for name in names] for line in found.lines] == list(said(vendor))
