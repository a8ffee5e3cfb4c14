"""What the heading of a column means."""

from __future__ import annotations

import pytest
from tests.typed_pages import typed_rows, vocabulary

from poworkbench.reading.headings import header_at
from poworkbench.reading.titles import roles_of


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("Item No.", ("item",)),
        ("ITEM #", ("item",)),
        ("Preis EUR", ("unit_price",)),
        ("Montant HT", ("amount",)),
        ("F. entrega", ("delivery_date",)),
        ("Confirmed Ship Date", ("ship_date",)),
        ("Requested Delivery", ("requested_date",)),
        ("Item / Description", ("item", "description")),
        ("Desciption", ("description",)),
        ("Wingspan", ()),
    ],
)
def test_a_title_is_known_in_its_spellings(title: str, roles: tuple[str, ...]) -> None:
    assert roles_of(title, vocabulary()) == roles


def test_titles_above_each_other_are_one() -> None:
    rows = typed_rows(
        """
        Item        Description            Quantity     Net        Line
        No.                                ordered      price      total
        """
    )
    header = header_at(rows, 0, vocabulary())
    assert header is not None
    assert [column.role for column in header.columns] == ["item", "description", "quantity", "net_price", "amount"]


def test_a_title_over_two_is_both_theirs() -> None:
    rows = typed_rows(
        """
        Item      Description        Quantity             Price
                                  Ordered   Shipped
        """
    )
    header = header_at(rows, 0, vocabulary())
    assert header is not None
    assert [column.role for column in header.columns][2:4] == ["quantity", "confirmed_quantity"]


@pytest.mark.parametrize(
    "text",
    [
        "Please quote our order number with every price request",
        "Customer No.   Terms   Ship Via   Location",
        "1   2   3   4",
    ],
)
def test_not_everything_is_a_heading(text: str) -> None:
    assert header_at(typed_rows(text), 0, vocabulary()) is None
