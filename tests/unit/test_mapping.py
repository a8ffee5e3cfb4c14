"""What the titles and first rows of an export tell of its columns."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from poworkbench.app.mapping import _mean
from poworkbench.domain.exported_values import Cell
from poworkbench.services.exchange.mapping import guessed, preview
from poworkbench.services.exchange.tables import Table


def table(*rows: Sequence[Cell]) -> Table:
    return Table("", (), rows, ";")


@pytest.mark.parametrize(
    ("titles", "fields"),
    [
        ("Purchase Order|Line Nbr|Supplier No|Supplier Name|SKU|Order Qty|UOM|Unit Cost|Due Date|Crcy",
         "po_number line vendor_code vendor_name buyer_item quantity unit unit_price promised_date currency"),
        ("Bestellung|Position|Lieferant|Lieferantenname|Artikelnr|Bezeichnung|Menge|ME|Preis|Liefertermin|Devise",
         "po_number line vendor_code vendor_name buyer_item description quantity unit unit_price promised_date "
         "currency"),
        ("Commande|Ligne|Fournisseur|Réf. fournisseur|Désignation|Quantité|Prix unitaire|Date de livraison|Devise",
         "po_number line vendor_name vendor_item description quantity unit_price promised_date currency"),
        ("PO|Pos|Sales Order|Customer Promise|Vendor Order|Ack Date|Qty|Price|Buyer|Status",
         "po_number line sales_order customer_promise vendor_order_number acknowledged_on quantity unit_price "
         "buyer_name status"),
    ],
)  # fmt: skip
def test_titles_of_buyers_exports_are_known(titles: str, fields: str) -> None:
    layout = guessed(table(titles.split("|")), _mean())
    assert set(layout.columns) == set(fields.split())
    assert list(layout.columns.values()) == titles.split("|")


def test_the_headings_are_found_below_a_report_head() -> None:
    rows = (("Open purchase orders",), ("printed", "27.11.2026"), ("PO", "Line", "Qty", "Price", "Due Date"))
    found = guessed(
        table(*rows, ("PO-1", "1", "4", "1.250,00", "04.12.2026"), ("PO-1", "2", "4", "2,5", "13.12.2026")), _mean()
    )
    assert (found.heading_row, found.dates, found.decimal, found.heads) == (3, "dmy", ",", "repeated")


def test_rows_without_a_number_show_that_heads_stand_above() -> None:
    rows = (("PO", "Line", "Qty", "Price", "Due Date"), ("PO-1", "", "", "", ""), ("", "1", "4", "2.50", "12/13/2026"))
    found = guessed(table(*rows), _mean())
    assert (found.heads, found.dates, found.decimal) == ("above", "mdy", ".")
    seen = preview(table(*rows), found)
    assert (seen.order.po_number, len(seen.order.lines), seen.problems) == ("PO-1", 1, ())


def test_what_is_missing_is_said_before_anything_is_read() -> None:
    found = guessed(table(("PO", "Line", "Qty"), ("PO-1", "1", "4")), _mean())
    assert preview(table(("PO", "Line", "Qty"), ("PO-1", "1", "4")), found).missing == ("unit_price",)
