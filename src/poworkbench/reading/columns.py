"""What a table's columns are, by the words at their head."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from poworkbench.domain.amounts import parse_amount
from poworkbench.domain.dates import printed_dates
from poworkbench.reading.rows import Row, split_at_gaps
from poworkbench.reading.spans import Span, overlap
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.titles import is_promise, roles_of, roles_within
from poworkbench.reading.vocabulary import Vocabulary

_LONGEST_TITLE = 5
#: Titles of two columns are further apart than the words of one (in type sizes).
_CLOSE = 0.45
_STACKED = 0.3
_FLUSH = 2.0
#: A heading has at most so many rows and is at most so many row heights tall.
_MOST_ROWS, _TALLEST = 6, 4.8
OTHER = "other"
_CODES = ("item", "vendor_item", "buyer_item")
_DATES = ("ship_date", "delivery_date", "arrival_date")
#: What may stand in the row below what, where a title names both.
_UNDER = {
    **dict.fromkeys(_CODES, (*_CODES, "description", *_DATES)),
    "description": (*_CODES, *_DATES),
    "quantity": ("unit", *_DATES),
    "unit_price": ("price_base", "unit", "discount", "quantity"),
    "amount": _DATES,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its roles ("item" and "description" may share one), its title and the band it takes of the page.

    `strange` counts the words stacked on its title that make no sense there; `level` is 1 for the second row of
    titles where an item takes two rows. `under` is what stands in the row below, where the title says so.
    """

    roles: tuple[str, ...]
    title: Span
    left: float = 0.0
    right: float = 0.0
    strange: float = 0.0
    level: int = 0
    under: str = ""

    @property
    def role(self) -> str:
        """What it is before all."""
        return self.roles[0] if self.roles else ""


@dataclass(frozen=True, slots=True)
class Header:
    """A table's heading: its columns from left to right and the rows it takes (`first` up to, not with, `end`).

    `found` says that no known heading is printed: the columns' bands come from the rows.
    """

    columns: tuple[Column, ...]
    first: int
    end: int
    score: float
    found: bool = False


def header_at(rows: Sequence[Row], first: int, vocabulary: Vocabulary) -> Header | None:
    """The table heading that starts in row `first`, of one to six rows (titles set to the middle stagger), or None."""
    best: Header | None = None
    if not _may_begin(rows[first], vocabulary):
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
        columns = _columns(band, vocabulary)
        score = _score(columns)
        if score >= 6 and (best is None or score >= best.score - 0.1):
            best = Header(columns, first, first + count, score)
    return _two_levels(rows, first, vocabulary) or best


