"""What speaks for a company on a paper being its sender: letterhead, foot, registers, the domain of its addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import squeeze
from poworkbench.reading.vocabulary import Vocabulary

#: Registers, banks and ways to reach a sender, as they stand beside its name.
_REGISTERS = re.compile(
    r"\b(?:VAT|TVA|BTW|USt|UID|IVA|NIF|CIF|RCS|SIRET|KvK|HRB|HRA|IBAN|BIC|Registered|Reg\.|capital|Handelsregister|"
    r"Reg\. Merc|P\.\s?IVA|MWST|Tel|T[ée]l|Phone|Fax|www)\b|@|\.example\b|\.com\b",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"(?:@|www\.)([\w-]{4,})\.|\b([\w-]{4,})\.(?:com|example|net|de|nl|fr|es|it|co|be|ch|at|eu)\b")
#: A name is told by a word of at least so many letters.
_TELLING = 4
_LARGE = 1.25


def standing(
    span: Span, companies: Sequence[Span], rows: Sequence[Row], shown: Sequence[str], vocabulary: Vocabulary
) -> float:
    """How much speaks for the sender: a letterhead, a foot, being named again; against it: being addressed.

    `shown` is what `shown_names` gives for the rows.
    """
    page = [row for row in rows if row.page == span.page]
    low, high = page[-1].bottom, page[0].top
    place = (span.top - high) / max(1.0, low - high)
    first = 3.0 if span.page == rows[0].page and place < 0.05 else 0.0
    foot = 2.5 if place > 0.85 else 0.0
    again = min(2.0, 0.5 * sum(squeeze(other.text) == squeeze(span.text) for other in companies))
    known = 2.5 if _is_registered(span, page) else 0.0
    named = 3.0 if _is_told(span, shown, vocabulary) else 0.0
    return first + foot + again + known + named - (4.0 if _addressed(page, span, vocabulary) else 0.0) - 0.2 * span.page


def _is_registered(span: Span, page: Sequence[Row]) -> bool:
    """Whether a register, a bank or a way to reach it stands beside or right below a name."""
    near = [row for row in page if span.top - 1 <= row.top <= span.bottom + 1.5 * span.height]
    words = [
        segment.text
        for row in near
        for segment in row.segments
        if segment.x1 > span.x0 - 20 and segment.x0 < span.x1 + 60
    ]
    return any(_REGISTERS.search(text) for text in words)


def shown_names(rows: Sequence[Row]) -> list[str]:
    """What a paper shows of its sender: the names in its domains, and what is in its largest type."""
    return [*dict.fromkeys(_domains(rows)), *_large(rows)]


def _is_told(span: Span, shown: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a telling word of a name is in what a paper shows of its sender."""
    words = {squeeze(word.text) for word in span.words} - vocabulary.company_forms
    telling = [word for word in words if len(word) >= _TELLING]
    return any(word in text for word in telling for text in shown)


def _domains(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        for match in _DOMAIN.finditer(row.text):
            yield squeeze(match[1] or match[2] or "")


def _large(rows: Sequence[Row]) -> Iterator[str]:
    """What is set in type clearly larger than the usual, letters with gaps between joined."""
    sizes = sorted(word.size for row in rows for word in row.words)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    for row in rows[:12]:
        for segment in row.segments:
            if max(word.size for word in segment.words) > _LARGE * usual:
                yield squeeze(segment.text)


def _addressed(rows: Sequence[Row], span: Span, vocabulary: Vocabulary) -> bool:
    """Whether a word like "Bill to" stands close above or left of a name."""
    for row in rows:
        if not span.top - 45 <= row.top <= span.bottom:
            continue
        for segment in row.segments:
            if segment.x0 <= span.x1 and segment.words[0] != span.words[0] and segment.x1 > span.x0 - 120:
                text = ""
                for word in segment.words[:4]:
                    text += squeeze(word.text)
                    if text in vocabulary.addressed:
                        return True
    return False
