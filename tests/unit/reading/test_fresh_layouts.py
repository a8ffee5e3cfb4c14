"""What papers of vendors nobody had seen showed, each as small as it can be."""

from __future__ import annotations

from dataclasses import replace

from tests.small_papers import certain, column, ordered
from tests.typed_pages import typed, vocabulary

from poworkbench.domain.readings import OTHER
from poworkbench.reading.document import read

ORDER = ordered(("AB-1001", "4", "125.00"), ("AB-1002", "6", "80.00"), po_number="PO-7")


def test_dates_stand_in_a_schedule_on_another_page() -> None:
    first = typed(
        """
        Order acknowledgement V-1          Your order: PO-7
        Line  Item       Description         Quantity     Price     Amount
        1     AB-1001    Chair with arms          4      125.00     500.00
        2     AB-1002    Stool, high              6       80.00     480.00
        """
    )
    second = typed(
        """
        Annex: dispatch schedule
        Line  Item       Lot   Quantity    Ex-works Leeds     ETA Boston
        1     AB-1001    A          4      18 Jan 2027        02 Mar 2027
        2     AB-1002    A          2      18 Jan 2027        02 Mar 2027
        2     AB-1002    B          4      10 Feb 2027        26 Mar 2027
        """,
        number=2,
    )
    found = read([first, second], vocabulary(), ORDER)
    assert column(found, "quantity") == ["4", "2", "4"]
    assert column(found, "promised_date") == ["2027-01-18", "2027-01-18", "2027-02-10"]


def test_the_order_s_figures_tell_the_columns_apart() -> None:
    """Volumes multiply as money does; with the order beside it nobody takes them for prices."""
    silent = replace(vocabulary(), columns={**vocabulary().columns, "fobusd": "", "worth": ""})
    page = typed(
        """
        Order acknowledgement V-1          Your order: PO-7
        Item       Description         Quantity    FOB USD     Worth   Vol/unit     Volume
        AB-1001    Chair with arms          4       125.00    500.00       0.50       2.00
        AB-1002    Stool, high              6        80.00    480.00       0.25       1.50
        """
    )
    found = read([page], silent, ORDER)
    assert column(found, "unit_price") == ["125.00", "80.00"]
    assert column(found, "amount") == ["500.00", "480.00"]


def test_a_list_in_a_mail_needs_no_bullets() -> None:
    found = certain(
        """
        Thank you for PO-7, it is our order 5-881. We confirm:

        AB-1001  Chair with arms   4 pcs @ $125.00  ship 11/16/2026
        AB-1002  Stool, high       6 pcs @ $80.00   ship 11/30/2026 (waiting for wood)
        """,
        order=ORDER,
    )
    assert column(found, "vendor_item") == ["AB-1001", "AB-1002"]
    assert column(found, "unit_price") == ["125.00", "80.00"]
    assert column(found, "promised_date") == ["2026-11-16", "2026-11-30"]


def test_what_is_told_of_an_item_is_no_status() -> None:
    found = certain(
        """
        Order acknowledgement V-1          Your order: PO-7
        Item       Description             Quantity     Price     Amount
        AB-1001    Chair with arms              4      125.00     500.00
                   Replaces quoted price on the offer of last week.
        AB-1002    Stool, high                  6       80.00     480.00
                   Will not ship before 15 Dec 2026
        """,
        order=ORDER,
    )
    assert column(found, "status") == [None, None]


def test_the_order_s_number_may_have_letters_before_it() -> None:
    order = replace(ORDER, po_number="TH-B 20264471")
    found = certain("Ihre Bestellung   TH-B 20264471 vom 12.11.2026", order=order)
    assert found.value("po_number") == "TH-B 20264471"


def test_a_letter_that_confirms_nothing_is_no_acknowledgement() -> None:
    found = certain(
        """
        Thank you for your purchase order PO-7. Our engineers are looking at it; the order
        acknowledgement with prices and dates will follow within the next five working days.
        """,
        order=ORDER,
    )
    assert found.kind == OTHER


def test_a_number_is_broken_over_two_rows_of_its_box() -> None:
    order = replace(ORDER, po_number="2026-MH-0091")
    found = certain(
        """
        Sales order acknowledgment V-1
        Terms            PO #         Sales Rep
        50% Deposit      2026-MH-     Wes
        Balance          0091         Okafor
        Item       Description             Quantity     Price     Amount
        AB-1001    Chair with arms              4      125.00     500.00
        """,
        order=order,
    )
    assert found.value("po_number") == "2026-MH-0091"


def test_what_is_not_available_and_placed_on_backorder_is_backordered() -> None:
    found = certain(
        """
        Order acknowledgement V-1          Your order: PO-7     Delivery date: 26 Feb 2027
        Item       Description             Quantity     Price     Amount
        AB-1001    Chair with arms              4      125.00     500.00
                   Not available at present - item placed on backorder
        AB-1002    Stool, high                  6       80.00     480.00
                   Delivery on 4 pallets, tail lift required. Please call 48 h in advance.
        """,
        order=ORDER,
    )
    assert column(found, "status") == ["backordered", None]
    assert found.lines[1].value("promised_date") == "2027-02-26"
