"""The document's own numbers, chosen among all labelled stretches by weight of evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Found
from poworkbench.reading.labels import INLINE, Labelled
from poworkbench.reading.page import Word
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, shape, squeeze
from poworkbench.reading.values import Style, date_of, dates_in

_AMOUNT = re.compile(r"[\d.,' ]*\d[.,]\d{2}$")
#: Labels of the document's own number, behind which its date may stand too.
NUMBERED = ("vendor_order_number", "weak_vendor_order_number")
_TELLING = re.compile(r"P\.?O\.?[-_#:/]?\d[\w/-]{2,}")
#: The rest of a broken number stands flush below its begin, so many rows further down at most.
_FLUSH, _ROWS_BELOW = 3.0, 2.0
_MOST_PARTS = 4
#: A number may be printed in groups of digits: "261 88 417".
_GROUP = re.compile(r"\d{2,4}")
#: A number of so many signs that is the open order's is hardly there by chance.
_TELLING_LENGTH = 5
_CODE_EDGES = " .,;:()[]#*\"'"


_NO_PREFIX = {"no", "nr", "num", "n", "nro", "of", "du", "vom", "van", "del", "de", "and"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that may be the one asked for, and how much speaks for it."""

    value: str
    span: Span
    weight: float


def code_in(span: Span, style: Style) -> Span | None:
    """The first word of a stretch that is a number or code of an order; groups of three digits belong together."""
    if 1 < len(span.words) <= _MOST_PARTS and all(_GROUP.fullmatch(word.text) for word in span.words):
        return span
    taken = {id(word) for dated in dates_in(span, style) for word in dated.span.words}
    for index, word in enumerate(span.words[:6]):
        text = word.text.strip(_CODE_EDGES)
        if not has_digit(text) or id(word) in taken or (len(squeeze(text)) < 3 and not _grouped(span.words[index:])):
            continue
        if any(sign in text for sign in "$€£") or (_AMOUNT.match(text) and "," in text):
            continue
        return Span(span.page, _grouped(span.words[index:]) or (word,))
    return None


def _grouped(words: Sequence[Word]) -> tuple[Word, ...]:
    """Digits printed in groups with blanks between: "300 000 946"."""
    if not re.fullmatch(r"\d{1,3}", words[0].text):
        return ()
    count = 1
    while count < len(words) and re.fullmatch(r"\d{3}", words[count].text):
        count += 1
    return tuple(words[:count]) if count > 1 else ()


def order_number(found: Iterable[Labelled], rows: Sequence[Row], style: Style, order: Order | None) -> Found | None:
    """The number of the purchase order that the document answers, as printed.

    A strong label outweighs the open order's own number elsewhere on the paper; the order decides between equals and
    finds the number where no label names it.
    """
    known = order.po_number if order else None
    candidates = [
        _with_order(candidate, known)
        for role, weight in (("po_number", 100.0), ("weak_po_number", 45.0))
        for candidate in _codes(found, role, weight, style)
    ]
    if known:
        candidates = [_grown(candidate, known, rows) for candidate in candidates]
        told = 72.0 if len(squeeze(known)) >= _TELLING_LENGTH else 60.0
        candidates += [Candidate(known, span, told) for span in _printed(rows, known)]
    return best_of([*candidates, *_telling(rows)])


def _telling(rows: Sequence[Row]) -> Iterator[Candidate]:
    """Numbers that say of themselves what they are, in a sentence or a mail's subject: "PO-104233"."""
    for row in rows:
        for word in row.words:
            text = word.text.strip(_CODE_EDGES)
            if _TELLING.fullmatch(text):
                yield Candidate(text, Span(row.page, (word,)), 50.0 - row.page)


def _grown(candidate: Candidate, known: str, rows: Sequence[Row]) -> Candidate:
    """A number with the words around it that the order's own number has too: "170034 -1", "TH-B 4700"."""
    wanted, first = squeeze(known), candidate.span.words[0]
    row = next((row for row in rows if row.page == candidate.span.page and first in row.words), None)
    if row is None or squeeze(candidate.value) == wanted:
        return candidate
    at = row.words.index(first)
    for begin in range(at, max(-1, at - _MOST_PARTS), -1):
        for end in range(max(at + 1, begin + 2), begin + _MOST_PARTS + 1):
            words = row.words[begin:end]
            if squeeze("".join(word.text for word in words)) == wanted:
                span = Span(row.page, words)
                return Candidate(span.text.strip(_CODE_EDGES), span, candidate.weight + 40.0)
    return _broken(candidate, wanted, rows)


