"""XML as a tree of named values, each of which knows where it is drawn: what the readers of XML messages look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from poworkbench.adapters.documents.text_pages import LINES, MOST_PAGES, WIDEST
from poworkbench.adapters.documents.typed_places import found_at
from poworkbench.domain.readings import Found


@dataclass(frozen=True, slots=True)
class Printed:
    """A text or an attribute's value: the row (of all rows) and columns it is drawn in, and its place in the file."""

    text: str
    row: int
    start: int
    end: int
    ref: str

    def found(self, value: str, confidence: int) -> Found:
        """`value` with this place as its evidence; what is behind the last page that is drawn has that page's end."""
        page, row = divmod(self.row, LINES)
        columns = self.start, self.end
        if page >= MOST_PAGES:
            page, row, columns = MOST_PAGES - 1, LINES - 1, (0, WIDEST)
        return found_at(page + 1, row, *columns, value, self.text, confidence, self.ref)


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its name and its text as they are drawn, its attributes, and the elements inside it."""

    name: str
    namespace: str
    tag: Printed
    said: Printed
    attributes: Mapping[str, Printed]
    nodes: Sequence[Node]

    def all(self, path: str) -> Iterator[Node]:
        """Every element at the end of a path of names ("Item/SellersItemIdentification"), in the file's order."""
        name, _, rest = path.partition("/")
        for node in self.nodes:
            if node.name == name:
                yield from node.all(rest) if rest else (node,)

    def part(self, *paths: str) -> Node | None:
        """The first element that one of the paths leads to."""
        return next((node for path in paths for node in self.all(path)), None)

    def first(self, *paths: str) -> Printed | None:
        """The first value that is not blank at the end of one of the paths; "@" before a last name is an attribute."""
        return next((printed for path in paths for printed in self._printed(path) if printed.text), None)

    def _printed(self, path: str) -> Iterator[Printed]:
        way, _, attribute = path.partition("@")
        way = way.rstrip("/")
        for node in self.all(way) if way else (self,):
            printed = node.attributes.get(attribute) if attribute else node.said
            if printed:
                yield printed
