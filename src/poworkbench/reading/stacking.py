"""Titles above each other: which make one title, which share one above, which name what stands below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from poworkbench.reading.columns import Column
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span, overlap
from poworkbench.reading.title_words import LONGEST_TITLE, titles
from poworkbench.reading.titles import is_promise, roles_of, roles_within
from poworkbench.reading.vocabulary import Vocabulary

_STACKED = 0.3
_FLUSH = 2.0
_CODES = ("item", "vendor_item", "buyer_item")
_DATES = ("ship_date", "delivery_date", "arrival_date")
#: What may stand in the row below what, where a title names both.
_UNDER = {
    **dict.fromkeys(_CODES, (*_CODES, "description", *_DATES)),
    "description": (*_CODES, *_DATES),
    "quantity": ("unit", *_DATES),
    **dict.fromkeys(("unit_price", "net_price", "list_price"), ("price_base", "unit", "discount", "quantity")),
    "amount": _DATES,
}


def columns_of(band: Sequence[Row], vocabulary: Vocabulary, *, apart: bool = False) -> tuple[Column, ...]:
    """The columns of a band of heading rows; titles above each other are one title. `apart` is as for `titles`."""
    pieces = [[piece for segment in row.segments for piece in titles(segment, vocabulary, apart=apart)] for row in band]
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
    guessed = roles_within(title.text, vocabulary)[:1] if len(words) <= LONGEST_TITLE else []
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
