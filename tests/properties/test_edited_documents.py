"""A document made from an order by known edits differs by exactly these edits, in whatever sequence its lines come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.made_readings import found, order, read_line, read_line_of, reading, reading_of_order

from poworkbench.domain.comparing import compare
from poworkbench.domain.orders import Order, OrderLine
from poworkbench.domain.readings import Reading, ReadLine
from poworkbench.domain.revisions import changes

Row = tuple[str | None, str, str | None, str | None]
#: What becomes of the lines of one item, and the rows that tell of it.
Edited = tuple[list[ReadLine], set[Row]]

WORDS = ("table", "chair", "lamp", "sofa", "bed", "linen", "mirror", "stool")
LATER = timedelta(9)


@st.composite
def items(draw: st.DrawFn, place: int) -> list[tuple[str, Decimal, Decimal, date]]:
    """One item, ordered once or for two rooms: its code, quantity, price and date on each line."""
    code, price = f"K{place}{draw(st.integers(100, 999))}-{place}", Decimal(draw(st.integers(100, 99999))) / 100
    first = Decimal(draw(st.integers(2, 60)))
    day = date(2026, 11, 1) + timedelta(draw(st.integers(0, 60)))
    lines = [(code, first, price, day)]
    if draw(st.booleans()):
        other = first + draw(st.integers(1, 40))
        lines.append((code, other, price, draw(st.sampled_from([day, day + LATER * 5]))))
    return lines


@st.composite
def orders(draw: st.DrawFn) -> list[list[OrderLine]]:
    """Up to six items with their lines, numbered as they would be ordered."""
    count, number = draw(st.integers(1, 6)), 0
    made: list[list[OrderLine]] = []
    for place in range(count):
        lines = []
        for code, quantity, price, day in draw(items(place)):
            number += 1
            lines.append(OrderLine(str(number), code, None, f"{WORDS[place]} {place}", quantity, "EA", price, day))
        made.append(lines)
    return made


def as_ordered(lines: list[OrderLine]) -> Edited:
    return [read_line_of(line) for line in lines], set()


def dearer(lines: list[OrderLine]) -> Edited:
    said = format(lines[0].unit_price + Decimal("0.01"), "f")
    rows = {(line.line, "unit_price", format(line.unit_price, "f"), said) for line in lines}
    return [replace(read_line_of(line), unit_price=found(said)) for line in lines], rows


def late(lines: list[OrderLine]) -> Edited:
    first, rest = lines[0], lines[1:]
    assert first.promised_date
    said = (first.promised_date + timedelta(3)).isoformat()
    row = (first.line, "promised_date", first.promised_date.isoformat(), said)
    return [replace(read_line_of(first), promised_date=found(said)), *map(read_line_of, rest)], {row}


def cancelled(lines: list[OrderLine]) -> Edited:
    read = [replace(read_line_of(line), status=found("cancelled")) for line in lines]
    return read, {(line.line, "status", None, "cancelled") for line in lines}


def missing(lines: list[OrderLine]) -> Edited:
    return [], {(line.line, "line_missing", line.vendor_item, None) for line in lines}


def drawn_together(lines: list[OrderLine]) -> Edited:
    """All lines of the item as one, on the last one's date."""
    day = max(line.promised_date for line in lines if line.promised_date)
    total = sum((line.quantity for line in lines), Decimal(0))
    whole = replace(read_line_of(lines[0]), quantity=found(format(total, "f")), promised_date=found(day.isoformat()))
    moved = [line for line in lines if line.promised_date and line.promised_date != day]
    return [whole], {
        (line.line, "promised_date", line.promised_date.isoformat() if line.promised_date else None, day.isoformat())
        for line in moved
    }


