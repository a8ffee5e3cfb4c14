"""Who the vendor is, as the paper prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Found
from poworkbench.reading.letterheads import shown_names, standing
from poworkbench.reading.page import Word
from poworkbench.reading.rows import Row, split_at_gaps
from poworkbench.reading.senders import domain_of, is_borne_out, sender_name
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.vocabulary import Vocabulary

_PARTING = re.compile(r"[·|•*–—:;]+$|^[·|•*–—]+$")
_SIGNS = "·|•*–—:;"
_MOST_WORDS = 9
#: The words of a letterhead, in the first rows of a paper, may stand so many type sizes apart.
_HEAD, _WIDE = 12, 1.6
_JOINING = {"of", "and", "und", "et", "y", "e", "en", "de", "del", "der", "den", "van", "von", "the", "la", "le"}


def vendor_name(rows: Sequence[Row], vocabulary: Vocabulary, order: Order | None) -> Found | None:
    """The vendor's name in the fullest form printed: the one most like the order's, else a company not addressed."""
    names = list(_names(rows))
    if order:
        wide = [Span(row.page, part) for row in rows[:_HEAD] for part in split_at_gaps(row.words, _WIDE)]
        best = max(
            filter(None, (_most_like(own, order.vendor.name) for own in (names, wide))), key=_likeness, default=None
        )
        if best:
            return best[1].found(best[1].text.strip(" ,·|"), min(98, int(best[0])))
    buyer = squeeze(order.buyer.name) if order else ""
    companies = [span for name in names for span in _companies(name, vocabulary) if squeeze(span.text) != buyer]
    shown = shown_names(rows) if companies else []
    sender = max(companies, key=lambda span: standing(span, companies, rows, shown, vocabulary), default=None)
    domain = domain_of(rows)
    if domain and not (sender and is_borne_out([word.text for word in sender.words], domain)):
        sender = sender_name(rows, domain) or sender
    return sender.found(sender.text.strip(" ,"), 60) if sender else None


def _names(rows: Sequence[Row]) -> Iterator[Span]:
    """Stretches that may be a name: segments cut at dots, bars and dashes."""
    for row in rows:
        for segment in row.segments:
            part: list[Word] = []
            for word in segment.words:
                if word.text[-1:] in _SIGNS and _PARTING.search(word.text) and not squeeze(word.text):
                    if part:
                        yield Span(row.page, tuple(part))
                    part = []
                else:
                    part.append(word)
            if part:
                yield Span(row.page, tuple(part))


def _likeness(found: tuple[float, Span]) -> float:
    return found[0]


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


def _companies(name: Span, vocabulary: Vocabulary) -> Iterator[Span]:
    """The company names in a stretch: capitalised words that end in a legal form."""
    words = name.words
    for end in range(1, len(words)):
        form = squeeze(words[end].text) in vocabulary.company_forms
        behind = [squeeze(word.text) for word in words[end + 1 : end + 3]]
        more = bool(behind) and (behind[0] in vocabulary.company_forms or behind == ["", "co"])
        whole = words[end].text[-1] in ",;." and squeeze(words[end].text) != "co"
        if not form or (more and not whole):
            continue
        start = end
        while start and _in_name(words[start - 1].text, last=start == end) and end - start < _MOST_WORDS:
            start -= 1
        street = start > 0 and has_digit(words[start - 1].text)
        if start < end and not street and any(_telling(word, vocabulary) for word in words[start:end]):
            yield Span(name.page, words[start : end + 1])


def _telling(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a word says more than which form a company has, or an initial."""
    plain = squeeze(word.text)
    return len(plain) > 1 and plain not in vocabulary.company_forms


def _in_name(text: str, *, last: bool) -> bool:
    """Whether a word may stand inside a company's name; only before its legal form a comma follows."""
    if text[-1] in ":;" or (text[-1] == "." and len(text) > 4) or (text[-1] == "," and not last):
        return False
    return text.lstrip("(")[:1].isupper() or text[0] == "&" or text.casefold() in _JOINING
