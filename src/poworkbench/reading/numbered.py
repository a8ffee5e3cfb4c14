"""A number and an item under one title: "Ln Item" over "1 AB-100", "Qty Style" over "2 0906-03-C"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from poworkbench.reading.arithmetic import Roles
from poworkbench.reading.columns import Column
from poworkbench.reading.page import Word
from poworkbench.reading.rows import Row
from poworkbench.reading.spelling import has_digit

_CODES = frozenset({"item", "vendor_item", "buyer_item"})
_QUANTITIES = frozenset({"quantity", "confirmed_quantity", "backordered_quantity"})
#: So many rows count up, and have this many words beside.
_FEWEST, _FULL = 2, 4
_LONGEST = 4


def with_numbers(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns, the one for codes or quantities parted where its rows begin with a number and have a code behind it.

    Numbers that count up are the lines', others may be quantities: what is in the other columns tells.
    """
    taken = {role for column in columns for role in column.roles}
    parted: list[Column] = []
    for place, column in enumerate(columns):
        cells = [_within(row, column) for row in rows if len(row.words) >= _FULL]
        roles: tuple[Roles, Roles]
        if _QUANTITIES & set(column.roles) and not taken & _CODES:
            roles, middle = (column.roles, ()), _middle(cells, has_digit)
        elif _CODES & set(column.roles):
            middle = _middle(cells, lambda text: has_digit(text) or text.isupper())
            numbers = place == 0 and "position" not in taken and middle is not None and _count_up(cells)
            roles = (("position",) if numbers else (), column.roles)
            middle = middle if numbers or not taken & _QUANTITIES else None
        else:
            middle = None
        if middle is None:
            parted.append(column)
        else:
            parted += [replace(column, roles=roles[0], right=middle), replace(column, roles=roles[1], left=middle)]
    return tuple(parted)


def _count_up(cells: Sequence[Sequence[Word]]) -> bool:
    numbers = [int(words[0].text.rstrip(".")) for words in cells if len(words) > 1 and _is_number(words[0])]
    return all(a < b for a, b in pairwise(numbers))


def _middle(cells: Sequence[Sequence[Word]], coded: Callable[[str], bool]) -> float | None:
    """Between the numbers that begin the cells and the codes behind them; None where it is not so."""
    pairs = [words for words in cells if len(words) > 1 and _is_number(words[0])]
    if len(pairs) < _FEWEST or any(len(words) == 1 and _is_number(words[0]) for words in cells):
        return None
    right, left = max(words[0].x1 for words in pairs), min(words[1].x0 for words in pairs)
    return (right + left) / 2 if right < left and all(coded(words[1].text) for words in pairs) else None


def _within(row: Row, column: Column) -> list[Word]:
    return [word for word in row.words if column.left <= (word.x0 + word.x1) / 2 < column.right]


def _is_number(word: Word) -> bool:
    return word.text.rstrip(".").isdigit() and len(word.text) <= _LONGEST