def _broken(candidate: Candidate, wanted: str, rows: Sequence[Row]) -> Candidate:
    """A number that a narrow box breaks over two rows: "2026-MH-" over "0091"."""
    first = candidate.span.words[0]
    for row in rows:
        below = row.page == candidate.span.page and 0 < row.top - first.top < _ROWS_BELOW * row.height
        for word in row.words if below else ():
            if abs(word.x0 - first.x0) < _FLUSH and squeeze(candidate.value + word.text) == wanted:
                span = Span(row.page, (*candidate.span.words, word))
                return Candidate(candidate.span.text + word.text, span, candidate.weight + 40.0)
    return candidate


def _with_order(candidate: Candidate, known: str | None) -> Candidate:
    if known is None:
        return candidate
    alike = (
        40.0 if squeeze(candidate.value) == squeeze(known) else 15.0 if shape(candidate.value) == shape(known) else 0.0
    )
    return Candidate(candidate.value, candidate.span, candidate.weight + alike)


def _printed(rows: Sequence[Row], code: str) -> list[Span]:
    """Where a code stands as a word of its own."""
    key = squeeze(code)
    return [
        Span(row.page, (word,))
        for row in rows
        for word in row.words
        if key and squeeze(word.text.strip(_CODE_EDGES)) == key
    ]


def vendor_number(found: Iterable[Labelled], style: Style, taken: Found | None) -> Found | None:
    """The vendor's own number of the order."""
    other = squeeze(taken.value) if taken else ""
    candidates = [
        candidate
        for role, weight in (("vendor_order_number", 100.0), ("weak_vendor_order_number", 50.0))
        for candidate in _codes(found, role, weight, style)
        if squeeze(candidate.value) != other
    ]
    return best_of(candidates)


def _codes(found: Iterable[Labelled], role: str, weight: float, style: Style) -> Iterable[Candidate]:
    for item in found:
        if item.role != role:
            continue
        span = code_in(item.value, style)
        if span is not None and not item.leads and not _runs_on(item, span):
            continue
        if span is not None and not (role.startswith("weak") and date_of(span, style)):
            whole = _prefixed(item.value, span) if role in NUMBERED else span
            yield Candidate(whole.text.strip(_CODE_EDGES), whole, weight + item.place + weight_of(item, whole))


def _prefixed(value: Span, code: Span) -> Span:
    """A code with the letters that belong to it, printed apart: "ARC 26/1147"."""
    at = value.words.index(code.words[0])
    letters = value.words[at - 1].text if at else ""
    own = letters.isalpha() and letters.isupper() and len(letters) <= 4 and squeeze(letters) not in _NO_PREFIX
    return Span(code.page, (value.words[at - 1], *code.words)) if own else code


def weight_of(item: Labelled, span: Span) -> float:
    """Labels that begin a segment, long labels, early pages and values right behind the label count more.

    A label in the middle of a sentence speaks only of what follows at once.
    """
    far = 0.0 if span.words[0] == item.value.words[0] else 12.0 if _runs_on(item, span) else 60.0
    mention = 8.0 if item.leads else -10.0 if item.place == INLINE else -60.0
    return mention + min(6.0, len(squeeze(item.label.text)) / 3) - 1.5 * item.label.page - far


def _runs_on(item: Labelled, span: Span) -> bool:
    """Whether a label speaks of a code further on: set off by a mark, or with nothing but dates and "no." between."""
    if item.place != INLINE or item.label.text[-1] in ":#" or not has_digit(span.text):
        return True
    before = item.value.words[: item.value.words.index(span.words[0])]
    return all(has_digit(word.text) or not _is_name(word.text) for word in before)


def _is_name(text: str) -> bool:
    """Whether a word is a word of its own and no "no.", "dated" or month beside a number: "P.O. Box", "Order Dept"."""
    plain = squeeze(text)
    return text[0].isupper() and len(plain) > 2 and not text.isupper() and plain not in _NO_PREFIX


def best_of(candidates: Sequence[Candidate]) -> Found | None:
    """The candidate that most speaks for, as a found value."""
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: candidate.weight)
    return best.span.found(best.value, max(30, min(98, int(best.weight * 0.75))))
