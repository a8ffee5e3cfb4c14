"""Which words of a row are a label, and what they name."""

from __future__ import annotations

from collections.abc import Iterator

from poworkbench.domain.readings import ACKNOWLEDGEMENT
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.vocabulary import Vocabulary

_LONGEST = 16
#: What a label that nobody listed is taken for, by its first word; and how such labels end.
_SIDES = {"vendor_item": "weak_vendor_order_number", "buyer_item": "weak_po_number"}
NUMBER_WORDS = frozenset({"no", "nr", "n", "number", "num", "nummer", "numero", "nro", "#"})
_OTHER, _PO_NUMBERS = "other", ("po_number", "weak_po_number")
#: What sets a label off in the middle of a segment, and how long one is that need not be set off.
_MARKS, _SHORTEST_INSIDE = "/:|·,;–-", 5
_NUMBERS = ("number", "no", "nr", "nummer", "numero", "#")
_LONGEST_COMPOSED, _LONGEST_TITLE = 4, 5
OWN_NUMBERS = ("vendor_order_number", "weak_vendor_order_number")
#: What stands before a subject in an answer to who wrote it first.
_ANSWERS = {"re:", "aw:", "antw:", "sv:", "rif:", "res:", "r:", "odp:"}


def labels_in(segment: Span, vocabulary: Vocabulary) -> Iterator[tuple[int, int, str]]:
    """The labels of a segment: the word each begins at, how many words it takes, and what it names."""
    taken, before = -1, ""
    for start in range(len(segment.words)):
        size, role = label_at(segment, start, vocabulary) if start > taken else (0, "")
        if not size or _names_sum(segment, start, size, vocabulary) or _is_title(segment, start, size, vocabulary):
            continue
        told, noun = _of_noun(segment, start, size, vocabulary)
        if told != _OTHER:
            role = _sided(segment, (start, size + noun), role, vocabulary)
            ordered = before in _PO_NUMBERS and role == "document_date" and segment.words[start - 1].text[-1] == "/"
            yield start, size + noun, "order_date" if ordered else role
        taken, before = start + size - 1, role


def _of_noun(segment: Span, start: int, size: int, vocabulary: Vocabulary) -> tuple[str, int]:
    """What a bare "No." is the number of, where that stands behind it: "N° bon de livraison" is no order's."""
    if size > 1 or squeeze(segment.words[start].text) not in NUMBER_WORDS:
        return "", 0
    for at in range(start + 1, min(start + 3, len(segment.words))):
        if has_digit(segment.words[at].text):
            break
        noun, role = label_at(segment, at, vocabulary)
        if noun:
            return role, at + noun - start - 1 if role in _PO_NUMBERS else 0
    return "", 0


def label_at(segment: Span, start: int, vocabulary: Vocabulary) -> tuple[int, str]:
    """The longest label at a word of a segment: how many words it takes and what it names; 0 where none is there."""
    best, text = (0, ""), ""
    for size in range(1, min(_LONGEST, len(segment.words) - start) + 1):
        text += " " + segment.words[start + size - 1].text
        role = vocabulary.labels.get(squeeze(text), "")
        if role:
            best = (size, role)
        if text.endswith(":") and size > 1:
            break
    if start and best[0] == 1 and not _is_apart(segment, start):
        return 0, ""
    if best[0]:
        return best
    return says_own(segment, start, vocabulary) if start else _composed(segment, vocabulary)


def says_own(segment: Span, start: int, vocabulary: Vocabulary) -> tuple[int, str]:
    """A sentence's "our number", right before a code: 2 words, and whose it is."""
    words = segment.words[start : start + 3]
    whose = vocabulary.sides.get(squeeze(words[0].text), "")
    told = len(words) > 2 and squeeze(words[1].text) in NUMBER_WORDS and has_digit(words[2].text)
    return (2, _SIDES[whose]) if told and whose in _SIDES else (0, "")


def _names_sum(segment: Span, start: int, size: int, vocabulary: Vocabulary) -> bool:
    """Whether a label is only the beginning of what a sum is called: "Order total"."""
    words = segment.words[start : start + size + 1]
    return len(words) > size and squeeze(" ".join(word.text for word in words)) in vocabulary.totals


def _is_title(segment: Span, start: int, size: int, vocabulary: Vocabulary) -> bool:
    """Whether a label is only the beginning of a title: "Purchase order confirmation"."""
    more = range(size + 1, min(size + _LONGEST_TITLE, len(segment.words) - start) + 1)
    texts = (" ".join(word.text for word in segment.words[start : start + count]) for count in more)
    return any(squeeze(text) in vocabulary.kinds for text in texts)


def _composed(segment: Span, vocabulary: Vocabulary) -> tuple[int, str]:
    """A label nobody listed that says whose number it is: "Our Job Number", "Ihre Objekt-Nr."."""
    titled = _titled(segment, vocabulary)
    if titled:
        return titled, "vendor_order_number"
    side = _SIDES.get(vocabulary.sides.get(squeeze(segment.words[0].text), ""), "")
    for size in range(2, min(_LONGEST_COMPOSED, len(segment.words)) + 1) if side else ():
        last = segment.words[size - 1].text
        if has_digit(last) or vocabulary.labels.get(squeeze(last)) == "other":
            break
        if squeeze(last).endswith(_NUMBERS):
            return size, side
    return 0, ""


def _titled(segment: Span, vocabulary: Vocabulary) -> int:
    """How many words an acknowledgement's title takes that its number stands right behind; 0 where none does."""
    words = segment.words
    for size in range(min(_LONGEST_TITLE, len(words) - 1), 0, -1):
        if vocabulary.kinds.get(squeeze(" ".join(word.text for word in words[:size]))) == ACKNOWLEDGEMENT:
            size += squeeze(words[size].text) in NUMBER_WORDS
            return size if size < len(words) and has_digit(words[size].text) else 0
    return 0


def _sided(segment: Span, place: tuple[int, int], role: str, vocabulary: Vocabulary) -> str:
    """Whose order a sentence speaks of ("your esteemed order MF/26/2260"), or an answer's subject ("RE: Order")."""
    start, size = place
    if role not in OWN_NUMBERS or vocabulary.sides.get(squeeze(segment.words[start].text)):
        return role
    before = [vocabulary.sides.get(squeeze(word.text), "") for word in segment.words[max(0, start - 2) : start]]
    if role == "vendor_order_number" and "buyer_item" in before:
        return "po_number"
    titles = (squeeze(" ".join(word.text for word in segment.words[start : start + n])) for n in range(1, size + 1))
    answered = start > 0 and segment.words[start - 1].text.casefold() in _ANSWERS
    return "po_number" if answered and not any(title in vocabulary.kinds for title in titles) else role


def _is_apart(segment: Span, start: int) -> bool:
    """Whether a label of one word inside a segment is one: long, or set off; "No." is the noun's before it."""
    key = squeeze(segment.words[start].text)
    if key in NUMBER_WORDS:
        return segment.words[start - 1].text[-1] in _MARKS
    return len(key) >= _SHORTEST_INSIDE or _parted(segment, start)


def _parted(segment: Span, start: int) -> bool:
    """Whether a label in the middle of a segment is set off: by a mark before it or a colon behind it."""
    return segment.words[start - 1].text[-1] in _MARKS or segment.words[start].text[-1] in ":#"
