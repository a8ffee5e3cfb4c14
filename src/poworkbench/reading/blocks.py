"""Items written as blocks of "label: value" instead of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from poworkbench.domain.amounts import canonical
from poworkbench.domain.readings import Found, ReadLine
from poworkbench.reading.prices import closes, per_unit
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit
from poworkbench.reading.statuses import status_in
from poworkbench.reading.titles import roles_of
from poworkbench.reading.values import Style, amount_in, dates_in, price_in, quantity_in
from poworkbench.reading.vocabulary import Vocabulary

_NAMES = ("position", "vendor_item", "item")
_DATES = ("ship_date", "delivery_date", "arrival_date")
_LONGEST = 4


@dataclass
class Block:
    """One item's values by what their labels say."""

    values: dict[str, Span] = field(default_factory=dict)


def read_blocks(rows: Sequence[Row], style: Style, vocabulary: Vocabulary) -> list[ReadLine]:
    """The lines of a document that has no table; a block begins where its first label comes again."""
    lines = [_line(block.values, style, vocabulary) for block in _blocks(rows, vocabulary)]
    return [_closed(line) for line in lines if line.quantity and (line.vendor_item or line.position)]


def _closed(line: ReadLine) -> ReadLine:
    """The line; the sum of the document that stands below the last block is not that line's amount."""
    if not (line.quantity and line.unit_price and line.amount):
        return line
    quantity, price, amount = (Decimal(found.value) for found in (line.quantity, line.unit_price, line.amount))
    return line if closes(quantity, price, amount) else replace(line, amount=None)


def _blocks(rows: Sequence[Row], vocabulary: Vocabulary) -> Iterator[Block]:
    block = Block()
    for row in rows:
        for role, value in _labelled(row, vocabulary):
            if role in block.values and role in _NAMES:
                yield block
                block = Block()
            if block.values or role in _NAMES:
                block.values.setdefault(role, value)
    yield block


def _labelled(row: Row, vocabulary: Vocabulary) -> Iterator[tuple[str, Span]]:
    """The labels of a row that columns could have, with a colon behind or a value that follows."""
    for segment, right in zip(row.segments, [*row.segments[1:], None], strict=True):
        for size in range(min(_LONGEST, len(segment.words)), 0, -1):
            text = " ".join(word.text for word in segment.words[:size])
            roles = roles_of(text.rstrip(":"), vocabulary)
            rest = segment.words[size:]
            if roles and (text.endswith(":") or (rest and has_digit(rest[0].text))):
                value = Span(row.page, rest) if rest else right
                if value is not None:
                    yield roles[0], value
                break


def _line(values: dict[str, Span], style: Style, vocabulary: Vocabulary) -> ReadLine:
    quantity_cell = values.get("confirmed_quantity") or values.get("quantity")
    quantity = quantity_in(quantity_cell, style, vocabulary) if quantity_cell else None
    unit = values.get("unit") or (quantity[1] if quantity else None)
    status = status_in(values["status"], vocabulary) if "status" in values else None
    return ReadLine(
        position=_text(values.get("position")),
        vendor_item=_text(values.get("vendor_item") or values.get("item")),
        buyer_item=_text(values.get("buyer_item")),
        description=_text(values.get("description")),
        quantity=quantity[0].span.found(_whole(quantity[0].value), 80) if quantity else None,
        unit=_text(unit),
        unit_price=_price(values, style, vocabulary),
        amount=_amount(values.get("amount"), style),
        promised_date=_date(values, style),
        status=status[1].found(status[0], 80) if status else None,
    )


def _text(span: Span | None) -> Found | None:
    return span.found(span.text, 75) if span else None


def _price(values: dict[str, Span], style: Style, vocabulary: Vocabulary) -> Found | None:
    cell = values.get("net_price") or values.get("unit_price")
    priced = price_in(cell, style, vocabulary) if cell else None
    return priced[0].span.found(per_unit(priced[0].value, priced[1]), 80) if priced else None


def _amount(cell: Span | None, style: Style) -> Found | None:
    number = amount_in(cell, style) if cell else None
    return number.span.found(canonical(number.value), 80) if number else None


def _date(values: dict[str, Span], style: Style) -> Found | None:
    for role in _DATES:
        dates = dates_in(values[role], style) if role in values else []
        if dates:
            return dates[0].span.found(dates[0].day.isoformat(), 80)
    return None


def _whole(value: Decimal) -> str:
    return canonical(value.quantize(Decimal(1)) if value == value.to_integral_value() else value)
