"""What a text layer has otherwise than a page shows it."""

from __future__ import annotations

from tests.small_papers import TABLE, column, reading


def test_a_letter_spaced_title_is_read() -> None:
    assert reading(f"        W A R E N R E C H N U N G\n{TABLE}").kind == "invoice"
    assert reading(f"        ** A C K N O W L E D G M E N T **\n{TABLE}").kind == "order_acknowledgement"


def test_a_path_between_lines_is_no_description() -> None:
    found = reading(
        """
        Pos  Article     Description             Qty  Unit   Price     Amount
        10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00
             C:\\reports\\layouts\\confirmation_0418.rpt
        20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00
        """
    )
    assert column(found, "description") == ["Three-seater sofa", "Two-seater sofa"]


def test_a_name_that_stands_only_in_a_picture_is_not_made_up() -> None:
    assert reading(TABLE).value("vendor_name") is None


def test_another_script_beside_the_labels_does_no_harm() -> None:
    found = reading(f"        PO Number: 104233      رقم أمر الشراء\n        الإجمالي\n{TABLE}")
    assert found.value("po_number") == "104233"
    assert column(found, "quantity") == ["4", "12"]


def test_a_stamp_on_the_buyer_s_own_form_has_the_vendor_s_number() -> None:
    found = reading(
        f"""
        PURCHASE ORDER
        Order          8841533
        Order Date     20-OCT-2026
        {TABLE.strip()}

        ORDER CONFIRMED
        Date     22-OCT-2026
        S.O. No.   558640
        """
    )
    assert found.value("vendor_order_number") == "558640"
