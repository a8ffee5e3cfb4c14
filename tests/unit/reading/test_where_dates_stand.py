"""Where the promised date stands: in the line, below it, in a table of its own, once for the whole paper."""

from __future__ import annotations

import pytest
from tests.small_papers import TABLE, certain, column

HEADING = "Pos  Article     Description             Qty  Unit   Price     Amount"
FIRST = "10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00"
SECOND = "20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00"


@pytest.mark.parametrize("title", ["Delivery", "Due Date", "Stock date", "Consegna", "Lieferdatum", "Ship Date"])
def test_a_column_of_the_lines(title: str) -> None:
    found = certain(
        f"""
        {HEADING}   {title}
        {FIRST}   20 Nov 2026
        {SECOND}   04 Dec 2026
        """
    )
    assert column(found, "promised_date") == ["2026-11-20", "2026-12-04"]


def test_the_first_column() -> None:
    found = certain(
        """
        Promised     Article     Description             Qty  Unit   Price     Amount
        11/20/2026   NV-1031     Three-seater sofa         4  pcs   100.00    400.00
        12/04/2026   NV-1030     Two-seater sofa          12  pcs    20.00    240.00
        """
    )
    assert column(found, "promised_date") == ["2026-11-20", "2026-12-04"]


@pytest.mark.parametrize(
    ("below", "day"),
    [
        ("Delivery Date: 11/17/2025", "2025-11-17"),
        ("Expected ship date 17 Nov 2025", "2025-11-17"),
        ("Liefertermin: 17.11.2025", "2025-11-17"),
        ("Date Required 12/22/2025", None),
        ("Required Date: 12/22/2025", None),
        ("Requested: 12/22/2025   Promised: 12/29/2025", "2025-12-29"),
    ],
)
def test_a_row_with_its_label_below_the_line(below: str, day: str | None) -> None:
    found = certain(f"{HEADING}\n{FIRST}\n                 {below}\n{SECOND}")
    assert column(found, "promised_date") == [day, None]


def test_a_table_of_its_own_below_each_line() -> None:
    found = certain(
        f"""
        {HEADING}
        {FIRST}
                 Requested      Promised       Quantity
                 11/06/2026     11/20/2026     3
                 11/06/2026     12/18/2026     1
        {SECOND}
                 Requested      Promised       Quantity
                 11/06/2026     11/20/2026     12
        """
    )
    assert column(found, "promised_date") == ["2026-11-20", "2026-12-18", "2026-11-20"]
    assert column(found, "quantity") == ["3", "1", "12"]
    assert column(found, "status") == [None, None, None]


def test_a_quantity_and_a_date_under_a_schedule_s_name() -> None:
    found = certain(f"{HEADING}\n{FIRST}\n                 DELIVERY SCHEDULE   4   12/29/2026\n{SECOND}")
    assert column(found, "promised_date") == ["2026-12-29", None]


@pytest.mark.parametrize(
    "text",
    [
        f"Delivery date: 20 Nov 2026\n{TABLE}",
        f"{TABLE}\n        Goods will ship on 20 Nov 2026.",
        f"Terms      Ship via     Delivery date\n        Net 30     Truck        20 Nov 2026\n{TABLE}",
    ],
)
def test_once_for_the_whole_paper(text: str) -> None:
    assert column(certain(f"        {text}"), "promised_date") == ["2026-11-20", "2026-11-20"]


def test_the_paper_s_date_is_every_line_s_but_one_that_says_otherwise() -> None:
    found = certain(
        f"""
        Delivery date: 20 Nov 2026
        {HEADING}
        {FIRST}
             CANCELLED - discontinued
        {SECOND}
             BACKORDERED
        30   NV-1029     Footstool                 2  pcs    30.00     60.00
             CANCELLED, no delivery
        """
    )
    assert column(found, "status") == ["cancelled", "backordered", "cancelled"]
    assert column(found, "promised_date") == ["2026-11-20", "2026-11-20", None]


def test_the_date_below_a_wish_is_the_wish() -> None:
    found = certain(
        """
        Pos  Article     Description             Delivery        Qty  Unit   Price     Amount
        10   NV-1031     Three-seater sofa       Requested:        4  pcs   100.00    400.00
                                                 20 Nov 2026
                                                 OK - SHIP 04 Dec 2026
        20   NV-1030     Two-seater sofa         Requested:       12  pcs    20.00    240.00
                                                 20 Nov 2026
                                                 CANCELLED
        """
    )
    assert column(found, "promised_date") == ["2026-12-04", None]
    assert column(found, "status") == ["accepted", "cancelled"]


def test_a_date_below_words_that_nobody_knows_is_asked_about() -> None:
    found = certain(
        """
        Pos  Article     Description             Delivery        Qty  Unit   Price     Amount
        10   NV-1031     Three-seater sofa       Frobnicated:      4  pcs   100.00    400.00
                                                 20 Nov 2026
        20   NV-1030     Two-seater sofa         Frobnicated:     12  pcs    20.00    240.00
                                                 20 Nov 2026
        """
    )
    assert column(found, "promised_date") == [None, None]


def test_the_same_date_in_every_row_may_be_the_paper_s_own() -> None:
    found = certain(
        """
        Date confirmed   Article     Description          Qty  Unit   Price     Amount   Delivery
        12 Oct 2026      NV-1031     Three-seater sofa      4  pcs   100.00    400.00   20 Nov 2026
        12 Oct 2026      NV-1030     Two-seater sofa       12  pcs    20.00    240.00   04 Dec 2026
        """
    )
    assert column(found, "promised_date") == ["2026-11-20", "2026-12-04"]
    assert found.value("document_date") == "2026-10-12"
