"""The buyer's own order form sent back, stamped or signed: what it calls its number is the purchase order's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from poworkbench.domain.readings import ACKNOWLEDGEMENT
from poworkbench.reading.label_words import NUMBER_WORDS, OWN_NUMBERS
from poworkbench.reading.labels import Labelled
from poworkbench.reading.rows import Row
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.vocabulary import Vocabulary

#: A title stands in one of the first rows and has at most so many words.
_TOP_ROWS, _LONGEST_TITLE = 15, 5


def on_own_form(found: Sequence[Labelled], rows: Sequence[Row], vocabulary: Vocabulary) -> list[Labelled]:
    """The labels, where the paper is titled as an order: "Order" and "Order No." are then the order's own."""
    titles = _title_words(rows, vocabulary)
    if not titles:
        return list(found)
    return [replace(item, role="po_number") if _is_titled(item, titles) else item for item in found]


def _is_titled(item: Labelled, titles: set[str]) -> bool:
    """Whether a label is made of the title's words: "Order No." on a "Standard Purchase Order"."""
    words = {squeeze(word.text) for word in item.label.words} - {""}
    return item.role in OWN_NUMBERS and words <= titles | NUMBER_WORDS and bool(words & titles)


def _title_words(rows: Sequence[Row], vocabulary: Vocabulary) -> set[str]:
    """The words of a purchase order's title that stands alone; none where the paper is titled as an answer to it."""
    top = [segment for row in rows[:_TOP_ROWS] for segment in row.segments]
    if any(vocabulary.kinds.get(squeeze(segment.text)) == ACKNOWLEDGEMENT for segment in top):
        return set()
    for segment in top:
        texts = [squeeze(word.text) for word in segment.words]
        if len(texts) <= _LONGEST_TITLE and not has_digit(segment.text) and not segment.text.endswith(":"):
            for start in range(len(texts)):
                phrase = "".join(texts[start:])
                if vocabulary.labels.get(phrase) == "po_number" and not set(texts) & set(vocabulary.sides):
                    return set(texts[start:])
    return set()
