"""The document's total: the last sum, with what is added to the goods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from poworkbench.domain.amounts import canonical
from poworkbench.domain.readings import Found
from poworkbench.reading.phrases import leading
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span, overlap
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.values import Number, Style, amount_in, numbers_in
from poworkbench.reading.vocabulary import Vocabulary

#: A sum's label has at most so many words, and at most so many before the word that is known.
_LONGEST_LABEL, _MORE_WORDS = 9, 3
#: A row with more words says something else.
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Sum:
    """A row of the sums: what kind (total, subtotal, charge, tax, carry), its label and its amount."""

    kind: str
    label: Span
    number: Number


def sums(
    rows: Sequence[Row], amount_band: tuple[float, float] | None, style: Style, vocabulary: Vocabulary
) -> list[Sum]:
    """The sums among `rows`; of several numbers in a row the one under the amounts, else the last."""
    return [
        own
        for row, below in zip_longest(rows, rows[1:])
        for own in _sums_of(row, below, amount_band, style, vocabulary)
    ]


def _sums_of(
    row: Row, below: Row | None, amount_band: tuple[float, float] | None, style: Style, vocabulary: Vocabulary
) -> Iterator[Sum]:
    """The sums of a row: each label with the numbers up to the next one, or with the number below it."""
    segments = [_to_amount(segment) for segment in row.segments]
    labels = [leading(segment, vocabulary.totals) for segment in segments]
    for place, segment in enumerate(segments):
        known = labels[place] or _named_last(segment, vocabulary)
        if not known or len(segment.words) > _LONGEST_LABEL:
            continue
        until = next((at for at in range(place + 1, len(labels)) if labels[at]), len(labels))
        right = [*([known[1]] if known[1] else []), *segments[place + 1 : until]]
        numbers = [number for number in _numbers(right, style) if labels[place] or _is_money(number)]
        if numbers:
            yield Sum(known[0], segment, _under(numbers, amount_band))
            continue
        near = below is not None and below.top - row.bottom < 1.5 * row.height and not _has_number(known[1])
        under = [own for own in below.segments if overlap(own, segment) > 0] if near and below else []
        for number in _numbers(under, style)[:1]:
            yield Sum(known[0], segment, number)


def _has_number(rest: Span | None) -> bool:
    return rest is not None and has_digit(rest.text)


def _to_amount(segment: Span) -> Span:
    """A sentence up to the amount behind its colon: "Order total: 2,622.00 EUR, carriage paid"."""
    for at, word in enumerate(segment.words[: _LONGEST_LABEL - 1] if len(segment.words) > _LONGEST_LABEL else ()):
        if word.text.endswith(":") and has_digit(segment.words[at + 1].text):
            return Span(segment.page, segment.words[: at + 2])
    return segment


def _named_last(segment: Span, vocabulary: Vocabulary) -> tuple[str, Span | None] | None:
    """A sum whose label says more before the word known: "Acknowledgment Total (USD)", "Fabric surcharge"."""
    for start in range(1, min(_MORE_WORDS, len(segment.words) - 1) + 1):
        if has_digit(segment.words[start - 1].text) and "%" not in segment.text:
            return None
        known = leading(Span(segment.page, segment.words[start:]), vocabulary.totals)
        if known and known[0] != "carry":
            return known
    return None


def _is_money(number: Number) -> bool:
    return number.value.as_tuple().exponent == -2


def _numbers(spans: Sequence[Span], style: Style) -> list[Number]:
    """The numbers of some spans, without rates."""
    numbers = [number for span in spans for number in numbers_in(span, style)]
    return [number for number in numbers if not is_rate(number)]


def is_total(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row is one of the table's sums or charges."""
    return sum_kind(row, vocabulary) != ""


def sum_kind(row: Row, vocabulary: Vocabulary) -> str:
    """Which of the table's sums or charges a row is: a known word, and a number at the end of the row; else ""."""
    known: str | None = row.span.known.get((sum_kind, vocabulary))
    if known is None:
        known = row.span.known[sum_kind, vocabulary] = _sum_kind(row, vocabulary)
    return known


def _sum_kind(row: Row, vocabulary: Vocabulary) -> str:
    for segment in row.segments if len(row.words) <= _MOST_WORDS else ():
        found = leading(segment, vocabulary.totals)
        if found and (found[0] == "carry" or _ends_in_number(row, segment)):
            return found[0]
    return ""


def _ends_in_number(row: Row, label: Span) -> bool:
    """Whether the last of a row is a number, but for a currency behind it."""
    last = row.segments[-1]
    numbers = list(numbers_in(last, Style()))
    if not numbers or (last is not label and amount_in(last, Style()) is None):
        return False
    return len(squeeze(last.text[numbers[-1].end :])) <= 3


def is_rate(number: Number) -> bool:
    """Whether a number is a share of something: "22%"."""
    return "%" in number.span.text


def _under(numbers: Sequence[Number], band: tuple[float, float] | None) -> Number:
    if band:
        inside = [n for n in numbers if band[0] <= (n.span.x0 + n.span.x1) / 2 < band[1]]
        if inside and (inside[-1].value or not numbers[-1].value):
            return inside[-1]
    return numbers[-1]  # a row of net, tax and gross ends with what is asked for


def total(found: Sequence[Sum], goods: Decimal | None, kind: str = "total") -> Found | None:
    """The grand total, or the last sum of another kind; one that adds up before one that does not."""
    of_kind = [item for item in found if item.kind == kind]
    if not of_kind:
        return None
    agreed = [item for item in of_kind if _adds_up(found, item, goods)]
    last = _with_more(found, agreed[-1]) if agreed else of_kind[-1]
    sure = 60 if kind != "total" else 97 if agreed else 85
    return last.number.span.found(canonical(last.number.value), sure)


def _with_more(found: Sequence[Sum], start: Sum) -> Sum:
    """A total, or a later one that is this one with what is added between them."""
    running, chosen = start.number.value, start
    for item in found[found.index(start) + 1 :]:
        if item.kind in ("charge", "tax"):
            running += item.number.value
        elif item.kind == "total" and item.number.value == running:
            chosen = item
    return chosen


def _adds_up(found: Sequence[Sum], last: Sum, goods: Decimal | None) -> bool:
    if goods is None:
        return False
    added = sum((item.number.value for item in found if item.kind in ("charge", "tax")), Decimal(0))
    return abs(goods + added - last.number.value) <= Decimal("0.02") or abs(goods - last.number.value) <= Decimal(
        "0.02"
    )