def split(lines: list[OrderLine]) -> Edited:
    """The first line in two parts, the second of them years later."""
    first, day = lines[0], "2029-06-01"
    part = read_line_of(first)
    parts = [
        replace(part, quantity=found(format(first.quantity - 1, "f"))),
        replace(part, quantity=found("1"), promised_date=found(day)),
    ]
    row = (
        first.line, "line_split", f"{first.quantity}@{first.promised_date}",
        f"{first.quantity - 1}@{first.promised_date},1@{day}",
    )  # fmt: skip
    return [*parts, *map(read_line_of, lines[1:])], {row}


def spelled(lines: list[OrderLine]) -> Edited:
    """Everything said in other signs."""
    read = [read_line_of(line) for line in lines]
    code = (lines[0].vendor_item or "").lower().replace("-", " ")
    return [replace(line, vendor_item=found(code), unit=found("Stk.")) for line in read], set()


def in_pairs(lines: list[OrderLine]) -> Edited:
    """Whatever can be counted in pairs is."""
    read = []
    for line in lines:
        said = read_line_of(line)
        if line.quantity % 2 == 0:
            pairs, price = format(line.quantity / 2, "f"), format(line.unit_price * 2, "f")
            said = replace(said, quantity=found(pairs), unit=found("pair"), unit_price=found(price))
        read.append(said)
    return read, set()


ONCE: tuple[Callable[[list[OrderLine]], Edited], ...] = (
    as_ordered, dearer, late, cancelled, missing, drawn_together, split, spelled, in_pairs,
)  # fmt: skip
#: Of an item on two lines; which of them is split is a matter of the lines' sequence.
TWICE = tuple(edit for edit in ONCE if edit not in (split, in_pairs))


def rows(asked: Order, read: Reading) -> set[Row]:
    return {(one.line, one.field, one.ordered, one.acknowledged) for one in compare(asked, read)}


@settings(max_examples=150)
@given(orders(), st.data())
def test_known_edits_are_exactly_the_differences(asked: list[list[OrderLine]], data: st.DataObject) -> None:
    edits = [data.draw(st.sampled_from(ONCE if len(lines) == 1 else TWICE)) for lines in asked]
    edited = [edit(lines) for edit, lines in zip(edits, asked, strict=True)]
    expected = {row for _lines, said in edited for row in said}
    blocks = data.draw(st.permutations([lines for lines, _said in edited]))
    extra = [read_line(vendor_item="ÆØ.77", quantity="1", unit_price="100000.00")] if data.draw(st.booleans()) else []
    expected |= {(None, "line_extra", None, "ÆØ.77")} if extra else set()
    whole = order(*(line for lines in asked for line in lines), total=None)
    read = reading(*extra, *(replace(line, position=None) for block in blocks for line in block))
    assert rows(whole, read) == expected


@settings(max_examples=80)
@given(orders(), st.data())
def test_the_sequence_of_a_faithful_document_says_nothing(asked: list[list[OrderLine]], data: st.DataObject) -> None:
    whole = order(*(line for lines in asked for line in lines))
    read = reading_of_order(whole)
    for names in ((), ("position",), ("position", "description")):
        lines = data.draw(st.permutations([replace(line, **dict.fromkeys(names)) for line in read.lines]))
        assert compare(whole, replace(read, lines=tuple(lines))) == ()


@settings(max_examples=80)
@given(orders(), st.data())
def test_between_a_faithful_document_and_an_edited_one_something_changed_where_something_differs(
    asked: list[list[OrderLine]], data: st.DataObject
) -> None:
    once = [lines[:1] for lines in asked]
    whole = order(*(line for lines in once for line in lines), total=None)
    edits = [data.draw(st.sampled_from([as_ordered, dearer, late, cancelled, missing, split])) for _ in once]
    edited = [edit(lines) for edit, lines in zip(edits, once, strict=True)]
    after = reading(*data.draw(st.permutations([line for lines, _said in edited for line in lines])))
    expected = {(line, field) for _lines, said in edited for line, field, *_values in said}
    told = changes(reading_of_order(whole), after, whole)
    assert {(change.line, change.field) for change in told} == expected
