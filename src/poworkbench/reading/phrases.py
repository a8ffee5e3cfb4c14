"""Known phrases at the start of a stretch of words."""

from __future__ import annotations

from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.titles import is_promise
from poworkbench.reading.vocabulary import Phrases, Vocabulary

LONGEST_LABEL = 4


def leading(segment: Span, phrases: Phrases) -> tuple[str, Span | None] | None:
    """The longest known phrase at the start of a segment: its meaning and what stands behind it."""
    for size in range(min(LONGEST_LABEL, len(segment.words)), 0, -1):
        words = segment.words[:size]
        meaning = phrases.get(squeeze(" ".join(word.text for word in words)))
        if meaning:
            rest = tuple(word for word in segment.words[size:] if squeeze(word.text))
            return meaning, Span(segment.page, rest) if rest else None
    return None


def net_price_behind(row: Row, vocabulary: Vocabulary) -> Span | None:
    """What stands behind the name of a net price that begins a row; "Net" alone is one, "Net weight" is not."""
    first, right = row.segments[0], row.segments[1] if len(row.segments) > 1 else None
    label = leading(first, vocabulary.below)
    if label and label[0] == "net_price":
        return label[1] or right
    return right if vocabulary.columns.get(squeeze(first.text)) == "net_price" else None


def label_below(segment: Span, vocabulary: Vocabulary) -> tuple[str, Span | None] | None:
    """The label that a segment below an item begins with: a known one, a date "planned" or "confirmed", whose code."""
    known = leading(segment, vocabulary.below)
    if known:
        return known
    plain = tuple(word for word in segment.words if not is_promise(word.text))
    dated = leading(Span(segment.page, plain), vocabulary.below) if 0 < len(plain) < len(segment.words) else None
    if dated and dated[0].endswith("_date"):
        return dated
    side = vocabulary.sides.get(squeeze(segment.words[0].text), "")
    if side and len(segment.words) == 2 and has_digit(segment.words[1].text):
        return side, Span(segment.page, segment.words[1:])
    return None
