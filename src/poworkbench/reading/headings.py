"""Where a table's heading stands: rows that make sense as titles of quantities, prices and goods."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from poworkbench.domain.amounts import parse_amount
from poworkbench.domain.dates import printed_dates
from poworkbench.reading.columns import Column, Header
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span, overlap
from poworkbench.reading.spelling import has_digit
from poworkbench.reading.stacking import columns_of
from poworkbench.reading.title_words import LONGEST_TITLE, may_be_apart, titles
from poworkbench.reading.titles import roles_within
from poworkbench.reading.vocabulary import Vocabulary

#: A heading has at most so many rows and is at most so many row heights tall.
_MOST_ROWS, _TALLEST = 6, 4.8
_OTHER = "other"
#: A heading of two rows for items of two rows scores so much, and at most so much less than titles stacked would.
_FEWEST_TWO, _LESS_TWO = 5.0, 1.0
_NUMBERED = re.compile(r"[^\W\d_]{2,}-\d+|[^\W\d_]-\d{2,}")


def header_at(rows: Sequence[Row], first: int, vocabulary: Vocabulary) -> Header | None:
    """The table heading that starts in row `first`, of one to six rows (titles set to the middle stagger), or None."""
    best: Header | None = None
    if _is_filled(rows[first]) or not _may_begin(rows[first], vocabulary):
        return None
    for count in range(1, _MOST_ROWS + 1):
        band = rows[first : first + count]
        if (
            len(band) < count
            or band[-1].bottom - band[0].top > _TALLEST * band[0].height
            or not _close(band)
            or any(_is_filled(row) for row in band)
        ):
            break
        columns = columns_of(band, vocabulary)
        score = _score(columns)
        if count > 1 and any(may_be_apart(segment, vocabulary) for row in band for segment in row.segments):
            parted = columns_of(band, vocabulary, apart=True)
            columns, score = max((columns, score), (parted, _score(parted)), key=lambda way: way[1])
        if score >= 6 and (best is None or score >= best.score - 0.1):
            best = Header(columns, first, first + count, score)
    two = _two_levels(rows, first, vocabulary)
    return two if two and (best is None or two.score >= best.score - _LESS_TWO) else best


def _may_begin(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a heading may begin with a row: it has a title, and is no sentence."""
    if len(row.segments) == 1 and len(row.words) > LONGEST_TITLE:
        return len(titles(row.segments[0], vocabulary)) > 2
    return any(
        piece.roles or roles_within(piece.title.text, vocabulary)
        for s in row.segments
        for piece in titles(s, vocabulary)
    )


def _two_levels(rows: Sequence[Row], first: int, vocabulary: Vocabulary) -> Header | None:
    """A heading of two rows for items of two rows, where the rows below take turns."""
    band = rows[first : first + 2]
    if len(band) < 2 or not _close(band) or any(_is_filled(row) for row in band):
        return None
    upper, lower = (columns_of([row], vocabulary) for row in band)
    below = tuple(replace(column, level=1) for column in lower)
    score = _score((*upper, *below)) - 1.0
    if score < _FEWEST_TWO or len(upper) < 2 or len(lower) < 2 or not _in_pairs(upper, lower, rows[first + 2 :]):
        return None
    return Header((*upper, *below), first, first + 2, score)


def _in_pairs(upper: Sequence[Column], lower: Sequence[Column], body: Sequence[Row]) -> bool:
    """Whether the first rows below a heading take turns: one names the item, the next has its amounts."""
    money = [column.title for column in lower if column.role in ("amount", "unit_price", "net_price")]
    body = [row for row in body[:10] if has_digit(row.text)]
    sums = [row for row in body if money and all(_over(row, title) for title in money)]
    named = any(overlap(upper[0].title, Span(row.page, row.words[:1])) > 0 for row in sums)
    running = any(a in sums and b in sums for a, b in itertools.pairwise(body))
    return bool(sums) and body[0] not in sums and not named and not running


def _over(row: Row, title: Span) -> bool:
    """Whether a number stands under a title."""
    under = [word for word in row.words if overlap(Span(row.page, (word,)), title) > 0]
    return any(parse_amount(word.text.strip("$€£")) is not None for word in under)


def _close(band: Sequence[Row]) -> bool:
    return all(b.top - a.bottom < 0.9 * a.height for a, b in itertools.pairwise(band))


def _is_filled(row: Row) -> bool:
    """Whether values stand in a row: a date, or many digits."""
    with_digits = [word.text for word in row.words if has_digit(word.text)]
    if not with_digits:
        return False
    return len(with_digits) * 3 > len(row.words) or any(map(_is_number, with_digits)) or bool(printed_dates(row.text))


def _is_number(text: str) -> bool:
    """Whether a word is the number of something: many digits, or some behind letters and a dash."""
    return sum(map(str.isdigit, text)) > 3 or _NUMBERED.fullmatch(text) is not None


def _score(columns: Sequence[Column]) -> float:
    """How much of a heading this is: known titles count, unknown ones count against it, though not more of them.

    Systems export all they have: of sixty columns a dozen may be known.
    """
    known = {role for column in columns for role in (*column.roles, column.under)} - {_OTHER, ""}
    money = known & {"quantity", "confirmed_quantity", "unit_price", "net_price", "list_price", "amount"}
    goods = known & {"item", "vendor_item", "buyer_item", "description", "position"}
    if len(known) < 3 or not money or not goods:
        return 0.0
    unknown = min(sum(not column.roles for column in columns), len(known))
    strange = sum(column.strange for column in columns) - 0.5 * sum(bool(column.under) for column in columns)
    return 2.0 * len(known) + 0.3 * sum(column.role == _OTHER for column in columns) - 0.9 * (unknown + strange)
