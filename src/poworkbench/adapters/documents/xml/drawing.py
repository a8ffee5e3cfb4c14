"""An XML message as it is drawn: small elements on a line of their own, larger ones opened over several lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from poworkbench.adapters.documents.text_pages import LINES, MOST_PAGES, WIDEST, TypedLine
from poworkbench.adapters.documents.xml.nodes import Node, Printed
from poworkbench.adapters.documents.xml.tree import (
    Element,
    attributes_of,
    children_of,
    name_of,
    namespace_of,
    own_text,
)

#: An element that is no longer than this stands on one line with all that is in it.
LINE = 110
INDENT = "  "
#: A text is drawn no longer than this: pictures and whole files travel in messages too.
MOST_DRAWN = 1000


class Pen:
    """Types an element and all that is in it, and tells where everything stands."""

    def __init__(self) -> None:
        self._rows: list[str] = []
        self._places: list[list[tuple[int, str]]] = []

    @property
    def lines(self) -> tuple[TypedLine, ...]:
        """What was typed so far, as much of it as is shown; no line is longer than a page is wide."""
        shown = islice(zip(self._rows, self._places, strict=True), MOST_PAGES * LINES)
        return tuple(TypedLine(text, tuple(places)) for text, places in shown)

    def type_element(self, element: Element, ref: str = "", depth: int = 0, *, beside: bool = False) -> Node:
        """Type one element; `beside` puts it on the line where the pen stands."""
        small = beside or _fits(element, LINE - depth * len(INDENT)) >= 0
        if not beside:
            self._begin_line(depth)
        name = name_of(element)
        tag, attributes = self._open(name, attributes_of(element), ref)
        said = self._type(own_text(element), ref)
        within = list(_with_refs(children_of(element), ref))
        nodes = [self.type_element(child, place, depth + 1, beside=small) for child, place in within]
        if not small and within:
            self._begin_line(depth)
        self._mark(f"</{name}>")
        return Node(name, namespace_of(element), tag, said, attributes, nodes)

    def _open(self, name: str, attributes: dict[str, str], ref: str) -> tuple[Printed, dict[str, Printed]]:
        self._mark("<")
        tag, typed = self._type(name, ref), {}
        for attribute, value in attributes.items():
            self._mark(f' {attribute}="')
            typed[attribute] = self._type(value, f"{ref}/@{attribute}".lstrip("/"))
            self._mark('"')
        self._mark(">")
        return tag, typed

    def _begin_line(self, depth: int) -> None:
        self._rows.append(INDENT * min(depth, WIDEST // 4))
        self._places.append([])

    def _mark(self, sign: str) -> None:
        """Type what is around names and values; it is cut where it is longer than a line."""
        if len(self._rows[-1]) + len(sign) > WIDEST:
            self._begin_line(0)
        self._rows[-1] += sign[:WIDEST]

    def _type(self, text: str, ref: str) -> Printed:
        """Type a text behind what stands on the line; what has no room there goes on below it."""
        drawn = text if len(text) <= MOST_DRAWN else f"{text[:MOST_DRAWN]} … ({len(text):,} signs)"
        if len(self._rows[-1]) + min(len(drawn), WIDEST // 2) > WIDEST:
            self._begin_line(0)
        row, start = len(self._rows) - 1, len(self._rows[-1])
        self._places[-1].append((start, ref))
        room = WIDEST - start
        self._rows[-1] += drawn[:room]
        for at in range(room, len(drawn), WIDEST):
            self._begin_line(0)
            self._places[-1].append((0, ref))
            self._rows[-1] += drawn[at : at + WIDEST]
        return Printed(text, row, start, min(start + len(drawn), WIDEST), ref)


def _fits(element: Element, room: int) -> int:
    """How much of `room` is left behind the element on one line; negative as soon as it has none."""
    name = name_of(element)
    room -= 2 * len(name) + len("<></>") + len(own_text(element))
    room -= sum(len(attribute) + len(value) + len(' =""') for attribute, value in attributes_of(element).items())
    for child in children_of(element):
        if room < 0:
            break
        room = _fits(child, room)
    return room


def _with_refs(children: Iterable[Element], ref: str) -> Iterator[tuple[Element, str]]:
    """Each child with its place: its name behind its parent's, and its number where there are several of that name."""
    named = [(name_of(child), child) for child in children]
    total, seen = Counter(name for name, _child in named) if len(named) > 1 else {}, dict[str, int]()
    for name, child in named:
        seen[name] = seen.get(name, 0) + 1
        number = f"[{seen[name]}]" if total.get(name, 1) > 1 else ""
        yield child, f"{ref}/{name}{number}".lstrip("/")
