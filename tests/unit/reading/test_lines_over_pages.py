"""Lines over several pages: headers again, lines torn at the break, pages that repeat others."""

from __future__ import annotations

from tests.small_papers import TABLE, column, reading

HEADING = "Pos  Article     Description             Qty  Unit   Price     Amount"
FIRST = "10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00"
SECOND = "20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00"
HEAD = "Order confirmation 713052        Your order no. 104233      Date 20 Oct 2026"


def test_the_header_is_printed_on_every_page() -> None:
    found = reading(f"{HEAD}\n{HEADING}\n{FIRST}", f"{HEAD}\n{HEADING}\n{SECOND}\nTotal USD   640.00")
    assert column(found, "position") == ["10", "20"]
    assert (found.value("po_number"), found.value("total")) == ("104233", "640.00")


def test_a_short_header_continues() -> None:
    found = reading(
        f"{HEAD}\n{HEADING}\n{FIRST}\nContinued on page 2",
        f"Order confirmation 713052   page 2\n\nBrought forward    400.00\n{SECOND}\nTotal USD   640.00",
    )
    assert column(found, "position") == ["10", "20"]
    assert found.value("total") == "640.00"


def test_a_line_is_torn_at_the_page_s_end() -> None:
    found = reading(
        f"{HEAD}\n{HEADING}\n{FIRST}",
        f"{HEAD}\n{HEADING}\n     Delivery 20 Nov 2026\n     Your SKU 653694\n{SECOND}\n     Delivery 04 Dec 2026",
    )
    assert column(found, "promised_date") == ["2026-11-20", "2026-12-04"]
    assert column(found, "buyer_item") == ["653694", None]


def test_a_first_page_without_lines_and_a_last_page_without_lines() -> None:
    found = reading(
        f"{HEAD}\n\nDear Sirs,\nthank you for your order.",
        f"{HEADING}\n{FIRST}\n{SECOND}\nTotal USD   640.00",
        "General terms\n1. Delivery is ex works. 2. Prices are net. 3. Claims within 8 days.",
    )
    assert column(found, "position") == ["10", "20"]
    assert found.value("po_number") == "104233"


def test_a_second_page_that_copies_the_first_is_read_once() -> None:
    page = f"{HEAD}\n{TABLE}"
    found = reading(page, page)
    assert column(found, "position") == ["10", "20"]


def test_the_lines_come_again_as_a_delivery_table() -> None:
    found = reading(
        f"{HEAD}\n{TABLE}",
        """
        Delivery table
        Article     Description          Qty    Delivery
        NV-1031     Three-seater sofa      4    20 Nov 2026
        NV-1030     Two-seater sofa       12    04 Dec 2026
        """,
    )
    assert column(found, "vendor_item") == ["NV-1031", "NV-1030"]
    assert column(found, "amount") == ["400.00", "240.00"]


def test_terms_in_two_columns_are_no_lines() -> None:
    found = reading(
        f"{HEAD}\n{TABLE}",
        """
        TERMS AND CONDITIONS
        1. ACCEPTANCE. This order becomes a contract     13. PACKING. Each package shall be marked with 4
        upon acknowledgement within 48 hours.            numbers. No charge of 25.00 is allowed.
        2. DELIVERY. Within ten (10) days of the date.   14. TITLE. Risk of loss passes on 1 January 2027.
        """,
    )
    assert column(found, "position") == ["10", "20"]
    assert column(found, "promised_date") == [None, None]
