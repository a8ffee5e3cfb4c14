"""What a person reads of an HTML mail: its text, tables with their columns under each other."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from poworkbench.adapters.documents.mail import html_tree
from poworkbench.adapters.documents.mail.html_cells import cell_of, cells_of, rows_of, with_titles
from poworkbench.adapters.documents.mail.html_tables import Cell, typed_table
from poworkbench.adapters.documents.mail.text_lines import Lines, TextLine

_SPACED = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "dl"}
_BLOCKS = {*_SPACED, "div", "li", "dt", "dd", "center", "address", "section", "article", "header", "footer", "main",
           "tr", "form", "fieldset", "figure", "body", "html", "caption", "td", "th", "nav", "aside"}  # fmt: skip
_RULE = "-" * 40


def text_of_html(markup: str) -> str:
    """The text, wrapped where it is prose."""
    return "\n".join(line.text for line in lines_of_html(markup))


def lines_of_html(markup: str) -> list[TextLine]:
    """The lines of the text, with the marks that mail programs put on older messages."""
    tree = html_tree.parsed(markup)
    return [] if tree is None else _Flow(tree).lines


class _Flow:
    """The lines of an element, as they follow each other on the page; `tables` says whether some are of tables."""

    def __init__(self, element: HtmlElement) -> None:
        self._lines = Lines(kept=html_tree.is_kept(element))
        self.tables = False
        self._element(element)
        self.lines = self._lines.taken()

    def _element(self, element: HtmlElement) -> None:
        if not html_tree.is_seen(element):
            return
        quoted, lines = html_tree.is_quoted(element), self._lines
        if quoted or html_tree.begins_quote(element):
            lines.end_line()
            lines.begins = lines.begins or not quoted
        lines.depth += quoted
        self._shown(element)
        if quoted:
            lines.end_line()
            lines.depth -= 1

    def _shown(self, element: HtmlElement) -> None:
        if element.tag == "br":
            self._lines.end_line(always=True)
        elif element.tag == "hr":
            self._lines.end_line()
            self._lines.add([TextLine(_RULE)])
        elif element.tag == "table":
            self._table(element)
        elif element.tag in _BLOCKS:
            self._block(element)
        else:
            self._inside(element)

    def _block(self, element: HtmlElement) -> None:
        spaced, lines = element.tag in _SPACED and not html_tree.is_tight(element), self._lines
        kept, lines.kept = lines.kept, lines.kept or html_tree.is_kept(element)
        lines.end_line()
        if spaced:
            lines.gap()
        if html_tree.is_ruled_off(element):
            lines.add([TextLine(_RULE)])
        if element.tag == "li":
            lines.write("- ")
        self._inside(element)
        lines.end_line()
        if spaced:
            lines.gap()
        lines.kept = kept

    def _inside(self, element: HtmlElement) -> None:
        self._lines.write(html_tree.seen_text(element.text))
        for child in element:
            self._element(child)
            self._lines.write(html_tree.seen_text(child.tail))

    def _table(self, element: HtmlElement) -> None:
        """A table as lines: in columns, or the cells below each other where no two stand side by side."""
        self._lines.end_line()
        rows = [[(cell, _Flow(cell)) for cell in cells_of(row)] for row in rows_of(element)]
        flows = [[flow for _, flow in row] for row in rows]
        if all(sum(bool(flow.lines) for flow in row) < 2 for row in flows):
            self._stacked(flows)
            return
        self.tables = True
        self._lines.gap()
        depth = min((line.depth for row in flows for flow in row for line in flow.lines if line.text), default=0)
        typed = typed_table(with_titles([[_cell(*cell) for cell in row] for row in rows]))
        self._lines.add([*(TextLine(line, depth, table=True) for line in typed), TextLine(""), TextLine("")])

    def _stacked(self, flows: Sequence[Sequence[_Flow]]) -> None:
        for flow in (flow for row in flows for flow in row):
            self.tables = self.tables or flow.tables
            self._lines.add(flow.lines)
            if len(flow.lines) > 1:
                self._lines.gap()


def _cell(element: HtmlElement, flow: _Flow) -> Cell:
    lines = [line.text for line in flow.lines if line.text or flow.tables]
    return cell_of(element, lines, kept=flow.tables or html_tree.is_kept(element))
