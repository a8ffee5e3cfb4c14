"""What holds for any order: itself agrees, sequence says nothing, and one change is one difference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.made_readings import found, order, read_line, reading_of_order

from poworkbench.domain.comparing import compare
from poworkbench.domain.orders import Order, OrderLine
from poworkbench.domain.readings import Reading, ReadLine

CODES = st.from_regex(r"[A-Z]{1,3}-[0-9]{3,5}(-[A-Z]{2})?", fullmatch=True)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
AMOUNTS = st.decimals(Decimal("0.01"), Decimal("9999.99"), places=2)
WORDS = st.sampled_from(["table", "chair", "lamp", "oak", "brass", "round", "woven", "sofa", "bed", "linen"])


@st.composite
def orders(draw: st.DrawFn) -> Order:
    """Orders of up to eight different items."""
    items = draw(st.lists(CODES, min_size=1, max_size=8, unique_by=lambda code: code.replace("-", "")))
    return order(*(draw(lines(str(number), item)) for number, item in enumerate(items, 1)))


@st.composite
def lines(draw: st.DrawFn, number: str, item: str) -> OrderLine:
    return OrderLine(
        line=number,
        vendor_item=item,
        buyer_item=draw(st.none() | st.just(f"9{number}0{number}7")),
        description=" ".join(draw(st.lists(WORDS, min_size=1, max_size=4))),
        quantity=Decimal(draw(st.integers(1, 500))),
        unit=draw(st.none() | st.sampled_from(["EA", "SET", "PR"])),
        unit_price=draw(AMOUNTS),
        promised_date=draw(st.none() | DAYS),
    )


def rows(read: Reading, against: Order) -> set[tuple[str | None, str, str | None, str | None]]:
    return {(one.line, one.field, one.ordered, one.acknowledged) for one in compare(against, read)}


@settings(max_examples=40)
@given(orders())
def test_a_document_that_repeats_the_order_has_no_difference(asked: Order) -> None:
    assert compare(asked, reading_of_order(asked)) == ()


def without(line: ReadLine, *names: str) -> ReadLine:
    return replace(line, **dict.fromkeys(names))


@settings(max_examples=40)
@given(orders(), st.data())
def test_what_is_not_printed_is_no_difference(asked: Order, data: st.DataObject) -> None:
    optional = ["buyer_item", "description", "quantity", "unit", "unit_price", "promised_date", "position"]
    read = reading_of_order(asked)
    kept = [without(line, *data.draw(st.sets(st.sampled_from(optional)))) for line in read.lines]
    assert compare(asked, replace(read, lines=tuple(kept))) == ()


@settings(max_examples=40)
@given(orders(), st.data())
def test_the_sequence_of_the_documents_lines_says_nothing(asked: Order, data: st.DataObject) -> None:
    read, changed = reading_of_order(asked), data.draw(orders())
    both = (*read.lines, *reading_of_order(changed).lines)
    mixed = data.draw(st.permutations([without(line, "position") for line in both]))
    straight = replace(read, lines=tuple(without(line, "position", "description") for line in both))
    codes = {line.vendor_item for line in asked.lines} & {line.vendor_item for line in changed.lines}
    if not codes:
        bare = tuple(without(line, "description") for line in mixed)
        assert rows(replace(read, lines=bare), asked) == rows(straight, asked)


CHANGES: dict[str, Callable[[OrderLine], tuple[str | None, str | None]]] = {
    "quantity": lambda line: (format(line.quantity, "f"), format(line.quantity + 3, "f")),
    "unit_price": lambda line: (format(line.unit_price, "f"), format(line.unit_price + Decimal("0.01"), "f")),
    "promised_date": lambda line: (
        line.promised_date.isoformat() if line.promised_date else None,
        (line.promised_date + timedelta(9)).isoformat() if line.promised_date else None,
    ),
    "unit": lambda line: (line.unit, "CTN" if line.unit else None),
    "status": lambda _line: (None, "backordered"),
}


@pytest.mark.parametrize("field", CHANGES)
@settings(max_examples=40)
@given(asked=orders(), data=st.data())
def test_one_change_is_exactly_its_difference(field: str, asked: Order, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(asked.lines) - 1))
    line = asked.lines[number]
    was, said = CHANGES[field](line)
    read = reading_of_order(asked)
    changed = [replace(one, **{field: found(said)}) if at == number else one for at, one in enumerate(read.lines)]
    expected = {(line.line, field, was, said)} if said else set()
    assert rows(replace(read, lines=tuple(changed)), asked) == expected


@settings(max_examples=40)
@given(orders(), st.data())
def test_a_line_left_out_is_missing_and_nothing_else(asked: Order, data: st.DataObject) -> None:
    read, number = reading_of_order(asked), data.draw(st.integers(0, len(asked.lines) - 1))
    kept = [line for at, line in enumerate(read.lines) if at != number]
    line = asked.lines[number]
    assert rows(replace(read, lines=tuple(kept)), asked) == {(line.line, "line_missing", line.vendor_item, None)}


@settings(max_examples=40)
@given(orders())
def test_a_line_of_nobodys_order_is_extra_and_nothing_else(asked: Order) -> None:
    read = reading_of_order(asked)
    extra = read_line(vendor_item="ÆØÅ.77/1", quantity="1", unit_price="10000.00")
    assert rows(replace(read, lines=(*read.lines, extra)), asked) == {(None, "line_extra", None, "ÆØÅ.77/1")}


@settings(max_examples=40)
@given(orders(), st.data())
def test_a_split_line_is_split_and_nothing_else(asked: Order, data: st.DataObject) -> None:
    read, number = reading_of_order(asked), data.draw(st.integers(0, len(asked.lines) - 1))
    line, later = read.lines[number], "2028-06-01"
    first, second = asked.lines[number].quantity, Decimal(0)
    if first > 1:
        first, second = first - 1, Decimal(1)
    parts = [replace(line, quantity=found(format(first, "f"))), replace(line, quantity=found(format(second, "f")))]
    parts[1] = replace(parts[1], promised_date=found(later))
    split = (*read.lines[:number], *parts, *read.lines[number + 1 :])
    dated = asked.lines[number].promised_date is not None
    found_rows = rows(replace(read, lines=split), asked)
    assert {row[1] for row in found_rows} == {"line_split"}
    (row,) = found_rows
    assert row[2] == f"{asked.lines[number].quantity}@{asked.lines[number].promised_date if dated else None}"
