"""What makes a difference on one ordered line, one rule for each field; what is not printed makes none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from poworkbench.domain import item_codes, normalize
from poworkbench.domain.differences import LINE_MISSING, LINE_SPLIT, Difference
from poworkbench.domain.orders import OrderLine
from poworkbench.domain.readings import Found, ReadLine

#: Line statuses that say something else than "as ordered".
OFF_STATUSES = frozenset({"backordered", "cancelled", "substituted"})


def of_line(line: OrderLine, parts: Sequence[ReadLine]) -> Iterator[Difference]:
    """How the document's parts of a line, in the ordered unit, differ from it; a line without any is missing."""
    if not parts:
        yield Difference(line.line, LINE_MISSING, line.vendor_item, None)
        return
    for rule in (_quantity, _unit_price, _promised_date, _vendor_item, _unit, _status, _split):
        yield from rule(line, parts)


def printed(parts: Sequence[ReadLine], field: str) -> list[Found]:
    """What the parts of a line print for one field."""
    values: list[Found | None] = [getattr(part, field) for part in parts]
    return [found for found in values if found]


def _quantity(line: OrderLine, parts: Sequence[ReadLine]) -> Iterator[Difference]:
    """Only the sum of all parts says how many are confirmed."""
    seen = printed(parts, "quantity")
    amounts = [amount for found in seen if (amount := normalize.number(found.value)) is not None]
    total = sum(amounts, Decimal(0))
    if len(amounts) == len(parts) and total != line.quantity:
        yield differ(line.line, "quantity", format(line.quantity, "f"), normalize.plain(total), seen)


def _unit_price(line: OrderLine, parts: Sequence[ReadLine]) -> Iterator[Difference]:
    """One part that costs otherwise is enough."""
    seen = printed(parts, "unit_price")
    other = next((found for found in seen if normalize.number(found.value) != line.unit_price), None)
    if other:
        yield differ(line.line, "unit_price", format(line.unit_price, "f"), other.value, seen)


def _promised_date(line: OrderLine, parts: Sequence[ReadLine]) -> Iterator[Difference]:
    """A line that keeps its date in one part keeps it; else the earliest date is the vendor's answer."""
    seen = printed(parts, "promised_date")
    asked = _text(line.promised_date)
    if seen and asked and asked not in [found.value for found in seen]:
        seen.sort(key=lambda found: found.value)
        yield differ(line.line, "promised_date", asked, seen[0].value, seen)


def _vendor_item(line: OrderLine, parts: Sequence[ReadLine]) -> Iterator[Difference]:
    """The buyer's own code in place of the vendor's names the same item."""
    said = parts[0].vendor_item
    if (
        said
        and line.vendor_item
        and not any(item_codes.same(said.value, c) for c in (line.vendor_item, line.buyer_item))
    ):
        yield differ(line.line, "vendor_item", line.vendor_item, said.value, [said])


def _unit(line: OrderLine, parts: Sequence[ReadLine]) -> Iterator[Difference]:
    seen = printed(parts, "unit") if line.unit else []
    other = next((found for found in seen if normalize.unit(found.value) != normalize.unit(line.unit)), None)
    if other:
        yield differ(line.line, "unit", line.unit, other.value, [other])


def _status(line: OrderLine, parts: Sequence[ReadLine]) -> Iterator[Difference]:
    seen = [found for found in printed(parts, "status") if found.value in OFF_STATUSES]
    if seen:
        yield differ(line.line, "status", None, seen[0].value, seen)


def _split(line: OrderLine, parts: Sequence[ReadLine]) -> Iterator[Difference]:
    if len(parts) < 2:
        return
    ordered = f"{format(line.quantity, 'f')}@{_text(line.promised_date)}"
    said = ",".join(f"{part.value('quantity')}@{part.value('promised_date')}" for part in parts)
    seen = [found for part in parts for found in printed([part], "quantity") + printed([part], "promised_date")]
    yield differ(line.line, LINE_SPLIT, ordered, said, seen)


def differ(line: str | None, field: str, ordered: str | None, said: str | None, seen: Sequence[Found]) -> Difference:
    """A difference with the places of what was seen."""
    return Difference(line, field, ordered, said, evidence=tuple(found.evidence for found in seen))


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
