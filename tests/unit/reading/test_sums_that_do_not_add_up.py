"""Numbers that contradict each other are reported as printed, and asked about."""

from __future__ import annotations

from tests.small_papers import certain, column, ordered, reading

PAPER = """
        Pos  Article     Description             Qty  Unit   Price     Amount
        10   NV-1031     Three-seater sofa         2  pcs     1.77      1.77
        20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00
        Total USD                                                     241.77
"""
FIELDS = ("quantity", "unit_price", "amount")


def test_a_line_that_contradicts_itself_is_printed_so_and_asked_about() -> None:
    found = reading(PAPER)
    assert [column(found, name)[0] for name in FIELDS] == ["2", "1.77", "1.77"]
    assert [column(certain(PAPER), name) for name in FIELDS] == [[None, "12"], [None, "20.00"], [None, "240.00"]]


def test_what_is_as_ordered_is_not_asked_about() -> None:
    order = ordered(("NV-1031", "2", "1.77"), ("NV-1030", "12", "20"))
    assert [column(certain(PAPER, order=order), name)[0] for name in FIELDS] == ["2", "1.77", None]
    order = ordered(("NV-1031", "2", "1.99"), ("NV-1030", "12", "20"))
    assert [column(certain(PAPER, order=order), name)[0] for name in FIELDS] == ["2", None, None]


def test_amounts_with_tax_in_every_line_are_the_paper_s_way() -> None:
    found = certain(
        """
        Pos  Article     Description             Qty  Unit   Price     Amount
        10   NV-1031     Three-seater sofa         4  pcs   100.00    484.00
        20   NV-1030     Two-seater sofa          12  pcs    20.00    290.40
        """
    )
    assert [column(found, name) for name in FIELDS] == [["4", "12"], ["100.00", "20.00"], ["484.00", "290.40"]]


def test_prices_off_by_the_same_share_may_be_before_a_discount() -> None:
    found = certain(
        """
        Pos  Article     Description             Qty  Unit   Price     Amount
        10   NV-1031     Three-seater sofa         4  pcs   100.00    360.00
        20   NV-1030     Two-seater sofa          12  pcs    20.00    216.00
        """
    )
    assert [column(found, name) for name in FIELDS] == [["4", "12"], [None, None], ["360.00", "216.00"]]


def test_a_rounded_price_contradicts_nothing() -> None:
    found = certain(
        """
        Pos  Article     Description             Qty  Unit   Price     Amount
        10   NV-1031     Three-seater sofa      3000  pcs     0.33    1000.00
        20   NV-1030     Two-seater sofa          12  pcs    20.00     240.00
        """
    )
    assert column(found, "unit_price") == ["0.33", "20.00"]


def test_a_struck_amount_contradicts_nothing() -> None:
    found = certain(
        """
        Pos  Article     Description             Qty  Unit   Price     Amount
        10   NV-1031     Three-seater sofa         4  pcs   100.00      0.00
             CANCELLED
        20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00
        """
    )
    assert [column(found, name)[0] for name in FIELDS] == ["4", "100.00", "0.00"]
