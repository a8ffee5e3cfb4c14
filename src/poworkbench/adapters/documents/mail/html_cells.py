"""The cells of a web page's table: which stand in which row, and what their markup says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from poworkbench.adapters.documents.mail import html_tree
from poworkbench.adapters.documents.mail.html_tables import MOST_SPANNED, Cell


def rows_of(table: HtmlElement) -> Iterator[HtmlElement]:
    """The rows of a table, not those of tables within it."""
    for child in table:
        if child.tag in ("thead", "tbody", "tfoot") and html_tree.is_seen(child):
            yield from rows_of(child)
        elif child.tag in ("tr", "caption") and html_tree.is_seen(child):
            yield child


def cells_of(row: HtmlElement) -> Iterator[HtmlElement]:
    """The cells of a row."""
    if row.tag == "caption":
        yield row
    yield from (child for child in row if child.tag in ("td", "th") and html_tree.is_seen(child))


def cell_of(element: HtmlElement, lines: Sequence[str], *, kept: bool) -> Cell:
    """A cell with its lines; `kept` says that their shape means something."""
    right = any(html_tree.is_right(one) for one in (element, *element))
    spans = _number(element.get("colspan")), _number(element.get("rowspan"))
    return Cell(tuple(lines), *spans, right=right, title=element.tag == "th", kept=kept)


def with_titles(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows, where the first that names several things in words alone is a heading with each title in one line."""
    for at, row in enumerate(rows):
        told = [cell for cell in row if cell.lines]
        if len(told) > 2:
            if all(cell.title or not any(map(str.isdigit, "".join(cell.lines))) for cell in told):
                titles = [replace(cell, lines=_in_one_line(cell.lines), title=True) for cell in row]
                return [*rows[:at], titles, *rows[at + 1 :]]
            break
    return rows


def _in_one_line(lines: tuple[str, ...]) -> tuple[str, ...]:
    return (" ".join(line.strip() for line in lines),) if lines else ()


def _number(text: str | None) -> int:
    digits = (text or "").strip()
    return max(1, min(MOST_SPANNED, int(digits))) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 1
