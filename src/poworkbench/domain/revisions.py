"""What changed since an earlier document of the same order: a vendor's second word is a duplicate or a revision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from poworkbench.domain import item_codes, normalize
from poworkbench.domain.differences import LINE_EXTRA, LINE_MISSING, LINE_SPLIT
from poworkbench.domain.doubts import sure
from poworkbench.domain.orders import Buyer, Order, OrderLine, Vendor
from poworkbench.domain.pairing import Pairing, pair
from poworkbench.domain.readings import Reading, ReadLine
from poworkbench.domain.several import own_lines

#: What of a document as a whole and of its lines counts as its content, in the order in which changes are told.
HEAD_FIELDS = ("vendor_order_number", "currency", "total")
LINE_FIELDS = ("vendor_item", "quantity", "unit", "unit_price", "promised_date", "status")

_NUMBERS = frozenset({"quantity", "unit_price", "total"})


@dataclass(frozen=True, slots=True)
class Change:
    """One thing a later document says otherwise than an earlier one.

    `line` is the order's line where it is known, else the document's own line number; None for the document as a whole.
    A line that came or went is told by its item.
    """

    line: str | None
    field: str
    before: str | None
    after: str | None


def changes(before: Reading, after: Reading, order: Order | None = None) -> tuple[Change, ...]:
    """What changed from one document to the next, of values that the reader is sure of; nothing for a duplicate.

    A value that the later document no longer prints is not taken back by that. With `order` only its lines count.
    """
    before, after = _own(sure(before), order), _own(sure(after), order)
    earlier, pairing = _as_ordered(before), _pairing(before, after)
    names, old_names = _names(after, order), _names(before, order)
    found = [*_changed(None, HEAD_FIELDS, before, [after])]
    for index, line in enumerate(before.lines):
        parts = pairing.document_lines(earlier.lines[index].line)
        if parts:
            said = [after.lines[part] for part in parts]
            found += _of_line(names[parts[0]], line, said, merged=pairing.is_merged(parts[0]))
        else:
            found.append(Change(old_names[index], LINE_MISSING, _item(line), None))
    found += [Change(names[index], LINE_EXTRA, None, _item(after.lines[index])) for index in pairing.unanswering]
    return tuple(found)


def overlap(before: Reading, after: Reading, order: Order | None = None) -> bool:
    """Whether both documents speak of the same lines; a vendor may also answer an order part by part."""
    before, after = _own(before, order), _own(after, order)
    return any(_pairing(before, after).answered) or not (before.lines and after.lines)


def _own(reading: Reading, order: Order | None) -> Reading:
    """The reading with the lines of one order alone, as if it had none of others."""
    own = own_lines(order, reading) if order else range(len(reading.lines))
    return replace(reading, lines=tuple(replace(reading.lines[index], po_number=None) for index in sorted(own)))


def _pairing(before: Reading, after: Reading) -> Pairing:
    return pair(_as_ordered(before), after)


def _of_line(name: str | None, before: ReadLine, parts: Sequence[ReadLine], *, merged: bool) -> Iterator[Change]:
    if len(parts) > 1:
        said = ",".join(f"{part.value('quantity')}@{part.value('promised_date')}" for part in parts)
        yield Change(name, LINE_SPLIT, f"{before.value('quantity')}@{before.value('promised_date')}", said)
        fields = [field for field in LINE_FIELDS if field not in ("quantity", "promised_date")]
        yield from _changed(name, fields, before, parts)
    else:
        yield from _changed(name, [f for f in LINE_FIELDS if not (merged and f == "quantity")], before, parts)


def _changed(
    name: str | None, fields: Sequence[str], before: Reading | ReadLine, parts: Sequence[Reading | ReadLine]
) -> Iterator[Change]:
    for field in fields:
        was, now = before.value(field), next((value for part in parts if (value := part.value(field))), None)
        if now is not None and not _same(field, was, now):
            yield Change(name, field, was, now)


def _same(field: str, was: str | None, now: str) -> bool:
    """Whether both say the same: a line that nothing is said of is as good as accepted."""
    if field == "status":
        return (was or "accepted") == now
    if was is None:
        return False
    if field in _NUMBERS:
        return normalize.number(was) == normalize.number(now)
    if field == "unit":
        return normalize.unit(was) == normalize.unit(now)
    return was == now or (field in ("vendor_item", "vendor_order_number") and _same_code(was, now))


def _same_code(was: str, now: str) -> bool:
    return normalize.code(was) == normalize.code(now) or item_codes.same(was, now)


def _item(line: ReadLine) -> str | None:
    return line.value("vendor_item") or line.value("buyer_item") or line.value("description")


def _names(reading: Reading, order: Order | None) -> list[str | None]:
    """What each line is called: as ordered, else as printed, else how-manieth it is."""
    answers = pair(order, reading).answers if order else (None,) * len(reading.lines)
    printed = [line.value("position") or str(number) for number, line in enumerate(reading.lines, 1)]
    return [answer or name for answer, name in zip(answers, printed, strict=True)]


def _as_ordered(reading: Reading) -> Order:
    """An earlier document as if it were an order, so that a later one is held against it as against an order."""
    places = [line.value("position") or str(number) for number, line in enumerate(reading.lines, 1)]
    names = [place if places.index(place) == at else f"{place}/{at}" for at, place in enumerate(places)]
    lines = tuple(_line(name, line) for name, line in zip(names, reading.lines, strict=True))
    vendor, buyer = Vendor("", reading.value("vendor_name") or ""), Buyer("", "")
    return Order(reading.value("po_number") or "", vendor, buyer, None, reading.value("currency") or "", lines)


def _line(name: str, line: ReadLine) -> OrderLine:
    quantity, price = (normalize.number(line.value(field)) for field in ("quantity", "unit_price"))
    return OrderLine(
        line=name, vendor_item=line.value("vendor_item"), buyer_item=line.value("buyer_item"),
        description=line.value("description") or "", quantity=quantity or Decimal(0), unit=line.value("unit"),
        unit_price=price or Decimal(0), promised_date=normalize.day(line.value("promised_date")),
    )  # fmt: skip
