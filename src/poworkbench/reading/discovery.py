"""A table without a known heading: found by its rows, in which quantity × price gives the amount."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, permutations

from poworkbench.reading.columns import Column, Header
from poworkbench.reading.known import Codes
from poworkbench.reading.page import Rule, Word
from poworkbench.reading.prices import closes
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.titles import roles_of
from poworkbench.reading.values import Style, numbers_in
from poworkbench.reading.vocabulary import Vocabulary

#: Columns are parted by a strip of at least this many points, or this share of a row, in which no row has ink.
_STRIP, _SHARE = 3.0, 0.4
_BASES = (Decimal(1), Decimal(100), Decimal(1000))
_FEWEST, _MOST_NUMBERS = 2, 10
#: A table has at least four columns.
_FEWEST_EDGES = 3
#: A row like another has as good as all of its bands filled alike.
_FEWEST_BANDS, _MOST_ALIKE = 5, 0.8
#: An item takes so many rows at most.
_FURTHER = 8


def discovered(
    rows: Sequence[Row], style: Style, vocabulary: Vocabulary, codes: Codes, rules: Sequence[Rule] = ()
) -> Header | None:
    """The columns of the rows that multiply, as a heading; None where fewer than two rows do.

    One such row is enough where it names an item of the order. Ruling lines beside all of them part the columns.
    """
    hits = [index for index, row in enumerate(rows) if _multiplies(row, style)]
    named = [index for index in hits if any(squeeze(word.text) in codes.vendor for word in rows[index].words)]
    if len(hits) < _FEWEST and not named:
        return None
    first = hits[0]
    found = [rows[index] for index in hits]
    strips = _ruled(found, rules) or _strips(found)
    first = _first_like(rows, first, strips, style)
    columns = [_column(rows, first, strip, vocabulary) for strip in strips]
    return Header(tuple(columns), max(0, first - 1), first, 0.0, found=True)


def repeated(rows: Sequence[Row], header: Header) -> list[Header]:
    """A discovered heading at each place where its titles are printed again, as they are above every card."""
    titles = rows[header.first].text
    places = [at for at, row in enumerate(rows) if row.text == titles]
    if has_digit(titles) or header.end - header.first != 1 or len(places) < _FEWEST:
        return [header]
    return [
        replace(header, columns=tuple(_moved(column, rows[at]) for column in header.columns), first=at, end=at + 1)
        for at in places
    ]


def _moved(column: Column, row: Row) -> Column:
    """A column with its title from another row of the same titles."""
    words = [word for word in row.words if column.left <= (word.x0 + word.x1) / 2 < column.right]
    return replace(column, title=Span(row.page, tuple(words))) if words else column


def _first_like(rows: Sequence[Row], first: int, strips: Sequence[tuple[float, float]], style: Style) -> int:
    """The first row like those that multiply: right above them, or a few rows further up with a shorter word in it."""
    for index in range(first - 1, max(-1, first - _FURTHER), -1):
        near = index == first - 1 or _multiplies(rows[index], style, word=1)
        if near and _is_like(rows[index], rows[first], strips):
            return _first_like(rows, index, strips, style)
    return first


def _multiplies(row: Row, style: Style, word: int = 3) -> bool:
    """Whether two numbers of a row give a third behind them, and a longer `word` says of what."""
    numbers = [n.value for segment in row.segments for n in numbers_in(segment, style) if n.value > 0]
    told = any(len(squeeze(w.text)) > word and not _plain(w) for w in row.words)
    if not 3 <= len(numbers) <= _MOST_NUMBERS or not told:
        return False
    return any(
        _gives(numbers[q], numbers[p], numbers[a], [n for k, n in enumerate(numbers) if k not in (q, p, a)])
        for q, p, a in permutations(range(len(numbers)), 3)
        if q < p < a
    )


def _gives(quantity: Decimal, price: Decimal, amount: Decimal, rest: Sequence[Decimal]) -> bool:
    """Whether quantity × price is the amount: as it stands, for a hundred or a thousand, or less a discount."""
    if min(quantity, price) == 1 or amount <= 1:
        return False
    if any(closes(quantity, price / base, amount) for base in _BASES):
        return True
    return any(closes(quantity, price * (1 - n / 100), amount) for n in rest if 1 <= n < 100)


def _plain(word: Word) -> bool:
    return not any(char.isalpha() for char in word.text)


def _is_like(above: Row, row: Row, strips: Sequence[tuple[float, float]]) -> bool:
    """Whether a row has numbers and words in the bands of the one below it: one piece, which multiplies nothing."""
    kinds = [[_kinds(own, strip) for strip in strips] for own in (above, row)]
    alike = sum(a == b for a, b in zip(*kinds, strict=True))
    return len(strips) >= _FEWEST_BANDS and alike >= _MOST_ALIKE * len(strips)


def _kinds(row: Row, strip: tuple[float, float]) -> tuple[bool, bool]:
    """Whether a row has anything in a band, and whether that has digits."""
    words = [word.text for word in row.words if strip[0] <= (word.x0 + word.x1) / 2 < strip[1]]
    return bool(words), any(map(has_digit, words))


def _ruled(rows: Sequence[Row], rules: Sequence[Rule]) -> list[tuple[float, float]]:
    """The bands between the lines that run down beside all of the rows, as far as one of the rows fills them."""
    top, foot = rows[0].bottom, rows[-1].top
    edges = sorted({rule.x0 for rule in rules if rule.x0 == rule.x1 and rule.y0 <= top and rule.y1 >= foot})
    if len(edges) < _FEWEST_EDGES:
        return []
    middles = [(word.x0 + word.x1) / 2 for row in rows for word in row.words]
    bands = zip([0.0, *edges], [*edges, float("inf")], strict=True)
    filled = [(left, right) for left, right in bands if any(left <= middle < right for middle in middles)]
    return filled if len(filled) >= _FEWEST_EDGES else []  # a frame around them all parts nothing


def _strips(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The bands with ink in any of the rows, parted where none has any."""
    inked = sorted((word.x0, word.x1) for row in rows for word in row.words)
    strips: list[tuple[float, float]] = []
    for x0, x1 in inked:
        if strips and x0 - strips[-1][1] < max(_STRIP, _SHARE * rows[0].height):
            strips[-1] = (strips[-1][0], max(strips[-1][1], x1))
        else:
            strips.append((x0, x1))
    middles = [(a[1] + b[0]) / 2 for a, b in pairwise(strips)]
    return list(zip([0.0, *middles], [*middles, float("inf")], strict=True))


def _column(rows: Sequence[Row], first: int, strip: tuple[float, float], vocabulary: Vocabulary) -> Column:
    """A column with the title that stands above it, where the row above the first one is a heading."""
    above = [row for row in rows[max(0, first - 2) : first] if len(row.segments) > 2 and not has_digit(row.text)]
    words = [w for row in above for w in row.words if strip[0] <= (w.x0 + w.x1) / 2 < strip[1]]
    below = (w for row in rows[first:] for w in row.words if strip[0] <= (w.x0 + w.x1) / 2 < strip[1])
    title = Span(rows[first].page, tuple(words) or (next(below, rows[first].words[0]),))
    roles = roles_of(title.text, vocabulary) if words else ()
    return Column(roles, title, strip[0], strip[1])