def _may_begin(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a heading may begin with a row: it has a title, and is no sentence."""
    if len(row.segments) == 1 and len(row.words) > _LONGEST_TITLE:
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
    upper, lower = (_columns([row], vocabulary) for row in band)
    below = tuple(replace(column, level=1) for column in lower)
    score = _score((*upper, *below)) - 1.0
    if score < 7 or len(upper) < 2 or len(lower) < 2 or not _in_pairs(upper, lower, rows[first + 2 :]):
        return None
    return Header((*upper, *below), first, first + 2, score)


def _in_pairs(upper: Sequence[Column], lower: Sequence[Column], body: Sequence[Row]) -> bool:
    """Whether the first rows below a heading take turns: one names the item, the next has its amounts."""
    money = [column.title for column in lower if column.role in ("amount", "unit_price", "net_price")]
    body = [row for row in body[:10] if has_digit(row.text)]
    sums = [row for row in body if money and all(_over(row, title) for title in money)]
    named = any(overlap(upper[0].title, Span(row.page, row.words[:1])) > 0 for row in sums)
    return bool(sums) and body[0] not in sums and not named


def _over(row: Row, title: Span) -> bool:
    """Whether a number stands under a title."""
    under = [word for word in row.words if overlap(Span(row.page, (word,)), title) > 0]
    return any(parse_amount(word.text.strip("$€£")) is not None for word in under)


def _close(band: Sequence[Row]) -> bool:
    return all(b.top - a.bottom < 0.9 * a.height for a, b in itertools.pairwise(band))


def _is_filled(row: Row) -> bool:
    """Whether values stand in a row: a date, or many digits."""
    if printed_dates(row.text) or any(sum(map(str.isdigit, word.text)) > 3 for word in row.words):
        return True
    return sum(has_digit(word.text) for word in row.words) * 3 > len(row.words)


def _score(columns: Sequence[Column]) -> float:
    """How much of a heading this is: known titles count, unknown ones count against it."""
    known = {role for column in columns for role in (*column.roles, column.under)} - {OTHER, ""}
    money = known & {"quantity", "confirmed_quantity", "unit_price", "net_price", "list_price", "amount"}
    goods = known & {"item", "vendor_item", "buyer_item", "description", "position"}
    if len(known) < 3 or not money or not goods:
        return 0.0
    unknown = sum(not column.roles for column in columns)
    strange = sum(column.strange for column in columns) - 0.5 * sum(bool(column.under) for column in columns)
    return 2.0 * len(known) + 0.3 * sum(column.role == OTHER for column in columns) - 0.9 * (unknown + strange)


def _columns(band: Sequence[Row], vocabulary: Vocabulary) -> tuple[Column, ...]:
    """The columns of a band of heading rows; titles above each other are one title."""
    pieces = [[piece for segment in row.segments for piece in titles(segment, vocabulary)] for row in band]
    base = max(range(len(band)), key=lambda index: (len(pieces[index]), index))
    columns = list(pieces[base])
    for index in [*range(base - 1, -1, -1), *range(base + 1, len(band))]:
        upper, lower = (pieces[index], columns) if index < base else (columns, pieces[index])
        columns = _stacked(upper, lower, vocabulary)
    return tuple(sorted(columns, key=lambda column: column.title.x0))


def _stacked(columns: Sequence[Column], pieces: Sequence[Column], vocabulary: Vocabulary) -> list[Column]:
    """Titles with those of the row below; a title with several under it is theirs together."""
    stacked: list[Column] = []
    taken: list[Column] = []
    for column in columns:
        touching = [piece for piece in pieces if overlap(column.title, piece.title) > _STACKED]
        under = _spanned(column, touching, columns, pieces)
        taken += [*touching, *under]
        if len(under) > 1:
            stacked += [_shared(column, piece, vocabulary) for piece in under]
            continue
        for piece in touching:
            column = _merged(column, piece, vocabulary)
        stacked.append(column)
    return stacked + [piece for piece in pieces if piece not in taken]


def _spanned(
    column: Column, touching: Sequence[Column], columns: Sequence[Column], pieces: Sequence[Column]
) -> Sequence[Column]:
    """The titles that share one title above: all that touch it, and those beside them if it stands in their middle."""
    low = max((other.title.x1 for other in columns if other.title.x1 <= column.title.x0), default=0.0)
    high = min((other.title.x0 for other in columns if other.title.x0 >= column.title.x1), default=float("inf"))
    free = [piece for piece in pieces if low <= piece.title.x0 and piece.title.x1 <= high]
    if len(free) < 2 or not touching or (len(touching) == 1 and _aligned(column.title, touching[0].title)):
        return touching
    left, right = min(piece.title.x0 for piece in free), max(piece.title.x1 for piece in free)
    off = (column.title.x0 + column.title.x1 - left - right) / 2
    return free if abs(off) < (right - left) / 4 else touching


def _aligned(a: Span, b: Span) -> bool:
    """Whether one title stands flush with another, or middle above middle."""
    offsets = (a.x0 - b.x0, a.x1 - b.x1, (a.x0 + a.x1 - b.x0 - b.x1) / 2)
    return min(map(abs, offsets)) < _FLUSH


def _shared(column: Column, piece: Column, vocabulary: Vocabulary) -> Column:
    """A title that stands with others under a wider one: "Price" over "list" and "net"."""
    first = column.title.words[0].text
    roles = roles_of(f"{first} {piece.title.text}", vocabulary) or piece.roles
    guess = roles_of(f"{column.title.text} {piece.title.text}", vocabulary) or column.roles
    strange = column.strange + piece.strange + (0.0 if roles and column.roles else 0.5)
    return replace(column, roles=roles or guess, title=piece.title, strange=strange)


def _merged(column: Column, piece: Column, vocabulary: Vocabulary) -> Column:
    words = (*column.title.words, *piece.title.words)
    title = Span(column.title.page, words)
    roles = roles_of(title.text, vocabulary)
    guessed = roles_within(title.text, vocabulary)[:1] if len(words) <= _LONGEST_TITLE else []
    upper = column.roles or tuple(roles_within(column.title.text, vocabulary)[:1])
    if _is_two(roles, upper, piece):
        return replace(column, roles=upper, title=title, under=piece.role)
    if "requested_date" in upper and piece.role in _DATES:
        roles = upper
    known = roles or next((part.roles for part in (piece, column) if part.roles), tuple(guessed))
    strange = 0.0 if roles else 0.5 if guessed else 1.0
    return replace(
        column,
        roles=known,
        title=title,
        strange=column.strange + piece.strange + strange,
        under=column.under or piece.under,
    )


def _is_two(roles: tuple[str, ...], upper: tuple[str, ...], lower: Column) -> bool:
    """Whether two titles above each other name two things; the date wished and the date promised are two."""
    if "requested_date" in upper:
        return lower.role in _DATES and is_promise(lower.title.words[0].text)
    return not roles and any(lower.role in _UNDER.get(role, ()) and lower.role != role for role in upper)


def titles(segment: Span, vocabulary: Vocabulary) -> list[Column]:
    """The titles in one segment of a heading row: one as a rule, several where they stand close."""
    groups = split_at_gaps(segment.words, _CLOSE)
    best: list[tuple[float, list[Column]]] = [(0.0, [])]
    for end in range(1, len(groups) + 1):
        options = []
        for start in range(max(0, end - _LONGEST_TITLE), end):
            words = tuple(word for group in groups[start:end] for word in group)
            piece = Column(roles_of(" ".join(word.text for word in words), vocabulary), Span(segment.page, words))
            options.append((best[start][0] + _worth(piece), [*best[start][1], piece]))
        best.append(max(options, key=lambda option: option[0]))
    return _tied(best[-1][1])


def _worth(piece: Column) -> float:
    length = len(squeeze(piece.title.text))
    return length - 1.5 if piece.roles else -1.0 - length


def _tied(pieces: Sequence[Column]) -> list[Column]:
    """Pieces without the cuts that were none: "Item / Description" and unknown words stay with their neighbour."""
    columns: list[Column] = []
    for piece in pieces:
        last = columns[-1] if columns else None
        if last and (piece.title.text[0] in "/&(" or last.title.text[-1] in "/&-" or not piece.roles or not last.roles):
            roles = (*last.roles, *(role for role in piece.roles if role not in last.roles))
            columns[-1] = Column(roles, Span(piece.title.page, last.title.words + piece.title.words))
        else:
            columns.append(piece)
    return columns
