"""What a paper leaves a person to look at, and that it says so."""

from __future__ import annotations

from tests.small_papers import certain

from poworkbench.ui.wording.cautions import sentence

TABLE = """
    Order acknowledgement V-1          Your order: PO-7
    Date: 12 Nov 2026
    {more}
    Item       Description        Quantity     Price     Amount
    AB-1001    Chair with arms           4    125.00     500.00
    AB-1002    Stool, high               6     80.00     480.00
"""


def test_a_day_that_nothing_explains_may_be_the_promise() -> None:
    found = certain(TABLE.format(more="Zogbar: 16 Dec 2026"))
    assert found.lines[0].promised_date is None
    assert found.cautions == ("unexplained_dates:2026-12-16",)
    assert "2026-12-16" in sentence(found.cautions[0])


def test_days_that_are_explained_or_past_are_none() -> None:
    assert certain(TABLE.format(more="Delivery date: 16 Dec 2026")).cautions == ()
    assert certain(TABLE.format(more="Payment due:16 Dec 2026   Zogbar 16 Oct 2026")).cautions == ()


def test_an_acknowledgement_without_lines_says_so() -> None:
    found = certain(
        """
        Order acknowledgement V-1          Your order: PO-7
        Date: 12 Nov 2026
        We thank you for the order and confirm it.
        """
    )
    assert found.cautions == ("no_lines",)
    assert "no line" in sentence(found.cautions[0])
