"""Labels and the values they name: to the right, below, or in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from poworkbench.reading.label_words import label_at, labels_in, says_own
from poworkbench.reading.page import Word
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span, overlap
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.vocabulary import Vocabulary

_BELOW_ROWS, _BELOW_HEIGHTS = 3, 4.0
#: Letters that end in ":", "#" or "No.", and behind them a text with digits.
_GLUED = re.compile(r"([^\W\d][^\d]*[:#]|[Nn][or]\.)(?=\S*\d)(\w\S+)$")
#: A word of so many letters is no "No." or "Nbr".
_LONG = 5
#: A label at the end of so many words has its value at the begin of the next row.
_SENTENCE = 5
#: How sure it is that a value belongs to a label, by where it stands.
INLINE, RIGHT, BELOW = 12, 10, 7


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with a stretch that may be its value; `place` is INLINE, RIGHT or BELOW.

    `leads` says whether the label begins its segment, as labels do and mentions in a sentence do not.
    """

    role: str
    label: Span
    value: Span
    place: int
    leads: bool


def unglued(row: Row) -> Row:
    """A row whose labels stand apart from their values: "PO#:12345" as two words."""
    return Row(row.page, tuple(part for word in row.words for part in _parts(word)))


def _parts(word: Word) -> tuple[Word, ...]:
    match = _GLUED.match(word.text)
    if not match:
        return (word,)
    cut = word.x0 + (word.x1 - word.x0) * match.end(1) / len(word.text)
    return replace(word, text=match[1], x1=cut), replace(word, text=match[2], x0=cut)


def labelled(rows: Sequence[Row], vocabulary: Vocabulary) -> Iterator[Labelled]:
    """All labels of a page with the stretches that may be their values, nearest first."""
    for index, row in enumerate(rows):
        for place, segment in enumerate(row.segments):
            for found in labels_in(segment, vocabulary):
                yield from _values(rows, index, place, found, vocabulary)


def _values(
    rows: Sequence[Row], index: int, place: int, found: tuple[int, int, str], vocabulary: Vocabulary
) -> Iterator[Labelled]:
    row, (start, size, role) = rows[index], found
    segment = row.segments[place]
    label = Span(row.page, segment.words[start : start + size])
    leads = start == 0 or segment.words[start - 1].text[-1] == "/" or says_own(segment, start, vocabulary)[0] > 0
    rest = _rest(segment, start + size, vocabulary)
    if rest is not None and has_digit(rest.text):
        yield Labelled(role, label, rest, INLINE, leads)
        return
    if rest is not None and any(len(squeeze(word.text)) > 2 for word in rest.words) and not _is_aside(rest, vocabulary):
        yield Labelled(role, label, rest, INLINE, leads)
    leads = leads and not _goes_on(rest)
    right = row.segments[place + 1] if place + 1 < len(row.segments) else None
    if right is not None and not label_at(right, 0, vocabulary)[0]:
        yield Labelled(role, label, right, RIGHT, leads)
    below = _below(rows, index, segment if start == 0 else label, vocabulary)
    if below is not None:
        yield Labelled(role, label, below, BELOW, leads)
    if rest is None and right is None and len(segment.words) - size >= _SENTENCE and index + 1 < len(rows):
        yield Labelled(role, label, rows[index + 1].segments[0], INLINE, leads)


def _rest(segment: Span, start: int, vocabulary: Vocabulary) -> Span | None:
    """What stands behind a label in its segment, up to the next label."""
    words = segment.words[start:]
    for index in range(1, len(words)):
        if label_at(Span(segment.page, words), index, vocabulary)[0] and has_digit(words[index - 1].text):
            words = words[:index]
            break
    return Span(segment.page, words) if words else None


def _goes_on(rest: Span | None) -> bool:
    """Whether words behind a label make it another one, of what stands beside or below: "Order Office"."""
    if rest is None or rest.text[-1] in ":#" or has_digit(rest.text):
        return False
    return any(len(squeeze(word.text)) >= _LONG and word.text.istitle() for word in rest.words)


def _is_aside(rest: Span, vocabulary: Vocabulary) -> bool:
    """Whether it is the second half of a double label: "/ Datum"."""
    return rest.text[0] == "/" or label_at(rest, 0, vocabulary)[0] == len(rest.words)


def _below(rows: Sequence[Row], index: int, label: Span, vocabulary: Vocabulary) -> Span | None:
    """The nearest stretch below a label, unless that is a label itself."""
    for row in rows[index + 1 : index + 1 + _BELOW_ROWS]:
        if row.top - label.bottom > _BELOW_HEIGHTS * label.height:
            return None
        under = [segment for segment in row.segments if overlap(segment, label) > 0.3]
        if under:
            return None if label_at(under[0], 0, vocabulary)[0] else under[0]
    return None
