"""Words become rows, rows segments."""

from __future__ import annotations

from tests.typed_pages import typed_rows

from poworkbench.reading.page import Page, Word
from poworkbench.reading.rows import rows_of


def test_rows_run_from_top_to_bottom_and_left_to_right() -> None:
    rows = typed_rows(
        """
        Date:      14 Oct 2026
        Order no.  713052
        """
    )
    assert [row.text for row in rows] == ["Date: 14 Oct 2026", "Order no. 713052"]


def test_a_wide_gap_parts_segments() -> None:
    (row,) = typed_rows("Customer PO   PO-104302    Net 30")
    assert [segment.text for segment in row.segments] == ["Customer PO", "PO-104302", "Net 30"]


def test_small_print_on_the_same_line_stays_in_its_row() -> None:
    words = (
        Word("Total", 10, 100, 40, 112, 12),
        Word("(net)", 44, 104, 60, 111.5, 8),
        Word("9.00", 80, 100, 99, 112, 12),
    )
    assert [row.text for row in rows_of(Page(1, 200, 200, words))] == ["Total (net) 9.00"]


def test_lines_drawn_with_characters_are_no_words() -> None:
    rows = typed_rows(
        """
        | LN | ITEM |
        ------------
        ============
        """
    )
    assert [row.text for row in rows] == ["LN ITEM"]
