"""Sheets typed in a grid: every cell keeps its column, its name and its page."""

from __future__ import annotations

from datetime import date

from tests.unit.documents.made_workbooks import MadeSheet, Value, workbook
from tests.unit.documents.read_sheets import read

from poworkbench.adapters.documents.leaves import leaves_of
from poworkbench.adapters.documents.papers import papers_of
from poworkbench.adapters.documents.sheets.cells import Cell, Sheet
from poworkbench.adapters.documents.sheets.grid import Grid, grid_of, read_pages
from poworkbench.reading.page import Word


def made(*rows: list[str], merged: dict[tuple[int, int], int] | None = None) -> Grid:
    cells = {at: {c: Cell(text) for c, text in enumerate(row) if text} for at, row in enumerate(rows) if any(row)}
    return grid_of(Sheet("S", cells, merged or {}))


def lines(grid: Grid) -> list[str]:
    return [line.text for page in grid.pages for line in page]


def test_columns_begin_at_one_place_and_titles_run_over_them() -> None:
    grid = made(
        ["A very long title"], ["pos", "", "item", "qty"], ["1", "", "B251-57", "4"], ["", "", "oak, oiled, long"]
    )
    assert lines(grid) == ["A very long title", "pos  item     qty", "1    B251-57  4", "     oak, oiled, long"]


def test_an_empty_cell_keeps_its_column_free() -> None:
    """A long text beside it would otherwise stand under its neighbour's title."""
    grid = made(["item", "text", "note", "qty"], ["A-1", "a lamp with a long name", "", "4"], ["A-2", "lamp", "x", "6"])
    assert lines(grid)[1].index("4") == lines(grid)[0].index("qty")
    assert lines(grid)[0].index("note") > lines(grid)[1].index("name")


def test_empty_rows_are_one_and_lines_of_a_cell_are_several() -> None:
    grid = made(["Order 12"], [""], [""], ["lamp\nblack 7", "4", "x"], ["unit\nprice", "qty", "y"])
    assert lines(grid) == ["Order 12", "", "lamp        4    x", "black 7", "unit price  qty  y"]


def test_a_shared_heading_stands_in_the_middle_above_its_columns() -> None:
    grid = made(
        ["item", "Price", "", ""], ["", "list", "off", "net"], ["A-1", "100.00", "10%", "90.00"], merged={(0, 1): 3}
    )
    assert lines(grid)[0].index("Price") > lines(grid)[1].index("list") + 3


def test_words_name_their_cells_and_columns_are_parted_by_rules() -> None:
    grid = made(["Order no.", "AB 12"], ["item", "qty", "price"], ["A-1", "4", "10.50"])
    (page,) = read_pages(grid, 3)
    assert [(word.text, word.ref) for word in page.words][:4] == [
        ("Order", "S!A1"),
        ("no.", "S!A1"),
        ("AB", "S!B1"),
        ("12", "S!B1"),
    ]
    assert page.number == 3
    assert len(page.rules) == 2
    assert all(not word.x0 < rule.x0 < word.x1 for word in page.words[4:] for rule in page.rules)


def numbered(rows: int, columns: int = 8) -> bytes:
    titles: list[Value] = ["Line", "Item", "Description", "Qty", "Unit", "Price", "Amount", "Ship date"]
    more: list[Value] = [f"Feature {chr(65 + at % 26)}{chr(65 + at // 26)}" for at in range(columns - 8)]
    body: list[list[Value]] = [
        [
            float(at),
            f"AB-{10000 + at}",
            f"Goods of kind {at}",
            float(at % 9 + 1),
            "EA",
            at + 0.5,
            (at % 9 + 1) * (at + 0.5),
        ]
        + [date(2026, 12, 1 + at % 28)]
        + [f"x{at % 7}" for _ in more]
        for at in range(1, rows + 1)
    ]
    head: list[list[Value]] = [["Order confirmation", "SO-12345"], ["Your PO", "PO-55555"], [], [*titles, *more]]
    return workbook(MadeSheet("Lines", head + body), MadeSheet("Terms", [["Net 30"]]))


def test_a_long_sheet_is_cut_into_pages_by_rows() -> None:
    content = numbered(400)
    lines, terms = papers_of(content)
    assert [page.number for page in (*lines.pages, *terms.pages)] == list(range(1, 9))
    reading = read(content)
    assert [line.value("position") for line in reading.lines] == [str(at) for at in range(1, 401)]
    last = reading.lines[-1]
    assert last.quantity is not None
    assert (last.quantity.value, last.quantity.evidence.ref, last.quantity.evidence.page) == ("5", "Lines!D404", 7)


def test_a_wide_sheet_is_read_though_most_of_its_columns_are_unknown() -> None:
    reading = read(numbered(12, columns=60))
    assert [line.value("vendor_item") for line in reading.lines] == [f"AB-{10001 + at}" for at in range(12)]
    assert (reading.value("po_number"), reading.lines[2].value("promised_date")) == ("PO-55555", "2026-12-04")


def test_the_pages_that_are_read_are_those_that_are_drawn() -> None:
    for content in (numbered(100), b"pos;item;qty\n1;A-1;4\n2;A-2;6\n"):
        pages = [page for paper in papers_of(content) for page in paper.pages]
        leaves = leaves_of(content)
        assert [(page.width, page.height) for page in pages] == [(leaf.width, leaf.height) for leaf in leaves]
        word, image = pages[-1].words[0], leaves[-1].draw(2.0).convert("L")
        assert min(image.crop(_edges(word)).tobytes()) < 128


def _edges(word: Word) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(edge * 2) for edge in (word.x0, word.top, word.x1, word.bottom))
    return left, top, right, bottom
