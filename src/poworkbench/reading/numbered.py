"""The number of a line and its item under one title: "Ln Item" over "1 AB-100"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from poworkbench.reading.columns import Column
from poworkbench.reading.page import Word
from poworkbench.reading.rows import Row
from poworkbench.reading.spelling import has_digit

_CODES = frozenset({"item", "vendor_item", "buyer_item"})
#: So many rows count up, and have this many words beside.
_FEWEST, _FULL = 2, 4
_LONGEST = 4


def with_numbers(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns, the first one parted where its rows begin with a number that counts up and a code behind it."""
    first = columns[0]
    if not _CODES & set(first.roles) or any("position" in column.roles for column in columns):
        return tuple(columns)
    cells = [_within(row, first) for row in rows if len(row.words) >= _FULL]
    pairs = [words for words in cells if len(words) > 1 and _is_number(words[0])]
    numbers = [int(words[0].text.rstrip(".")) for words in pairs]
    if len(pairs) < _FEWEST or any(a >= b for a, b in pairwise(numbers)):
        return tuple(columns)
    right, left = max(words[0].x1 for words in pairs), min(words[1].x0 for words in pairs)
    coded = all(has_digit(words[1].text) or words[1].text.isupper() for words in pairs)
    if right >= left or not coded or any(len(words) == 1 and _is_number(words[0]) for words in cells):
        return tuple(columns)
    middle = (right + left) / 2
    return replace(first, roles=("position",), right=middle), replace(first, left=middle), *columns[1:]


def _within(row: Row, column: Column) -> list[Word]:
    return [word for word in row.words if column.left <= (word.x0 + word.x1) / 2 < column.right]


def _is_number(word: Word) -> bool:
    return word.text.rstrip(".").isdigit() and len(word.text) <= _LONGEST
