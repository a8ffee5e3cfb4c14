"""Lines that are paired by where they stand: substitutes, and parts without a code of their own."""

from __future__ import annotations

from poworkbench.domain import normalize
from poworkbench.domain.dealing import quantity_of
from poworkbench.domain.line_places import in_place_of, places_of
from poworkbench.domain.orders import OrderLine
from poworkbench.domain.pairing_work import Work
from poworkbench.domain.readings import ReadLine

SUBSTITUTED = "substituted"


def pair_in_same_place(work: Work) -> None:
    """Another item in the same place answers it where it says so, or where quantity and price are as ordered."""
    places = places_of(work.order.lines)
    for index, line in work.open_lines():
        standing = in_place_of(place, work.ordinals[index], places) if (place := line.value("position")) else ()
        for ordered in standing:
            if ordered.line not in work.taken and _instead(line, ordered):
                work.answer(index, ordered.line)
                break


def _instead(line: ReadLine, ordered: OrderLine) -> bool:
    if line.value("status") == SUBSTITUTED:
        return True
    price = normalize.number(line.value("unit_price"))
    return quantity_of(line) == ordered.quantity and price == ordered.unit_price


def pair_between_neighbours(work: Work) -> None:
    """A substitute without a line number answers the open line between the neighbours that are paired."""
    rank = {line.line: number for number, line in enumerate(work.order.lines)}
    for index, line in work.open_lines():
        if line.value("status") != SUBSTITUTED:
            continue
        above = max((rank[n] for i, ns in work.answers.items() if i < index for n in ns), default=-1)
        below = min((rank[n] for i, ns in work.answers.items() if i > index for n in ns), default=len(rank))
        between = [ordered for ordered in work.open_ordered() if above < rank[ordered.line] < below]
        if between:
            work.answer(index, between[0].line)


def pair_parts(work: Work) -> None:
    """A part without a code of its own belongs to the paired line whose number, or whose words and price, it has."""
    paired = [(work.lines[index], numbers[0]) for index, numbers in sorted(work.answers.items())]
    for index, line in work.open_lines():
        if not (line.vendor_item or line.buyer_item):
            whole = next((answer for other, answer in paired if _part_of(line, other)), None)
            if whole:
                work.answer(index, whole)


def _part_of(line: ReadLine, other: ReadLine) -> bool:
    if line.value("position") and other.value("position"):
        return line.value("position") == other.value("position")
    words, price = line.value("description"), line.value("unit_price")
    return bool(words and price) and words == other.value("description") and price == other.value("unit_price")
