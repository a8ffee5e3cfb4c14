"""How a document differs from the order it answers; a value the document does not print is no difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from poworkbench.domain import normalize
from poworkbench.domain.codes_taught import with_ordered_codes
from poworkbench.domain.converting import in_ordered_unit
from poworkbench.domain.differences import LINE_EXTRA, Difference
from poworkbench.domain.doubts import sure
from poworkbench.domain.lessons import VendorProfile
from poworkbench.domain.line_rules import differ, of_line, printed
from poworkbench.domain.orders import Order, OrderLine
from poworkbench.domain.packs import Packs, packs_of
from poworkbench.domain.pairing import Pairing, pair
from poworkbench.domain.readings import OPEN_ORDER_REPORT, OTHER, READ_LINE_FIELDS, Reading, ReadLine


@dataclass(frozen=True, slots=True)
class Compared:
    """A document held against an order: `reading` has the order's codes in place of the vendor's own."""

    order: Order
    reading: Reading
    pairing: Pairing
    packs: Packs

    def differences(self, *, unsure: bool = False) -> tuple[Difference, ...]:
        """Every difference among what the reader is sure of, or among all that it proposes."""
        return tuple(_differences(self, self.reading if unsure else sure(self.reading)))


def compare(order: Order, reading: Reading, profile: VendorProfile | None = None) -> tuple[Difference, ...]:
    """Every difference: of the document as a whole, then line by line as ordered, then lines nobody ordered.

    `profile` is what the vendor's earlier papers taught of its codes and units.
    """
    return compared(order, reading, profile).differences()


def compared(order: Order, reading: Reading, profile: VendorProfile | None = None) -> Compared:
    """The document beside the order, line by line."""
    packs, reading = packs_of(profile), with_ordered_codes(reading, profile)
    return Compared(order, reading, pair(order, reading, packs), packs)


def _differences(held: Compared, reading: Reading) -> Iterator[Difference]:
    yield from _of_document(held, reading)
    for line in held.order.lines if reading.lines or reading.kind != OTHER else ():
        indices = held.pairing.document_lines(line.line)
        parts, converted = _parts(held, line, [reading.lines[index] for index in indices], indices)
        for difference in of_line(line, parts):
            yield replace(difference, document_lines=indices, converted=converted)
    if reading.kind != OPEN_ORDER_REPORT:
        yield from (_extra(reading.lines[index], index) for index in held.pairing.unanswering)


def _parts(
    held: Compared, line: OrderLine, printed: Sequence[ReadLine], indices: tuple[int, ...]
) -> tuple[tuple[ReadLine, ...], str | None]:
    """What the document says of an ordered line, in its unit; of several lines drawn together each has its share."""
    merged = next((held.pairing.answered[index] for index in indices if held.pairing.is_merged(index)), None)
    if merged is None:
        return in_ordered_unit(line, printed, held.packs)
    whole = sum((each.quantity for each in held.order.lines if each.line in merged), Decimal(0))
    parts, converted = in_ordered_unit(replace(line, quantity=whole), printed, held.packs)
    return tuple(_share(part, line) for part in parts), converted


def _share(part: ReadLine, line: OrderLine) -> ReadLine:
    """They were drawn together because their sum is what is printed."""
    share = format(line.quantity, "f")
    return replace(part, quantity=replace(part.quantity, value=share)) if part.quantity else part


def _of_document(held: Compared, reading: Reading) -> Iterator[Difference]:
    """Where lines name their orders, the number above them and the sums below are of all of these orders."""
    order, number, currency, total = held.order, reading.po_number, reading.currency, reading.total
    named = any(reading.lines[index].po_number for index in held.pairing.own)
    if number and not named and normalize.code(number.value) != normalize.code(order.po_number):
        yield differ(None, "po_number", order.po_number, number.value, [number])
    if currency and currency.value != order.currency:
        yield differ(None, "currency", order.currency, currency.value, [currency])
    of_this = len(held.pairing.own) == len(reading.lines)
    if total and of_this and order.total is not None and normalize.number(total.value) != order.total:
        yield differ(None, "total", format(order.total, "f"), total.value, [total])


def _extra(line: ReadLine, index: int) -> Difference:
    """A line nobody ordered is shown by all that it prints."""
    seen = [found for field in READ_LINE_FIELDS for found in printed([line], field)]
    return Difference(
        None, LINE_EXTRA, None, line.value("vendor_item"), (index,), tuple(found.evidence for found in seen)
    )
