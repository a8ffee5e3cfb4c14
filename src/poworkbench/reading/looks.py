"""What the cells of a column look like: dates, codes, words, numbers that count up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from poworkbench.domain.dates import printed_dates
from poworkbench.reading.arithmetic import Cells
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.values import Style, date_of

_LONGEST_UNIT = 4


def is_own_code(text: str) -> bool:
    """Whether a word is a code rather than the begin of a name: "AB-100", not "3-seater"."""
    return len(text) > 3 and has_digit(text) and (text.isdigit() or text == text.upper()) and text[0].isalnum()


def are_units(cells: Cells) -> bool:
    """Whether every cell is an abbreviation, and they are few: units of measure that nobody listed."""
    filled = [cell.text.strip(".") for cell in cells if cell]
    short = all(text.isalpha() and len(text) <= _LONGEST_UNIT for text in filled)
    return len(filled) == len(cells) > 1 and short and 2 * len(set(filled)) <= len(filled) + 1


def is_repeated(cells: Cells) -> bool:
    """Whether a column has the same in every row."""
    texts = {cell.text if cell else "" for cell in cells}
    return len(texts) == 1 and len(cells) > 1


def mostly(cells: Cells, test: Callable[[Span], bool], share: float = 0.6) -> bool:
    """Whether most of the filled cells pass a test."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(test(cell) for cell in filled) >= share * len(filled)


def is_date(cell: Span) -> bool:
    """Whether a date stands in a cell."""
    return bool(printed_dates(cell.text))


def is_code(cell: Span) -> bool:
    """Whether a cell holds a code as items have them: a word or two with digits."""
    plain = squeeze(cell.text)
    lettered = any(char.isalpha() for char in plain) or (plain == cell.text.replace("-", "") and len(plain) >= 5)
    return len(cell.words) <= 2 and has_digit(plain) and len(plain) >= 4 and lettered and not is_date(cell)


def is_words(cell: Span) -> bool:
    """Whether a cell holds words rather than figures."""
    letters = sum(char.isalpha() for char in cell.text)
    return letters >= 6 and letters > len(cell.text) / 2


def counts_up(cells: Cells) -> bool:
    """Whether the cells are the numbers of lines: each greater than the one before."""
    numbers = [int(text) for cell in cells if cell and (text := cell.text.strip(". ")).isdigit()]
    return len(numbers) >= 2 and 0 < numbers[0] <= 10 and all(a < b for a, b in pairwise(numbers))


def latest_dates(columns: Sequence[Cells], style: Style) -> int:
    """Which column's dates are the latest on the whole, the last of equals: a promise is not before the wish.

    -1 where no column has any.
    """
    days = [sorted(found.day for cell in own if cell and (found := date_of(cell, style))) for own in columns]
    middles = [(own[len(own) // 2], place) for place, own in enumerate(days) if own]
    return max(middles)[1] if middles else -1
