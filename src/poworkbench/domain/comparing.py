"""How a document differs from the order it answers; a value the document does not print is no difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from poworkbench.domain import normalize
from poworkbench.domain.differences import LINE_EXTRA, LINE_MISSING, LINE_SPLIT, Difference
from poworkbench.domain.orders import Order, OrderLine
from poworkbench.domain.pairing import pair
from poworkbench.domain.readings import OPEN_ORDER_REPORT, READ_LINE_FIELDS, Found, Reading, ReadLine

#: Line statuses that say something else than "as ordered".
OFF_STATUSES = frozenset({"backordered", "cancelled", "substituted"})


def compare(order: Order, reading: Reading) -> tuple[Difference, ...]:
    """Every difference: of the document as a whole, then line by line as ordered, then lines nobody ordered."""
    pairing = pair(order, reading)
    found = list(_of_document(order, reading))
    for line in order.lines:
        indices = pairing.document_lines(line.line)
        parts = [reading.lines[index] for index in indices]
        found += [_with_lines(difference, indices) for difference in _of_line(line, parts)]
    if reading.kind != OPEN_ORDER_REPORT:
        found += [_extra(reading.lines[index], index) for index in pairing.unanswering]
    return tuple(found)


def _with_lines(difference: Difference, indices: tuple[int, ...]) -> Difference:
    return Difference(
        difference.line, difference.field, difference.ordered, difference.acknowledged, indices, difference.evidence
    )


def _differ(line: str | None, field: str, ordered: str | None, said: str | None, seen: Sequence[Found]) -> Difference:
    return Difference(line, field, ordered, said, evidence=tuple(found.evidence for found in seen))


def _of_document(order: Order, reading: Reading) -> Iterator[Difference]:
    number, currency, total = reading.po_number, reading.currency, reading.total
    if number and normalize.code(number.value) != normalize.code(order.po_number):
        yield _differ(None, "po_number", order.po_number, number.value, [number])
    if currency and currency.value != order.currency:
        yield _differ(None, "currency", order.currency, currency.value, [currency])
    if total and order.total is not None and normalize.number(total.value) != order.total:
        yield _differ(None, "total", format(order.total, "f"), total.value, [total])


def _of_line(line: OrderLine, parts: Sequence[ReadLine]) -> Iterator[Difference]:
    if not parts:
        yield Difference(line.line, LINE_MISSING, line.vendor_item, None)
        return
    for rule in (_quantity, _unit_price, _promised_date, _vendor_item, _unit, _status, _split):
        yield from rule(line, parts)


def _printed(parts: Sequence[ReadLine], field: str) -> list[Found]:
    """What the parts of a line print for one field."""
    values: list[Found | None] = [getattr(part, field) for part in parts]
    return [found for found in values if found]


def _quantity(line: OrderLine, parts: Sequence[ReadLine]) -> Iterator[Difference]:
    """Only the sum of all parts says how many are confirmed."""
    seen = _printed(parts, "quantity")
    amounts = [amount for found in seen if (amount := normalize.number(found.value)) is not None]
    total = sum(amounts, Decimal(0))
    if len(amounts) == len(parts) and total != line.quantity:
        yield _differ(line.line, "quantity", format(line.quantity, "f"), normalize.plain(total), seen)


def _unit_price(line: OrderLine, parts: Sequence[ReadLine]) -> Iterator[Difference]:
    seen = _printed(parts, "unit_price")
    if seen and normalize.number(seen[0].value) != line.unit_price:
        yield _differ(line.line, "unit_price", format(line.unit_price, "f"), seen[0].value, seen)


def _promised_date(line: OrderLine, parts: Sequence[ReadLine]) -> Iterator[Difference]:
    """A line that keeps its date in one part keeps it; else the earliest date is the vendor's answer."""
    seen = _printed(parts, "promised_date")
    asked = _text(line.promised_date)
    if seen and asked and asked not in [found.value for found in seen]:
        seen.sort(key=lambda found: found.value)
        yield _differ(line.line, "promised_date", asked, seen[0].value, seen)


def _vendor_item(line: OrderLine, parts: Sequence[ReadLine]) -> Iterator[Difference]:
    said = parts[0].vendor_item
    if said and line.vendor_item and normalize.code(said.value) != normalize.code(line.vendor_item):
        yield _differ(line.line, "vendor_item", line.vendor_item, said.value, [said])


def _unit(line: OrderLine, parts: Sequence[ReadLine]) -> Iterator[Difference]:
    said = parts[0].unit
    if said and line.unit and normalize.unit(said.value) != normalize.unit(line.unit):
        yield _differ(line.line, "unit", line.unit, said.value, [said])


def _status(line: OrderLine, parts: Sequence[ReadLine]) -> Iterator[Difference]:
    seen = [found for found in _printed(parts, "status") if found.value in OFF_STATUSES]
    if seen:
        yield _differ(line.line, "status", None, seen[0].value, seen)


def _split(line: OrderLine, parts: Sequence[ReadLine]) -> Iterator[Difference]:
    if len(parts) < 2:
        return
    ordered = f"{format(line.quantity, 'f')}@{_text(line.promised_date)}"
    said = ",".join(f"{part.value('quantity')}@{part.value('promised_date')}" for part in parts)
    seen = [found for part in parts for found in _printed([part], "quantity") + _printed([part], "promised_date")]
    yield _differ(line.line, LINE_SPLIT, ordered, said, seen)


def _extra(line: ReadLine, index: int) -> Difference:
    """A line nobody ordered is shown by all that it prints."""
    seen = [found for field in READ_LINE_FIELDS for found in _printed([line], field)]
    return Difference(
        None, LINE_EXTRA, None, line.value("vendor_item"), (index,), tuple(found.evidence for found in seen)
    )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
