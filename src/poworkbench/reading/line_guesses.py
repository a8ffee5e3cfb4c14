"""Guesses at what the columns, rows and words of a vendor's items mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from poworkbench.domain.lessons import About, Lesson, Wanted
from poworkbench.domain.readings import Reading
from poworkbench.reading.places import Standing, names_beside, standing
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span, overlap
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.wanted import Wrong

#: What a column or a row may be called that holds a field, the likeliest first.
ROLES = {
    "position": ("position",),
    "vendor_item": ("vendor_item", "item"),
    "buyer_item": ("buyer_item",),
    "description": ("description",),
    "quantity": ("quantity", "confirmed_quantity"),
    "unit": ("unit",),
    "unit_price": ("unit_price", "net_price"),
    "amount": ("amount",),
    "promised_date": ("delivery_date", "ship_date"),
    "status": ("status",),
}
#: What is no column's or row's business at all; a date may still be the one that was wished for.
_NOTHING = {"promised_date": ("requested_date", "other")}
_ROW_ROLES = frozenset({"buyer_item", "vendor_item", "promised_date"})
_DOCUMENT_ROLES = ("delivery_date", "ship_date")
_LONGEST_PHRASE, _HEADINGS_ABOVE, _MOST_OF_A_FIELD = 4, 30, 12


def line_guesses(rows: Sequence[Row], reading: Reading, wanted: Wanted, wrong: Sequence[Wrong]) -> Iterator[Lesson]:
    """What may name the values of lines that were read otherwise than they are."""
    for name in ROLES:
        own = [each for each in wrong if each.line is not None and each.field == name]
        if name == "status":
            yield from _status_words(rows, wanted, own, reading)
        elif own:
            yield from _of_field(rows, name, own)
            yield from _not_of_field(rows, name, reading)
    yield from _units(wrong)
    if len(reading.lines) != len(wanted.lines):
        yield from _lines_apart(rows, wanted)


def _of_field(rows: Sequence[Row], name: str, wrong: Sequence[Wrong]) -> Iterator[Lesson]:
    """The headings above the true values, and the words before them."""
    phrases: Counter[tuple[About, str]] = Counter()
    for each in wrong[:_MOST_OF_A_FIELD]:
        for found in standing(rows, name, each.true, each.place) if each.true else ():
            phrases.update({("column", heading): 1 for heading in _headings(rows, found)})
            labels = names_beside(rows, found) if name in _ROW_ROLES else ()
            phrases.update({("row", label): 1 for label in labels})
    for (about, phrase), _times in phrases.most_common(2 * _MOST_OF_A_FIELD):
        yield from (Lesson(about, phrase, role) for role in ROLES[name])
    if name == "promised_date":
        yield from _once(rows, wrong)


def _not_of_field(rows: Sequence[Row], name: str, reading: Reading) -> Iterator[Lesson]:
    """The headings above what was read, and the words before it: they may name something else."""
    for heading in _misleading(rows, name, reading):
        for role in _NOTHING.get(name, ("other",)):
            yield Lesson("column", heading, role)
            yield Lesson("row", heading, "remark")
            yield Lesson("label", heading, role)


def _once(rows: Sequence[Row], wrong: Sequence[Wrong]) -> Iterator[Lesson]:
    """A date that all lines have may be promised once for the whole document."""
    for value, place in dict.fromkeys((each.true, each.place) for each in wrong if each.true):
        for found in standing(rows, "promised_date", value, place):
            for label in names_beside(rows, found):
                for role in _DOCUMENT_ROLES:
                    yield Lesson("label", label, role)


def _headings(rows: Sequence[Row], found: Standing) -> Iterator[str]:
    """Stretches without digits above a value, in rows that look like headings, the nearest first."""
    for row in reversed(rows[max(0, found.row - _HEADINGS_ABOVE) : found.row]):
        if row.page != found.span.page or len(row.segments) < 3 or has_digit(row.text):
            continue
        for segment in row.segments:
            if overlap(segment, found.span) > 0:
                yield segment.text
                yield from (word.text for word in segment.words if overlap(Span(row.page, (word,)), found.span) > 0)


def _misleading(rows: Sequence[Row], name: str, reading: Reading) -> Iterator[str]:
    """What names the values that were read where nothing, or something else, is printed."""
    headings: Counter[str] = Counter()
    for line in reading.lines[:_MOST_OF_A_FIELD]:
        read = getattr(line, name)
        for index, row in enumerate(rows) if read else ():
            if row.page == read.evidence.page and read.evidence.text in row.text:
                at = row.text.index(read.evidence.text)
                place = Standing(index, row.span.part(at, at + len(read.evidence.text)))
                headings.update(dict.fromkeys([*_headings(rows, place), *names_beside(rows, place)], 1))
    yield from (heading for heading, _times in headings.most_common(6))


def _units(wrong: Sequence[Wrong]) -> Iterator[Lesson]:
    for unit in dict.fromkeys(each.true for each in wrong if each.field == "unit" and each.true):
        yield Lesson("unit", unit, unit.upper().rstrip("."))


def _status_words(rows: Sequence[Row], wanted: Wanted, wrong: Sequence[Wrong], reading: Reading) -> Iterator[Lesson]:
    """Words that stand near lines of one status and near no other line."""
    near = [_words_near(rows, values.get("vendor_item") or values.get("buyer_item")) for values in wanted.lines]
    plain = {
        phrase
        for values, phrases in zip(wanted.lines, near, strict=True)
        if values.get("status") is None
        for phrase in phrases
    }
    for each in wrong:
        if each.true and each.line is not None:
            yield from (Lesson("status", phrase, each.true) for phrase in near[each.line] if phrase not in plain)
    for line in reading.lines:
        if line.status and any(each.true is None for each in wrong):
            yield Lesson("status", line.status.evidence.text, "")


def _words_near(rows: Sequence[Row], code: str | None) -> list[str]:
    """The phrases without digits in the row of an item and the two rows below it, the longest first."""
    found = next(iter(standing(rows, "vendor_item", code)), None) if code else None
    if found is None:
        return []
    phrases: list[str] = []
    for row in rows[found.row : found.row + 3]:
        for segment in row.segments:
            words = [word.text for word in segment.words]
            phrases += [
                " ".join(words[start : start + size])
                for size in range(min(_LONGEST_PHRASE, len(words)), 0, -1)
                for start in range(len(words) - size + 1)
            ]
    return [phrase for phrase in dict.fromkeys(phrases) if len(squeeze(phrase)) > 1 and not has_digit(phrase)]


def _lines_apart(rows: Sequence[Row], wanted: Wanted) -> Iterator[Lesson]:
    """Where the lines themselves were not found: the headings above the values of the first of them."""
    for name, roles in ROLES.items():
        for values in wanted.lines[:1]:
            for found in standing(rows, name, values.get(name) or "") if values.get(name) else ():
                for heading in dict.fromkeys(_headings(rows, found)):
                    for role in roles:
                        yield Lesson("column", heading, role)
