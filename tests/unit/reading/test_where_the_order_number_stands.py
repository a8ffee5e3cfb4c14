"""Where the number of the purchase order stands, and what stands near it and is another number."""

from __future__ import annotations

import pytest
from tests.small_papers import TABLE, ordered, reading


@pytest.mark.parametrize(
    ("header", "number"),
    [
        ("PO Number: 4512029509", "4512029509"),
        ("Purchase Order No.\n        4512029509", "4512029509"),
        ("PO number/date     4512029509 / 01/27/2021", "4512029509"),
        ("PO number/date\n        4512029509 / 01/27/2021", "4512029509"),
        ("Your order 300 000 946 of 12 Oct 2026", "300 000 946"),
        ("We thank you for your purchase order PO100563 dated 12 Oct 2026.", "PO100563"),
        ("gemaess Ihrer Bestellung Nr. 2013-471331 vom 01.03.2013", "2013-471331"),
        ("Nous accusons réception de votre commande 123431 du 12/10/2026", "123431"),
        ("PO#:8374765", "8374765"),
        ("Customer PO   8374765        Quote No.   20088240", "8374765"),
        ("Uw referentie   INK-26-21144      Contract   JC-2026-118", "INK-26-21144"),
    ],
)
def test_the_order_s_number_is_found_in_its_place(header: str, number: str) -> None:
    assert reading(f"        {header}\n{TABLE}").value("po_number") == number


def test_a_release_behind_a_gap_is_the_order_s_where_the_order_has_it() -> None:
    header = "        Order confirmation 88121\n        Your order no.  170034   -1"
    assert reading(f"{header}\n{TABLE}", order=ordered(po_number="170034-1")).value("po_number") == "170034 -1"
    assert reading(f"{header}\n{TABLE}", order=ordered(po_number="170034")).value("po_number") == "170034"


def test_a_number_under_the_title_without_a_label_is_the_order_s_only_where_the_order_says_so() -> None:
    text = f"        PURCHASE ORDER CONFIRMATION\n        104233\n{TABLE}"
    assert reading(text, order=ordered(po_number="104233")).value("po_number") == "104233"
    assert reading(text, order=ordered(po_number="104234")).value("po_number") is None


@pytest.mark.parametrize(
    "decoy",
    [
        "Vendor No. 30418",
        "Customer Account No. 20887",
        "Quotation No. 641802",
        "Blanket Order 46000311",
        "Invoice No. 99120",
        "Delivery note no. 80119934",
        "Accounts Payable, P.O. Box 2140",
        "*NP011847*",
        "GLN 4012345000009",
    ],
)
def test_what_stands_near_is_no_order_s_number(decoy: str) -> None:
    assert reading(f"        {decoy}\n{TABLE}").value("po_number") is None
    text = f"        {decoy}          Your order no.  4512029509\n{TABLE}"
    assert reading(text).value("po_number") == "4512029509"


def test_the_reference_of_each_line_is_the_order_s_number_though_its_column_cuts_it_off() -> None:
    found = reading(
        """
        Order confirmation 88121
        Pos  Article     Description             Your Reference   Qty     Price     Amount
        10   NV-1031     Three-seater sofa       PO-2026-1188       4    100.00    400.00
        20   NV-1030     Two-seater sofa         PO-2026-1188      12     20.00    240.00
        """
    )
    assert found.value("po_number") == "PO-2026-1188"


def test_the_number_behind_an_acknowledgement_s_title_is_the_vendor_s() -> None:
    found = reading(f"        Sales order confirmation no. 2301/A of 21 Oct 2026\n        Your PO: 77120\n{TABLE}")
    assert (found.value("vendor_order_number"), found.value("po_number")) == ("2301/A", "77120")
