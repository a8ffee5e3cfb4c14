"""Guesses at how a vendor writes, from what was read otherwise than it is; reading again says which are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from poworkbench.domain.amounts import COMMA, POINT
from poworkbench.domain.lessons import About, Lesson, Wanted
from poworkbench.domain.readings import Found, Reading
from poworkbench.reading.line_guesses import line_guesses
from poworkbench.reading.page import Page
from poworkbench.reading.places import Standing, names_beside, standing
from poworkbench.reading.rows import Row, rows_of
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.wanted import Wrong, wrong_values

_TITLE_ROWS, _LONGEST_TITLE = 25, 6
#: Header values that stand behind a label, and what the label is then called.
_LABELLED = {"po_number": "po_number", "vendor_order_number": "vendor_order_number", "document_date": "document_date"}


def guesses(pages: Sequence[Page], reading: Reading, wanted: Wanted) -> Iterator[Lesson]:
    """What may be so, the likeliest first; none of it is proven."""
    rows = [row for page in pages for row in rows_of(page)]
    wrong = list(wrong_values(reading, wanted))
    yield from _styles(wrong)
    for each in wrong:
        if each.line is None:
            yield from _of_header(each, rows, reading)
    yield from line_guesses(rows, reading, wanted, wrong)


def _styles(wrong: Sequence[Wrong]) -> Iterator[Lesson]:
    if any(each.field.endswith("date") for each in wrong):
        yield Lesson("day_first", "", "yes")
        yield Lesson("day_first", "", "no")
    if any(each.field in ("unit_price", "amount", "total", "quantity") for each in wrong):
        yield Lesson("decimal_mark", "", COMMA)
        yield Lesson("decimal_mark", "", POINT)


def _of_header(wrong: Wrong, rows: Sequence[Row], reading: Reading) -> Iterator[Lesson]:
    if wrong.field == "kind" and wrong.true:
        yield from _titles(rows, wrong.true)
    elif wrong.field == "vendor_name" and wrong.true:
        yield Lesson("name", wrong.true, "")
    elif wrong.field == "total":
        yield from _named(rows, wrong, "total", "total")
        yield from _not_so(rows, reading.total, "total", "subtotal")
    elif wrong.field in _LABELLED:
        yield from _named(rows, wrong, "label", _LABELLED[wrong.field])
        yield from _not_so(rows, getattr(reading, wrong.field), "label", "other")


def _named(rows: Sequence[Row], wrong: Wrong, about: About, means: str) -> Iterator[Lesson]:
    """Whatever stands beside the true value names it."""
    for found in standing(rows, wrong.field, wrong.true, wrong.place) if wrong.true else ():
        for name in names_beside(rows, found):
            yield Lesson(about, name, means)


def _not_so(rows: Sequence[Row], read: Found | None, about: About, means: str) -> Iterator[Lesson]:
    """Whatever stands beside the value that was read wrongly names something else."""
    if read is None:
        return
    for index, row in enumerate(rows):
        for segment in row.segments:
            if row.page == read.evidence.page and read.evidence.text in segment.text:
                for name in names_beside(rows, Standing(index, _part(segment, read.evidence.text))):
                    yield Lesson(about, name, means)


def _part(segment: Span, text: str) -> Span:
    start = segment.text.index(text)
    return segment.part(start, start + len(text))


def _titles(rows: Sequence[Row], kind: str) -> Iterator[Lesson]:
    """The largest writing at the top is what the paper is called."""
    segments = [segment for row in rows[:_TITLE_ROWS] for segment in row.segments]
    plain = [each for each in segments if not has_digit(each.text) and len(squeeze(each.text)) > 4]
    for segment in sorted(plain, key=lambda each: -max(word.size for word in each.words)):
        if len(segment.words) <= _LONGEST_TITLE:
            yield Lesson("kind", segment.text, kind)
