"""Letters and mails that tell their lines in sentences."""

from __future__ import annotations

from tests.small_papers import certain, column, ordered

ORDER = ordered(
    ("HL-2040", "240", "6.85"), ("HL-2055", "80", "3.10"), ("HL-3001", "100", "1.20"), po_number="PC-26-03390"
)

MAIL = """
        Thank you for your order PC-26-03390 of 19 October 2026, booked under our number PV-118840:

        - 240 pcs of HL-2040 (concealed hinge 3D, nickel) at 6.85
          EUR/pc, delivery on 18 November 2026.
        - HL-2055 (bar handle 160 mm, black), at 3.10 EUR/pc: 60 pcs on
          18 November 2026 and the other 20 pcs on 9 December 2026.
        - HL-3001 (magnetic catch): 100 pcs, discontinued.

        Order total: 1,892.00 EUR, carriage paid, value added tax not included in any of these.
"""


def test_a_point_for_each_item() -> None:
    found = certain(MAIL, order=ORDER)
    assert column(found, "vendor_item") == ["HL-2040", "HL-2055", "HL-2055", "HL-3001"]
    assert column(found, "quantity") == ["240", "60", "20", "100"]
    assert column(found, "unit_price") == ["6.85", "3.10", "3.10", None]
    assert column(found, "promised_date") == ["2026-11-18", "2026-11-18", "2026-12-09", None]
    assert column(found, "status") == [None, None, None, "cancelled"]
    assert column(found, "description")[0] == "concealed hinge 3D, nickel"
    assert found.value("po_number") == "PC-26-03390"
    assert found.value("vendor_order_number") == "PV-118840"
    assert found.value("total") == "1892.00"


def test_a_code_that_nobody_ordered_is_asked_about() -> None:
    assert column(certain(MAIL), "vendor_item") == [None, None, None, None]


def test_a_sentence_that_names_two_items_or_none_is_no_line() -> None:
    found = certain(
        """
        - We deliver HL-2060 instead of HL-2040, 240 pcs on 18 November 2026.

        - Our office is closed for 3 days from 24 December 2026.
        """
    )
    assert found.lines == ()
