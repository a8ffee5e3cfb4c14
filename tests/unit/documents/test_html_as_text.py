"""Markup of mails as text in columns: what a person sees of it."""

from __future__ import annotations

import pytest

from poworkbench.adapters.documents.mail.html_text import lines_of_html, text_of_html
from poworkbench.adapters.documents.mail.prose import COLUMNS


def lines(markup: str) -> list[str]:
    """The lines with something on them."""
    return [line for line in text_of_html(markup).splitlines() if line]


def test_cells_over_several_columns_and_rows() -> None:
    markup = """<table><tr><th>Item<th>Qty<th align=right>Price<th>Ship</tr>
    <tr><td>A-1<td>4<td align=right>12.50<td rowspan=2>20 Nov<tr><td>A-2<td>10<td align=right>1,250.00
    <tr><td colspan=2 align=right>Total<td align=right>1,300.00<td></table>"""
    assert lines(markup) == [
        "Item  Qty     Price  Ship",
        "A-1   4       12.50  20 Nov",
        "A-2   10   1,250.00  20 Nov",
        "    Total  1,300.00",
    ]


def test_a_cell_beside_the_parts_of_one_item_is_not_said_again() -> None:
    markup = "<table><tr><td rowspan=2>A-1<td>4<td>20 Nov<tr><td>6<td>4 Dec</table>"
    assert lines(markup) == ["A-1  4  20 Nov", "     6  4 Dec"]


def test_lines_within_a_cell_stay_below_each_other_and_those_of_a_title_become_one() -> None:
    markup = "<table><tr><th>Item<th>Unit<br>price<th>Qty</tr><tr><td>A-1<br>oak<td>2.50<td>4</table>"
    assert lines(markup) == ["Item  Unit price  Qty", "A-1   2.50        4", "oak"]


def test_tables_for_layout_hold_paragraphs_and_tables() -> None:
    inner = "<table><tr><td>A-1</td><td>4</td></tr><tr><td>A-22</td><td>10</td></tr></table>"
    markup = f"<table><tr><td></td><td><p>Dear all,<p>thanks{inner}</td><td></td></tr><tr><td colspan=3>Foot</table>"
    assert lines(markup) == ["Dear all,", "thanks", "A-1   4", "A-22  10", "Foot"]


def test_what_nobody_sees_is_not_said() -> None:
    markup = """<p style="DISPLAY: none">a</p><p hidden>b</p><span style="font-size:0px">c</span><span
    style="mso-hide:all">d</span><style>e</style><!-- f --><!--[if mso]><p>g</p><![endif]-->
    <p>new <s>old</s><del>older</del>&#8203; date</p>"""
    assert lines(markup) == ["new date"]


def test_typed_text_keeps_its_blanks() -> None:
    assert lines("<pre>Item   Qty\nA-1\t  4</pre>") == ["Item   Qty", "A-1       4"]
    assert lines('<div style="white-space: pre-wrap">a   b</div>') == ["a   b"]
    assert lines("<p>a&nbsp;&nbsp; b   c</p>") == ["a   b c"]


def test_prose_is_broken_and_never_between_a_number_and_its_name() -> None:
    prose = "word " * 19 + "our order number 88-10442 and more of it"
    assert lines(f"<p>{prose}</p>") == ["word " * 18 + "word", "our order number 88-10442 and more of it"]
    assert all(len(line) <= COLUMNS for line in lines(f"<p>{'word ' * 400}</p>"))


@pytest.mark.parametrize("markup", ["", "  ", "<!-- -->", "<table></table>", "<table><tr></table>", "\0"])
def test_markup_of_nothing(markup: str) -> None:
    assert lines(markup) == []


@pytest.mark.parametrize("element", ["div", "table><tr><td", "blockquote", "b", "ul><li"])
def test_markup_nested_without_end_loses_its_shape_and_not_its_words(element: str) -> None:
    assert lines(f"<p>first</p>{f'<{element}>' * 3000}deep<p>last</p>") == ["first", "deep", "last"]


def test_columns_and_rows_that_no_table_has_are_not_made() -> None:
    assert lines("<table><tr><td colspan=99999999 rowspan=99999>a<td colspan=x>b<td>c</table>") == ["a  b  c"]


def test_quotations_know_how_deep_they_are() -> None:
    markup = "a<blockquote type=cite>b<blockquote type=cite>c</blockquote></blockquote>d<blockquote>e</blockquote>"
    assert [(line.text, line.depth) for line in lines_of_html(markup) if line.text] == [
        ("a", 0), ("b", 1), ("c", 2), ("d", 0), ("e", 0),
    ]  # fmt: skip
