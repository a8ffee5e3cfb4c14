"""What is to be given to an ERP without an interface, and the record that a person gave it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from poworkbench.domain.effective import effective
from poworkbench.domain.events import Draft, Entry
from poworkbench.domain.handed_events import Handed, WriteHandedOver
from poworkbench.domain.handing_over import Owing, owing
from poworkbench.domain.merging import head_values, line_values, same
from poworkbench.domain.orders import Order
from poworkbench.domain.owed import Operation, operation_id
from poworkbench.services.exchange.seeing import about
from poworkbench.services.stores import Unit


@dataclass(frozen=True, slots=True)
class OrderToGive:
    """An order with the values that its ERP is to have: as the ERP showed it, and as it shall be."""

    seen: Order
    wanted: Order
    values: tuple[Owing, ...]


def to_give(unit: Unit, *, again: bool = False, until: datetime | None = None) -> Iterator[OrderToGive]:
    """Order by order in the order in which they became owed; `again` has what was given and not seen yet, too.

    `until` leaves out what was decided later. A value that the ERP shows already is not given.
    """
    given: Mapping[str, Entry] = {} if again else unit.given()
    lanes: dict[str, list[Operation]] = {}
    for operation in unit.owed():
        if operation.step in ("line", "head") and (until is None or _decided(unit, operation) <= until):
            lanes.setdefault(operation.po_number, []).append(operation)
    for po_number, operations in lanes.items():
        seen = unit.snapshot(po_number)
        values = tuple(value for value in owing(operations) if not all(op.id in given for op in value.operations))
        kept = tuple(value for value in values if seen and _worth(unit, value, seen[0].order, given))
        if seen and kept:
            yield OrderToGive(seen[0].order, effective(seen[0].order, operations), kept)


def handed(values: Sequence[Owing], given: Mapping[str, Entry], how: Handed, file: str | None = None) -> list[Draft]:
    """The events that values were given; an operation is given with the first of its values."""
    operations = {op.id: op for value in values for op in value.operations if op.id not in given}
    return [Draft(WriteHandedOver(op.id, how, file), about(op)) for op in operations.values()]


def _decided(unit: Unit, operation: Operation) -> datetime:
    entry = unit.entry(operation.entry)
    assert entry is not None
    return entry.at


def _worth(unit: Unit, value: Owing, order: Order, given: Mapping[str, Entry]) -> bool:
    """Whether the ERP must be told: it has another value, or was given one that is not shown yet."""
    line = order.line(value.line) if value.line else None
    if value.line and line is None:
        return False
    now = line_values(line) if line else head_values(order)
    if not same(now[value.field], value.new):
        return True
    ids = {op.id for op in value.operations}
    ids |= {operation_id(op.of, op.step) for op in value.operations if op.of}
    if ids & given.keys():
        return True
    entries = unit.entries_of_order(value.po_number)
    return any(isinstance(entry.event, WriteHandedOver) and entry.event.operation in ids for entry in entries)
