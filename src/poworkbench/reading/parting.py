"""A row below an item that says several things side by side, taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from poworkbench.reading.phrases import label_below
from poworkbench.reading.rows import Row
from poworkbench.reading.schedules import DATES
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.statuses import status_in
from poworkbench.reading.values import Style, dates_in
from poworkbench.reading.vocabulary import Vocabulary


def parted(row: Row, style: Style, vocabulary: Vocabulary) -> list[Row]:
    """A row whose segments say different things, apart: a delivery beside the rest of a description."""
    pieces = [piece for segment in row.segments for piece in _pieces(segment, vocabulary)]
    if len(pieces) < 2:
        return [row]
    joins = [_joins(a, b, style, vocabulary) for a, b in pairwise(pieces)]
    groups = [[pieces[0]]]
    for joined, piece in zip(joins, pieces[1:], strict=True):
        if joined:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [Row(row.page, tuple(word for piece in group for word in piece.words)) for group in groups]


def _pieces(segment: Span, vocabulary: Vocabulary) -> Iterator[Span]:
    """A segment cut at dots and bars before known labels."""
    start = 0
    for index, word in enumerate(segment.words):
        rest = Span(segment.page, segment.words[index + 1 :])
        if not squeeze(word.text) and index > start and rest.words and label_below(rest, vocabulary):
            yield Span(segment.page, segment.words[start:index])
            start = index + 1
    yield Span(segment.page, segment.words[start:])


def _joins(a: Span, b: Span, style: Style, vocabulary: Vocabulary) -> bool:
    """Whether two neighbouring pieces say one thing: a label and its value, a quantity and its date; or no date."""
    dated_a, dated_b = dates_in(a, style), dates_in(b, style)
    if not dated_a and not dated_b:
        return not label_below(b, vocabulary)
    return (bool(dated_a) or _tells(a, vocabulary)) and (bool(dated_b) or _tells(b, vocabulary))


def _tells(piece: Span, vocabulary: Vocabulary) -> bool:
    """Whether a piece goes with a date beside it: a known label or status, or a number with its unit."""
    label = label_below(piece, vocabulary)
    if (label and label[0] in DATES) or status_in(piece, vocabulary):
        return True
    return all(squeeze(word.text) in vocabulary.units or has_digit(word.text) for word in piece.words)
