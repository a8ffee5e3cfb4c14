"""An item's description: the words in its column and those that run on in the rows below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from poworkbench.domain.readings import Found
from poworkbench.reading.item import Item
from poworkbench.reading.page import Word
from poworkbench.reading.phrases import LONGEST_LABEL, leading
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span, joined
from poworkbench.reading.sublines import Below
from poworkbench.reading.vocabulary import Vocabulary

_INDENT = 4.0
_SHORT = 3
#: A sentence has at least so many words.
_SENTENCE = 5


@dataclass(frozen=True, slots=True)
class Margins:
    """How far descriptions reach to the right in this document."""

    right: float = 0.0


def margins(items: Sequence[Item]) -> Margins:
    """The right margin of the description column, by all items' own rows."""
    cells = [cell for item in items if (cell := item.main.cell("description"))]
    return Margins(max((cell.x1 for cell in cells), default=0.0))


def describe(item: Item, below: Below, used: frozenset[Word], edge: Margins, vocabulary: Vocabulary) -> Found | None:
    """The description with the parts that run on; what stands below it for another reason is left out."""
    cell = item.main.cell("description") or item.card.description
    own = tuple(word for word in cell.words if word not in used) if cell else ()
    if cell and own and not item.card.description:
        own = (*_above(item, cell), *own)
    rest = [row for row in below.plain if row.page == item.main.row.page and row not in item.above]
    if not own:
        rest, first = rest[1:], rest[:1]
        named = next((segment for segment in first[0].segments if _is_wordy(segment)), None) if first else None
        own = named.words if named and not _says_other(named, vocabulary) else ()
    if not own:
        return None
    parts = [Span(item.main.row.page, own)]
    left = cell.x0 if cell else parts[0].x0
    right = _limit(parts[0], item.below, edge)
    for row in rest:
        more = _running_on(parts, row, used, (left, right), vocabulary)
        if more is not None:
            parts.append(more)
    whole = joined(parts)
    return whole.found(whole.text, 85)


def _above(item: Item, cell: Span) -> Sequence[Word]:
    """The first part of a description that is set to the middle of its row."""
    flush = [row for row in item.above if any(abs(word.x0 - cell.x0) <= _INDENT for word in row.words)]
    segments = [segment for row in flush for segment in row.segments if abs(segment.x0 - cell.x0) <= _INDENT]
    return [word for segment in segments for word in segment.words]


def _is_wordy(segment: Span) -> bool:
    """Whether a stretch describes anything: a number and a unit do not."""
    return sum(sign.isalpha() for sign in segment.text) > _SHORT


def _says_other(segment: Span, vocabulary: Vocabulary) -> bool:
    """Whether a stretch is labelled as something else; "Pillow, latex" may be the article itself."""
    label = leading(segment, vocabulary.below)
    return label is not None and (label[0] != "remark" or ":" in segment.text)


def _is_open(part: Span, vocabulary: Vocabulary) -> bool:
    """Whether a stretch cannot be the end: after a comma, a dash, or a short word like "with" or "et"."""
    last = part.words[-1].text
    short = last.isalpha() and last.islower() and len(last) <= _SHORT
    return last[-1] in ",-(/&" or (short and last not in vocabulary.units)


def _is_labelled(segment: Span) -> bool:
    """Whether a stretch begins with a label that nobody listed: a few words and a colon, and something behind it."""
    head = [word.text for word in segment.words[: LONGEST_LABEL + 1]]
    return any(text.endswith(":") for text in head[:LONGEST_LABEL]) or ":" in head[1:]


def _is_sentence(segment: Span) -> bool:
    """Whether a stretch is a sentence of its own: what is said of an article, not what it is called."""
    begins = segment.words[0].text[0].isupper()
    return begins and len(segment.words) >= _SENTENCE and segment.text.endswith((".", "!"))


def _limit(own: Span, below: Sequence[Row], edge: Margins) -> float:
    """How far this description reaches: to the margin, or to what stands beside its further rows."""
    beside = [s.x0 for row in below for s in row.segments if s.words[0].x0 > own.x0 + _INDENT]
    return min([edge.right, *(x0 - _INDENT for x0 in beside if x0 > own.x1)])


def _running_on(
    parts: Sequence[Span], row: Row, used: frozenset[Word], band: tuple[float, float], vocabulary: Vocabulary
) -> Span | None:
    """The part of a row that continues the description: set flush with it, after a comma or a word that did not fit."""
    last, (left, right) = parts[-1], band
    words = [word for word in row.words if word not in used and word.x1 > left - _INDENT]
    if not words or min(abs(words[0].x0 - left), abs(words[0].x0 - parts[0].x0)) > _INDENT:
        return None
    first = words[0]
    segment = next((s for s in row.segments if first in s.words), None)
    if segment is None:
        return None
    fits = last.x1 + 0.25 * first.size + (first.x1 - first.x0) < right - 1
    label = leading(segment, vocabulary.below)
    if _is_sentence(segment) and not _is_open(last, vocabulary):
        return None
    if (label or _is_labelled(segment)) and (":" in segment.text or not _is_open(last, vocabulary)):
        return None
    if fits and not _is_open(last, vocabulary):
        return None
    return Span(row.page, tuple(word for word in segment.words if word in words))
