"""Numbers as papers print them, and the one canonical form they take in readings and events."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

POINT, COMMA = ".", ","

#: A printed number: digits with at most grouping marks and one decimal mark, a sign before or behind.
NUMBER = re.compile(r"(?<![\w.,])[-+\u2212]?\d+(?:[.,'\u2019]\d+)*(?:[ ]\d{3}(?!\d)(?:[.,]\d+)?)*-?(?![\d])")

_DIGIT = re.compile(r"\d")
_SHAPES = {
    POINT: re.compile(r"(?:\d+|\d{1,3}(?:([,' ])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})*,\d{3})(?:\.(\d+))?$"),
    COMMA: re.compile(r"(?:\d+|\d{1,3}(?:([.' ])\d{3})(?:\1\d{3})*)(?:,(\d+))?$"),
}


#: Thousands parted by blanks: whatever mark follows is the decimal one, with three digits behind it too.
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+([.,])\d+")


@lru_cache(maxsize=65536)
def parse_amount(text: str, mark: str = POINT) -> Decimal | None:
    """The number that `text` is, or None where it is none.

    `mark` is the paper's decimal mark and decides what can be read either way ("1.234"). What can be read only the
    other way ("2614,04" on a paper of points) is read so, since papers mix them; anything else is refused.
    """
    if not _DIGIT.search(text):  # most words of a page
        return None
    plain = text.strip().replace("\u2019", "'").replace("\u00a0", " ").replace("\u202f", " ").replace("\u2212", "-")
    sign = "-" if plain.startswith("-") or plain.endswith("-") else ""
    plain = plain.strip("+-").strip()
    for style in (mark, COMMA if mark == POINT else POINT):
        if _SHAPES[style].match(plain):
            whole, _, rest = plain.rpartition(style) if style in plain else (plain, "", "")
            digits = re.sub(r"[^0-9]", "", whole)
            return Decimal(f"{sign}{digits or '0'}" + (f".{rest}" if rest else ""))
    return None


def decimal_mark(texts: Iterable[str], otherwise: str = POINT) -> str:
    """The decimal mark of a paper, by all its numbers that can be read one way only; `otherwise` where none can."""
    votes = {POINT: 0, COMMA: 0}
    for text in texts:
        if grouped := _GROUPED.fullmatch(text.strip()):
            votes[grouped[1]] += 1
            continue
        mark = _only_mark(text.strip().strip("+-"))
        if mark:
            votes[mark] += 1
    if votes[POINT] == votes[COMMA]:
        return otherwise
    return POINT if votes[POINT] > votes[COMMA] else COMMA


def _only_mark(text: str) -> str | None:
    marks = [char for char in text if char in ".,"]
    if not marks:
        return None
    if len(set(marks)) == 2:
        return marks[-1]
    if len(marks) > 1:
        return COMMA if marks[0] == POINT else POINT
    whole, _, rest = text.partition(marks[0])
    return marks[0] if len(rest) != 3 or whole in ("", "0") else None


def canonical(amount: Decimal) -> str:
    """Decimal text without grouping or exponent; decimals stay as they were printed."""
    return format(amount, "f")
