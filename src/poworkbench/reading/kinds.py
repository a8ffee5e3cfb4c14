"""What kind of document it is, by its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poworkbench.domain.readings import ACKNOWLEDGEMENT, OPEN_ORDER_REPORT, OTHER
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.vocabulary import Vocabulary

_LONGEST_TITLE, _LONGEST_NAME, _TOP_ROWS = 14, 4, 40
#: A word among many in a row is a label rather than a title.
_AMONG = 6.0
#: A title is set in larger type than what stands beside it.
_SAME = 1.15


def kind_of(rows: Sequence[Row], vocabulary: Vocabulary, *, items: int, orders: int, name: str = "") -> str:
    """The kind by the largest title near the top; where no title says it by the name of its sheet or file, and by what
    the document holds.
    """
    if orders > 1:
        return OPEN_ORDER_REPORT
    titles = [
        (_weight(segment, words, number) - (_AMONG if len(row.segments) > 3 else 0.0), vocabulary.kinds[phrase])
        for number, row in enumerate(rows[:_TOP_ROWS])
        for segment in row.segments
        if (len(segment.words) <= _LONGEST_TITLE or _is_spaced(segment)) and not _is_label(segment, vocabulary)
        for words, phrase in _phrases(segment, vocabulary)
        if not _is_prose(segment) and (vocabulary.kinds[phrase] == ACKNOWLEDGEMENT or not _names_value(row, segment))
    ]
    if titles:
        best = max(titles, key=lambda title: (title[0], title[1] == ACKNOWLEDGEMENT))[1]
        return ACKNOWLEDGEMENT if best == OTHER and items and _is_boxed(rows, vocabulary) else best
    return (_named(name, vocabulary) or ACKNOWLEDGEMENT) if items else OTHER


def _is_boxed(rows: Sequence[Row], vocabulary: Vocabulary) -> bool:
    """Whether a form has its title as a box's: "Order confirmation no." over the number."""
    boxes = (segment for row in rows[:_TOP_ROWS] for segment in row.segments if _is_label(segment, vocabulary))
    return any(vocabulary.kinds[phrase] == ACKNOWLEDGEMENT for box in boxes for _, phrase in _phrases(box, vocabulary))


def _named(name: str, vocabulary: Vocabulary) -> str:
    """The kind that words of a name say: "Packing list", "Invoice_88121"."""
    words = re.findall(r"[^\W\d_]+", name)
    for size in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            phrase = squeeze("".join(words[start : start + size]))
            if phrase in vocabulary.kinds:
                return vocabulary.kinds[phrase]
    return ""


def _is_label(segment: Span, vocabulary: Vocabulary) -> bool:
    """Whether a stretch names a value or an address beside it: "Invoice No.", "Invoice To" are no titles."""
    key = squeeze(segment.text)
    if segment.text.endswith(":") or key in vocabulary.addressed:
        return True
    return key in vocabulary.labels and not any(
        squeeze(" ".join(word.text for word in segment.words[start:])) in vocabulary.kinds
        for start in range(len(segment.words))
    )


def _is_prose(segment: Span) -> bool:
    """Whether a stretch is a part of a sentence."""
    if any(word.text[-1] == ";" for word in segment.words[1:]):
        return True
    return segment.text[0].islower() and (segment.text[-1] == "." or len(segment.words) > _LONGEST_NAME)


def _names_value(row: Row, segment: Span) -> bool:
    """Whether the number beside a stretch, in the same type, is what it names: "Quotation   Q-4711"."""
    last = row.segments[-1]
    same = max(word.size for word in segment.words) <= _SAME * max(word.size for word in last.words)
    return len(row.segments) == 2 and row.segments[0] is segment and has_digit(last.text) and same


def _is_spaced(segment: Span) -> bool:
    return len(segment.text) < 2.6 * len(segment.words)


def _phrases(segment: Span, vocabulary: Vocabulary) -> list[tuple[int, str]]:
    """The longest known title from each word on: how many words, and the phrase."""
    found = []
    for start in range(len(segment.words)):
        text, best = "", (0, "")
        for size, word in enumerate(segment.words[start : start + 24], 1):
            text += squeeze(word.text) if squeeze(word.text) != "#" else ""
            if text in vocabulary.kinds:
                best = (size, text)
        if best[0] and (start == 0 or not squeeze(segment.words[0].text) or start == 1):
            found.append(best)
        if best[0]:
            found += _second(segment, start + best[0], vocabulary) if found else []
            break
    return found


def _second(segment: Span, at: int, vocabulary: Vocabulary) -> list[tuple[int, str]]:
    """The title behind a stroke, where a paper is an acknowledgement by its second name: "Proforma / Confirmation"."""
    start = at if at and not squeeze(segment.words[at - 1].text) else at + 1
    if start >= len(segment.words) or squeeze(segment.words[start - 1].text):
        return []
    behind = _phrases(Span(segment.page, segment.words[start:]), vocabulary)
    return [(start + size, phrase) for size, phrase in behind if vocabulary.kinds[phrase] == ACKNOWLEDGEMENT]


def _weight(segment: Span, words: int, number: int) -> float:
    """Large type, capitals and a line of its own make a title."""
    rest = [word.text for word in segment.words[words:] if squeeze(word.text)]
    alone = 6.0 if not any(len(text) > 3 and not has_digit(text) for text in rest) else 0.0
    size = max(word.size for word in segment.words)
    return size + alone + (3.0 if segment.text.isupper() else 0.0) - 0.15 * number
