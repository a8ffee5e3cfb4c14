"""Documents over several orders: which of the lines are one order's, and which orders are named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poworkbench.domain import normalize
from poworkbench.domain.order_numbers import NUMBER, NUMBER_RELEASE, NUMBER_SHORT, named
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Found, Reading, ReadLine

#: The caution of a document that names orders besides those it is linked to, which are not open here.
SEVERAL_ORDERS = "several_orders"

_DIGITS = re.compile(r"[0-9]")

#: How a line's own number may name an order, the surest first; a similar number is another order's.
_SURELY = (NUMBER, NUMBER_SHORT, NUMBER_RELEASE)


def orders_named(reading: Reading) -> tuple[str, ...]:
    """The numbers of all orders that the document answers, as printed: its own first, then those of its lines."""
    numbers = [reading.value("po_number"), *(line.value("po_number") for line in reading.lines)]
    known: dict[str, str] = {}
    for number in numbers:
        if number:
            known.setdefault(normalize.code(number), number)
    return tuple(known.values())


def is_named(order: Order, reading: Reading) -> bool:
    """Whether the document names the order surely, above its lines or on one of them."""
    return any(named(number, order.po_number) in _SURELY for number in orders_named(reading))


def unknown(reading: Reading, orders: Sequence[Order]) -> tuple[str, ...]:
    """The numbers on a document over several orders that are none of these orders', as printed."""
    numbers = orders_named(reading)
    if len(numbers) < 2 or not orders:
        return ()
    shaped = [each for each in numbers if any(_is_shaped_like(order, each) for order in orders)]
    return tuple(each for each in shaped if not any(named(each, order.po_number) in _SURELY for order in orders))


def own_lines(order: Order, reading: Reading) -> frozenset[int]:
    """The indices of the lines that may answer the order: all of them where nothing names it."""
    every = frozenset(range(len(reading.lines)))
    how = {index: named(number, order.po_number) for index, number in _numbered(reading.lines)}
    surest = next((each for each in _SURELY if each in how.values()), None)
    if surest is None:
        return _unnumbered(order, reading) or every
    others = frozenset(index for index, reason in how.items() if reason != surest)
    return every - others if _is_of(order, reading) else every - others - (every - how.keys())


def over_several(order: Order, reading: Reading) -> bool:
    """Whether the document answers other orders besides this one, so that its sums are not this order's."""
    return len(own_lines(order, reading)) < len(reading.lines)


def together(best: Reading, others: Sequence[Reading]) -> Reading:
    """One reading of several messages or papers of a file that answer several orders, each line with its order.

    Only papers of the same kind that name an order of their own are joined; the rest are other papers about `best`.
    """
    joined = [best] if best.lines and best.po_number else []
    for other in others if joined else ():
        more = other.kind == best.kind and other.lines and other.po_number
        if more and not any(_one_order(other, known) for known in joined):
            joined.append(other)
    if len(joined) < 2:
        return best
    lines = tuple(_with_order(line, each.po_number) for each in joined for line in each.lines)
    cautions = tuple(dict.fromkeys(caution for each in joined for caution in each.cautions))
    return replace(best, lines=lines, cautions=cautions, total=None)


def _one_order(one: Reading, other: Reading) -> bool:
    return normalize.code(one.value("po_number")) == normalize.code(other.value("po_number"))


def _with_order(line: ReadLine, number: Found | None) -> ReadLine:
    return line if line.po_number else replace(line, po_number=number)


def _numbered(lines: Sequence[ReadLine]) -> list[tuple[int, str]]:
    numbers = [(index, line.value("po_number")) for index, line in enumerate(lines)]
    return [(index, number) for index, number in numbers if number]


def _unnumbered(order: Order, reading: Reading) -> frozenset[int]:
    """Where the document names the order above all lines and others on some of them, its lines are the rest."""
    if named(reading.value("po_number"), order.po_number) not in _SURELY:
        return frozenset()
    others = {index for index, number in _numbered(reading.lines) if _is_shaped_like(order, number)}
    return frozenset(range(len(reading.lines))) - others


def _is_shaped_like(order: Order, number: str) -> bool:
    """Whether it has as many digits as the order's number: a room or a name on a line is no order."""
    return len(_DIGITS.findall(number)) == len(_DIGITS.findall(order.po_number))


def _is_of(order: Order, reading: Reading) -> bool:
    """Whether the document as a whole says nothing else than that it answers the order."""
    number = reading.value("po_number")
    return number is None or named(number, order.po_number) in _SURELY
