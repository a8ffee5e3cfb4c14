"""What is shown of files that have no pages: mails and plain text, as a person reads them."""

from __future__ import annotations

import pytest

from poworkbench.adapters.documents import text_pages
from poworkbench.adapters.documents.aligned import aligned
from poworkbench.adapters.documents.mail.html_text import text_of_html


def test_columns_stand_under_each_other_and_a_title_runs_over_them() -> None:
    rows = [["A very long title that needs its room"], ["pos", "", "item", "qty"], ["1", "", "B251-57", "4"]]
    assert aligned(rows) == ["A very long title that needs its room", "pos  item     qty", "1    B251-57  4"]
    assert aligned([]) == []


def test_an_html_mail_is_read_as_text_with_its_table_in_columns() -> None:
    markup = """<html><head><title>no</title><style>p {}</style></head><body><p>Dear all,<br>we confirm:</p>
      <table><tr><th>Item</th><th>Qty</th></tr><tr><td><p>B251&nbsp;57</p></td><td>4 &euro;</td></tr></table>
      <p>Regards</p><script>alert()</script></body></html>"""
    lines = [line for line in text_of_html(markup).splitlines() if line]
    assert lines == ["Dear all,", "we confirm:", "Item     Qty", "B251 57  4 €", "Regards"]


def test_markup_that_never_ends_loses_nothing() -> None:
    assert text_of_html("<p>Hello<table><tr><td>B251</td></tr><tr><td>open").split() == ["Hello", "B251", "open"]


def paged(text: str) -> list[list[str]]:
    return [[line.text for line in page] for page in text_pages.paged(text_pages.typed(text))]


def test_text_is_cut_into_pages_and_long_lines_are_wrapped() -> None:
    assert paged("a\fb") == [["a"], ["b"]]
    assert paged("x" * 200)[0] == ["x" * 160, "x" * 40]
    assert [len(page) for page in paged("line\n" * 100)] == [66, 35]
    assert paged("tab\tstop") == [["tab     stop"]]
    assert len(paged("\f" * 5000)) == text_pages.MOST_PAGES


def test_words_of_a_typed_page_stand_where_they_are_drawn_and_name_their_line() -> None:
    (page,) = text_pages.paged(text_pages.typed("Order\n\n  PO-104233 x"))
    read = text_pages.read_page(page, 3)
    assert (read.number, (read.width, read.height)) == (3, text_pages.size_of(page))
    assert [(word.text, word.ref) for word in read.words] == [
        ("Order", "line 1"),
        ("PO-104233", "line 3"),
        ("x", "line 3"),
    ]
    word, image = read.words[1], text_pages.drawn(page, 2.0).convert("L")
    inside = image.crop(tuple(round(edge * 2) for edge in (word.x0, word.top, word.x1, word.bottom + 2)))
    around = image.crop(tuple(round(edge * 2) for edge in (0, word.top, word.x0 - 1, word.bottom)))
    assert min(inside.tobytes()) < 128 <= min(around.tobytes())


def test_a_typeface_that_is_not_monospaced_keeps_its_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    from poworkbench.adapters.documents import fonts

    monkeypatch.setattr(fonts, "MONOSPACED", ())
    fonts.monospaced.cache_clear()
    try:
        image = text_pages.drawn(text_pages.typed("iiiiiiii  |\nWWWWWWWW  |"), 4.0).convert("L")
    finally:
        fonts.monospaced.cache_clear()
    at = round((text_pages.MARGIN + 10 * text_pages.ADVANCE) * 4)
    tops = [round((text_pages.MARGIN + row * text_pages.LEADING) * 4) for row in (0, 1)]
    columns = [
        [x for x in range(at, at + 20) if min(image.getpixel((x, y)) for y in range(top, top + 40)) < 128]
        for top in tops
    ]
    assert columns[0] == columns[1] != []
