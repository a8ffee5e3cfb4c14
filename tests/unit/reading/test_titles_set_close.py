"""Titles that stand so close, or wrap so, that they look like one; and what they are told apart by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.small_papers import certain, column, ordered

from poworkbench.domain.readings import ACKNOWLEDGEMENT

ORDER = ordered(("AB-1001", "4", "125.00"), ("AB-1002", "6", "80.00"), po_number="PO-7")


def test_a_number_s_title_close_to_the_quantity_s_is_none_of_it() -> None:
    found = certain(
        """
        Orderbevestiging V-1          Uw order: PO-7
        Pos Hoeveelheid  Artikelnummer   Omschrijving       Prijs     Bedrag
        010           4  AB-1001         Chair with arms   125,00     500,00
        020           6  AB-1002         Stool, high        80,00     480,00
        """
    )
    assert column(found, "position") == ["010", "020"]
    assert column(found, "quantity") == ["4", "6"]


def test_the_date_wished_beside_the_date_promised() -> None:
    found = certain(
        """
        Confirmation de commande V-1          Votre commande: PO-7
        Pos Date souhaitée Délai        Référence    Qté    P.U. HT    Montant HT
        1      16/11/2026  18/11/2026   AB-1001        4     125,00        500,00
        2      16/11/2026  30/11/2026   AB-1002        6      80,00        480,00
        """
    )
    assert column(found, "promised_date") == ["2026-11-18", "2026-11-30"]


def test_a_word_alone_above_another_one_is_its_beginning() -> None:
    found = certain(
        """
        Order acknowledgement V-1          Your order: PO-7
        Pos. Item       Details            Qty   Gross Disc.%    Unit       Net
                                                 price           cost    amount
        1    AB-1001    Chair with arms      4  250.00     50  125.00    500.00
        2    AB-1002    Stool, high          6   80.00          80.00    480.00
        """
    )
    assert column(found, "unit_price") == ["125.00", "80.00"]
    assert column(found, "amount") == ["500.00", "480.00"]


def test_rows_that_run_on_are_no_items_of_two_rows() -> None:
    found = certain(
        """
        Order acknowledgement V-1          Your order: PO-7
             Your
             part                               Order           Unit
        Pos. number   SKU        Description    qty     UM      cost    Total
        Carried forward                                               298.93
        1    653664   AB-1001    Chair            4     EA    125.00   500.00
        2    561040   AB-1002    Stool            6     EA     80.00   480.00
        """
    )
    assert column(found, "vendor_item") == ["AB-1001", "AB-1002"]
    assert column(found, "amount") == ["500.00", "480.00"]


def test_how_many_were_ordered_is_no_order_s_number() -> None:
    found = certain(
        """
        Accusé de réception de commande V-1          Votre commande: PO-7
        Lig.  Code       Description        Commandé  Confirmé    P.U. HT    Montant HT
        1     AB-1001    Chair with arms        4,00      4,00     125,00        500,00
        2     AB-1002    Stool, high            8,00      6,00      80,00        480,00
        """
    )
    assert found.kind == ACKNOWLEDGEMENT
    assert column(found, "quantity") == ["4.00", "6.00"] or column(found, "quantity") == ["4", "6"]


def test_dates_from_before_the_order_are_read_the_other_way() -> None:
    order = replace(ORDER, order_date=date(2026, 9, 28))
    found = certain(
        """
        Order acknowledgement V-1          Your order: PO-7
        Date: 10/03/26     Ship date: 12/02/26     VAT ID GB123456789
        Item       Description        Quantity     Price     Amount
        AB-1001    Chair with arms           4    125.00     500.00
        AB-1002    Stool, high               6     80.00     480.00
        """,
        order=order,
    )
    assert found.value("document_date") == "2026-10-03"
    assert column(found, "promised_date") == ["2026-12-02", "2026-12-02"]


def test_a_description_may_begin_like_a_unit() -> None:
    found = certain(
        """
        Order acknowledgement V-1          Your order: PO-7
        Quantity    Description                 Item       Price     Amount
               4    set shelf soft close        AB-1001   125.00     500.00
               6    Stool, high                 AB-1002    80.00     480.00
        """
    )
    assert column(found, "unit") == [None, None]
