"""Where one column ends and the next begins: at a ruling line, or where the fewest words are cut."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from poworkbench.reading.columns import Column
from poworkbench.reading.page import Rule
from poworkbench.reading.rows import Row
from poworkbench.reading.spelling import has_digit

_STEP = 0.5
#: Cutting a word of the heading costs as much as cutting this many words of a full row.
_TITLE_WEIGHT = 100.0
#: A row weighs the square of its words with digits and tells from this weight on.
_FULL = 9.0

Ink = tuple[float, float, float]

_where = itemgetter(0)


def banded(columns: Sequence[Column], rows: Sequence[Row], rules: Sequence[Rule]) -> tuple[Column, ...]:
    """The columns with the band of the page each takes, found from the rows below the heading.

    Between two neighbouring titles the boundary is the place that cuts the fewest words, rows with many numbers
    counting most; among equals it is in the widest free strip. Where ruling lines part a column without a title, that
    belongs to the title before it, as a unit behind its quantity does.
    """
    strong, weak = _inked(rows)
    strong += [ink for column in columns for ink in _titled(column)]
    edges = [0.0]
    for a, b in itertools.pairwise(columns):
        edges.append(max(edges[-1], _edge(a, b, strong, weak, rules)))
    edges.append(float("inf"))
    return tuple(replace(column, left=edges[index], right=edges[index + 1]) for index, column in enumerate(columns))


def _inked(rows: Sequence[Row]) -> tuple[list[Ink], list[Ink]]:
    """The words of rows with several numbers, by their weight, and those of the other rows between them."""
    weights = [float(sum(has_digit(word.text) for word in row.words) ** 2) for row in rows]
    last = max((index for index, weight in enumerate(weights) if weight >= _FULL), default=-1)
    pairs = list(zip(rows, weights, strict=True))[: last + 1]
    strong = [(word.x0, word.x1, weight) for row, weight in pairs if weight >= _FULL for word in row.words]
    weak = [(word.x0, word.x1, 1.0) for row, weight in pairs if weight < _FULL for word in row.words]
    return strong, weak


def _titled(column: Column) -> Iterator[Ink]:
    """A title's words and the blanks between them: no boundary goes through a title."""
    words = column.title.words
    yield from ((word.x0, word.x1, _TITLE_WEIGHT) for word in words)
    yield from ((a.x1, b.x0, _TITLE_WEIGHT) for a, b in itertools.pairwise(words) if a.x1 < b.x0 and a.top < b.bottom)


def _edge(a: Column, b: Column, strong: Sequence[Ink], weak: Sequence[Ink], rules: Sequence[Rule]) -> float:
    low, high = a.title.x0 + 1.0, max(b.title.x1 - 1.0, a.title.x0 + 2.0)
    between = [rule.x0 for rule in rules if rule.x0 == rule.x1 and a.title.x1 - 1 <= rule.x0 <= b.title.x0 + 1]
    if between and (max(between) - min(between) < 4 or not any(_cut([max(between)], strong))):
        return max(between)
    places = [low + _STEP * index for index in range(int((high - low) / _STEP) + 1)]
    for ink in (strong, weak):
        costs = _cut(places, ink)
        least = min(costs)
        places = [place for place, cost in zip(places, costs, strict=True) if cost <= least]
    return _widest(places)


def _cut(places: Sequence[float], ink: Sequence[Ink]) -> list[float]:
    """What each of the places, in ascending order, cuts: what begins before it without what ends there or before."""
    near = [item for item in ink if item[1] > places[0] and item[0] < places[-1] and item[0] < item[1]]
    starts, ends = sorted((x0, weight) for x0, _, weight in near), sorted((x1, weight) for _, x1, weight in near)
    begun = list(itertools.accumulate((weight for _, weight in starts), initial=0.0))
    ended = list(itertools.accumulate((weight for _, weight in ends), initial=0.0))
    return [
        begun[bisect_left(starts, place, key=_where)] - ended[bisect_right(ends, place, key=_where)] for place in places
    ]


def _widest(places: Sequence[float]) -> float:
    """The place two thirds into the longest run of neighbouring places."""
    best, start = (0, 0), 0
    for index in range(1, len(places) + 1):
        if index == len(places) or places[index] - places[index - 1] > 1.5 * _STEP:
            best = max(best, (start, index - 1), key=lambda run: run[1] - run[0])
            start = index
    return places[best[0] + 2 * (best[1] - best[0]) // 3]
