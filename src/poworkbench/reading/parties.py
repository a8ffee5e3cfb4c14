"""Who the vendor is, as the paper prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Found
from poworkbench.reading.page import Word
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import squeeze
from poworkbench.reading.vocabulary import Vocabulary

_PARTING = re.compile(r"[·|•*–—:;]+$|^[·|•*–—]+$")
_MOST_WORDS = 9


def vendor_name(rows: Sequence[Row], vocabulary: Vocabulary, order: Order | None) -> Found | None:
    """The vendor's name in the fullest form printed: the one most like the order's, else a company not addressed."""
    names = list(_names(rows))
    if order:
        best = _most_like(names, order.vendor.name)
        if best:
            return best[1].found(best[1].text.strip(" ,·|"), min(98, int(best[0])))
    buyer = squeeze(order.buyer.name) if order else ""
    companies = [span for span in names if _is_company(span, vocabulary) and squeeze(span.text) != buyer]
    if not companies:
        return None
    sender = max(companies, key=lambda span: _standing(span, companies, rows, vocabulary))
    return sender.found(sender.text.strip(" ,"), 60)


def _standing(span: Span, companies: Sequence[Span], rows: Sequence[Row], vocabulary: Vocabulary) -> float:
    """How much speaks for the sender: a letterhead, a foot, being named again; against it: being addressed."""
    page = [row for row in rows if row.page == span.page]
    low, high = page[-1].bottom, page[0].top
    place = (span.top - high) / max(1.0, low - high)
    first = 3.0 if span.page == 1 and place < 0.05 else 0.0
    foot = 2.5 if place > 0.85 else 0.0
    again = min(2.0, 0.5 * sum(squeeze(other.text) == squeeze(span.text) for other in companies))
    return first + foot + again - (4.0 if _addressed(rows, span, vocabulary) else 0.0) - 0.2 * span.page


def _names(rows: Sequence[Row]) -> Iterator[Span]:
    """Stretches that may be a name: segments cut at dots, bars and dashes."""
    for row in rows:
        for segment in row.segments:
            part: list[Word] = []
            for word in segment.words:
                if _PARTING.search(word.text) and not squeeze(word.text):
                    if part:
                        yield Span(row.page, tuple(part))
                    part = []
                else:
                    part.append(word)
            if part:
                yield Span(row.page, tuple(part))


def _most_like(names: Sequence[Span], known: str) -> tuple[float, Span] | None:
    wanted = squeeze(known)
    first = wanted[:3]
    best: tuple[float, Span] | None = None
    for name in names:
        for start, word in enumerate(name.words):
            if not squeeze(word.text).startswith(first[: max(1, len(squeeze(word.text)))][:3]):
                continue
            for size in range(1, min(_MOST_WORDS, len(name.words) - start) + 1):
                span = Span(name.page, name.words[start : start + size])
                plain = squeeze(span.text)
                if len(plain) > 1.4 * len(wanted) + 4:
                    break
                likeness = ratio(plain, wanted)
                if likeness >= 70 and (best is None or likeness > best[0]):
                    best = (likeness, span)
    return best


def _is_company(span: Span, vocabulary: Vocabulary) -> bool:
    words = [squeeze(word.text) for word in span.words]
    return 2 <= len(words) <= _MOST_WORDS and any(word in vocabulary.company_forms for word in words[1:])


def _addressed(rows: Sequence[Row], span: Span, vocabulary: Vocabulary) -> bool:
    """Whether a word like "Bill to" stands close above or left of a name."""
    for row in rows:
        if row.page != span.page or not span.top - 45 <= row.top <= span.bottom:
            continue
        for segment in row.segments:
            if segment.x0 <= span.x1 and segment.words[0] != span.words[0] and segment.x1 > span.x0 - 120:
                text = ""
                for word in segment.words[:4]:
                    text += squeeze(word.text)
                    if text in vocabulary.addressed:
                        return True
    return False
