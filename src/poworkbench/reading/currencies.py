"""Which currency the document is in: by a code or by a sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from poworkbench.domain.readings import Found
from poworkbench.reading.labels import Labelled
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.vocabulary import Vocabulary, phrase_key

_SIGNS = {"€": "EUR", "£": "GBP", "₹": "INR", "¥": "JPY", "₺": "TRY"}
_US_ADDRESS = re.compile(r"\b[A-Z]{2},? \d{5}(?:-\d{4})?\b|\bUSA\b|\bU\.S\.A?\b")


def currency(
    found: Iterable[Labelled], near: Sequence[Span], rows: Sequence[Row], vocabulary: Vocabulary
) -> Found | None:
    """The currency: labelled, beside the total or in the heading, anywhere by its code, by a sign."""
    for item in found:
        if item.role == "currency":
            said = _code(item.value, vocabulary, words=True)
            if said:
                return said[1].found(said[0], 97)
    for spans, sure in ((near, 95), ([row.span for row in rows], 75)):
        for span in spans:
            said = _code(span, vocabulary, words=sure > 90)
            if said:
                return said[1].found(said[0], sure)
    return _dollar([*near, *(row.span for row in rows)], rows)


def _code(span: Span, vocabulary: Vocabulary, *, words: bool) -> tuple[str, Span] | None:
    """A currency in a stretch: its code in capitals, its sign, or, where `words`, its name."""
    for at, word in enumerate(span.words):
        plain = word.text.strip("().,:;/*")
        known = len(plain) == 3 and plain.isupper() and squeeze(plain).upper() in vocabulary.currencies.values()
        told = words or plain == word.text or any(has_digit(n.text) for n in span.words[max(0, at - 1) : at + 2])
        if known and told:
            return plain, Span(span.page, (word,))
        sign = next((sign for sign in _SIGNS if sign in word.text), None)
        if sign:
            return _SIGNS[sign], Span(span.page, (word,))
    return _name(span, vocabulary) if words else None


def _name(span: Span, vocabulary: Vocabulary) -> tuple[str, Span] | None:
    for start in range(len(span.words)):
        for size in (3, 2, 1):
            part = span.words[start : start + size]
            code = vocabulary.currencies.get(phrase_key(" ".join(word.text for word in part)))
            if code and len(part) == size:
                return code, Span(span.page, part)
    return None


def _dollar(spans: Sequence[Span], rows: Sequence[Row]) -> Found | None:
    """A lone dollar sign is USD on a paper from the United States."""
    sign = next((Span(span.page, (word,)) for span in spans for word in span.words if "$" in word.text), None)
    if sign is None or not any(_US_ADDRESS.search(row.text) for row in rows):
        return None
    return sign.found("USD", 70)
