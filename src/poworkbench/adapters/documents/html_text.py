"""What a person reads of an HTML mail: its text, tables with their columns under each other."""

from __future__ import annotations

import textwrap
from html.parser import HTMLParser

from poworkbench.adapters.documents.aligned import aligned

HIDDEN = frozenset({"style", "script", "head", "title"})
BLOCKS = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "h4", "blockquote", "hr"})
COLUMNS = 110


def text_of_html(markup: str) -> str:
    """The text, wrapped where it is prose."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    reader.end_of_text()
    return "\n".join(reader.lines)


class _Reader(HTMLParser):
    """Collects lines; the cells of a table wait until it ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._text: list[str] = []
        self._rows: list[list[str]] = []
        self._hidden = 0
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 the parser gives them
        if tag in HIDDEN:
            self._hidden += 1
        elif tag == "table":
            self.end_of_text()
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._text, self._in_cell = [], True
        elif tag in BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append(self._taken())
            self._in_cell = False
        elif tag == "table":
            self.end_of_text()
        elif tag in BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._text.append(data)

    def _taken(self) -> str:
        text, self._text = " ".join("".join(self._text).split()), []
        return text

    def _break(self) -> None:
        """The end of a line; within a cell it is only a blank."""
        if self._in_cell:
            self._text.append(" ")
        else:
            self.lines += textwrap.wrap(self._taken(), COLUMNS) or ([""] if self.lines and self.lines[-1] else [])

    def end_of_text(self) -> None:
        """What was collected so far becomes lines: a table's rows, and text around or above it."""
        rows, self._rows, self._in_cell = self._rows, [], False
        self.lines += aligned([row for row in rows if any(row)])
        self._break()
