"""Tables whose titles, or some of them, are words that no vocabulary has: their rows say what they are."""

from __future__ import annotations

from tests.small_papers import certain, column, ordered
from tests.typed_pages import SIZE, TALL, WIDE, typed, vocabulary

from poworkbench.reading.document import read
from poworkbench.reading.page import Rule

ORDER = ordered(("AB-1001", "4", "125.00"), ("AB-1002", "6", "80.00"), po_number="PO-7")

STRANGE = """
    Order acknowledgement V-1          Your order: PO-7
    Zog        Plimb               Flar      Grux       Snad     Due
    AB-1001    Chair with arms        4    125.00     500.00     16.11.2026
    AB-1002    Stool, high            6     80.00     480.00     30.11.2026
"""


def test_a_frame_around_the_table_parts_no_columns() -> None:
    right, foot = 70 * WIDE, 4 * TALL + SIZE
    frame = tuple(Rule(x, 0.0, x, foot) for x in (0.0, right, right + 2))
    found = read([typed(STRANGE, rules=frame)], vocabulary(), ORDER)
    assert column(found, "unit_price") == ["125.00", "80.00"]
    assert column(found, "promised_date") == ["2026-11-16", "2026-11-30"]


def test_a_title_that_says_unit_stands_over_numbers_with_units() -> None:
    found = certain(
        """
        Order acknowledgement V-1          Your order: PO-7
        Zog        Plimb               Flar Unit    Price       Snad
        AB-1001    Chair with arms     4.00 pcs    125.00     500.00
        AB-1002    Stool, high         6.00 pcs     80.00     480.00
        """
    )
    assert column(found, "quantity") == ["4", "6"]
    assert column(found, "unit") == ["pcs", "pcs"]


def test_numbers_with_units_are_no_codes() -> None:
    found = certain(
        """
        Order acknowledgement V-1          Your order: PO-7
        Zog        Description           Flar         Price       Snad
        AB-1001    Chair with arms     4.00 Units    125.00     500.00
        AB-1002    Stool, high         6.00 Units     80.00     480.00
        """,
        order=ORDER,
    )
    assert column(found, "vendor_item") == ["AB-1001", "AB-1002"]
    assert column(found, "quantity") == ["4", "6"]


def test_what_was_ordered_says_which_column_counts() -> None:
    found = certain(
        """
        Order acknowledgement V-1          Your order: PO-7
        Item       Description        Flar     Price     Amount     Cu.ft/Unit
        AB-1001    Chair with arms       4    125.00     500.00           3.50
        AB-1002    Stool, high           6     80.00     480.00           1.25
        """,
        order=ORDER,
    )
    assert column(found, "quantity") == ["4", "6"]


def test_the_vendor_s_codes_are_known_under_any_title() -> None:
    found = certain(
        """
        Order acknowledgement V-1          Your order: PO-7
        Your code  Description      Quantity     Price     Amount
        AB-1001    Chair with arms         4    125.00     500.00
        AB-1002    Stool, high             6     80.00     480.00
        XX-7731    Footrest                2     10.00      20.00
        """,
        order=ORDER,
    )
    assert column(found, "vendor_item") == ["AB-1001", "AB-1002", "XX-7731"]
    assert column(found, "buyer_item") == [None, None, None]


def test_a_date_behind_an_amount_is_a_column_of_its_own() -> None:
    found = certain(
        """
        Order acknowledgement V-1          Your order: PO-7
        Item       Description        Quantity     Price     Amount Zog
        AB-1001    Chair with arms           4    125.00     500.00 16.11.2026
        AB-1002    Stool, high               6     80.00     480.00 30.11.2026
        """
    )
    assert column(found, "amount") == ["500.00", "480.00"]
    assert column(found, "promised_date") == ["2026-11-16", "2026-11-30"]


def test_writing_below_the_table_is_no_line() -> None:
    found = certain(
        """
        Order acknowledgement V-1          Your order: PO-7
        Item       Description             Quantity      Price      Amount
        AB-1001    Chair with arms                4     125.00      500.00
        AB-1002    Stool, high                    6      80.00      480.00
        Sold under article of law on trade  No.   6     as printed
        """
    )
    assert column(found, "vendor_item") == ["AB-1001", "AB-1002"]


def test_sums_right_behind_names_that_nobody_knows_add_up() -> None:
    found = certain(
        """
        Order acknowledgement V-1          Your order: PO-7
        Item       Description        Quantity     Price     Amount
        AB-1001    Chair with arms           4    125.00     500.00
        AB-1002    Stool, high               6     80.00     480.00

        Grux 980.00
        Snad 196.00
        Plimb 1,176.00
        """
    )
    assert found.value("total") == "1176.00"


def test_cards_under_titles_that_nobody_knows() -> None:
    found = certain(
        """
        Order acknowledgement V-1          Your order: PO-7
        1   AB-1001
            Chair with arms
        Zog          Flar      Grux        Snad
        440-120      4 each    $125.00     $500.00
        2   AB-1002
            Stool, high
        Zog          Flar      Grux        Snad
        440-133      6 each    $80.00      $480.00
        """,
        order=ORDER,
    )
    assert column(found, "vendor_item") == ["AB-1001", "AB-1002"]
    assert column(found, "quantity") == ["4", "6"]


def test_a_code_alone_above_its_description_needs_no_column() -> None:
    found = certain(
        """
        Order acknowledgement V-1          Your order: PO-7
        Line  Description           Quantity     Price     Amount
        1     AB-92260                     4    125.00     500.00
              Chair with arms
        2     AB-82310                     6     80.00     480.00
              Stool, high
        """
    )
    assert column(found, "vendor_item") == ["AB-92260", "AB-82310"]
    assert column(found, "description") == ["Chair with arms", "Stool, high"]
