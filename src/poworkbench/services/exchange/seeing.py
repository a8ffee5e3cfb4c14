"""What an export says of the values that were decided: they are there, not yet, or something else is."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from poworkbench.domain.effective import typed
from poworkbench.domain.erp_events import WriteConfirmed, WriteConflict, WriteRefused
from poworkbench.domain.events import About, Draft, Event
from poworkbench.domain.exchange import HEAD_WRITES, OrdersLayout, shown
from poworkbench.domain.handed_events import WriteHandedOver
from poworkbench.domain.handing_over import Owing, Sight, owing, sight
from poworkbench.domain.merging import head_values, line_values
from poworkbench.domain.orders import LINE_FIELDS, Order, OrderLine
from poworkbench.domain.owed import Operation

Place = tuple[str | None, str]

#: Why a write of an order that is gone comes back to a person.
CLOSED = "the order is not among the open ones any more; whether the ERP took this cannot be seen"
LINE_GONE = "line {line} is no longer on the order"


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be recorded of an order's writes, the order with what no export shows, and how many ended how."""

    order: Order
    drafts: tuple[Draft, ...] = ()
    counts: Mapping[Sight, int] = field(default_factory=dict)


def judged(
    order: Order, known: Order | None, operations: Sequence[Operation], given: Container[str], layout: OrdersLayout
) -> Judged:
    """Compare an order in an export with what is owed to it; `known` is the order as it was last seen.

    `given` are the operations that the ERP was given. One that it was not given and that nobody else brought there
    stays as it is.
    """
    order = carried(order, known, layout)
    drafts, counts = list[Draft](), dict[Sight, int]()
    values = {(value.line, value.field): value for value in owing(operations)}
    for operation in (op for op in operations if op.step in ("line", "head")):
        asked = [values[operation.line, name] for name in operation.values]
        last = [value for value in asked if value.operations[-1].id == operation.id]
        ended, found = _ended(order, operation, last or asked, layout)
        if found == "unshown" and operation.id not in given:
            continue
        if last:
            counts[found] = counts.get(found, 0) + (found != "not_yet" or operation.id in given)
        elif ended and found != "unshown":
            ended = WriteHandedOver(operation.id, "superseded")
        if ended:
            drafts.append(Draft(ended, about(operation)))
        if found in ("seen", "unshown"):
            order = _with(order, operation, layout)
    return Judged(order, tuple(drafts), counts)


def _ended(
    order: Order, operation: Operation, asked: Sequence[Owing], layout: OrdersLayout
) -> tuple[Event | None, Sight]:
    line = order.line(operation.line) if operation.line else None
    if operation.line and line is None:
        return WriteRefused(operation.id, LINE_GONE.format(line=operation.line)), "differs"
    now = shown(line_values(line) if line else head_values(order), layout)
    sights = {value.field: sight(value, now) for value in asked}
    differing = next((value for value in asked if sights[value.field] == "differs"), None)
    if differing:
        return _conflict(operation, differing, now), "differs"
    if "not_yet" in sights.values():
        return None, "not_yet"
    if "seen" in sights.values():
        return WriteConfirmed(operation.id, written=True), "seen"
    return WriteHandedOver(operation.id, "unshown"), "unshown"


def _conflict(operation: Operation, value: Owing, now: Mapping[str, str | None]) -> Event:
    """Taking back a value of ours that is no longer there has nothing left to do."""
    if operation.of is not None:
        return WriteConfirmed(operation.id, written=False)
    return WriteConflict(operation.id, value.old, value.new, now[value.field])


def about(operation: Operation) -> About:
    """What an event on an operation concerns."""
    return About(operation.po_number, operation.document, operation.line, next(iter(operation.values), None))


def gone(operations: Iterable[Operation]) -> list[Draft]:
    """The writes of an order that is not open any more, given back to a person."""
    writes = (operation for operation in operations if operation.step in ("line", "head"))
    return [Draft(WriteRefused(operation.id, CLOSED), about(operation)) for operation in writes]


def carried(order: Order, known: Order | None, layout: OrdersLayout) -> Order:
    """The order with what no export shows as it is known here: that the ERP lost it is not what the export says."""
    if known is None:
        return order
    head = {name: getattr(known, name) for name in HEAD_WRITES if not layout.shows(name)}
    lines = tuple(_carried(line, known.line(line.line), layout) for line in order.lines)
    return replace(order, lines=lines, **head)


def _carried(line: OrderLine, known: OrderLine | None, layout: OrdersLayout) -> OrderLine:
    unshown = [name for name in LINE_FIELDS if not layout.shows(name) and name not in layout.otherwise]
    return replace(line, **{name: getattr(known, name) for name in unshown}) if known else line


def _with(order: Order, operation: Operation, layout: OrdersLayout) -> Order:
    """The order with the values of an operation that no export shows."""
    values = typed({name: value for name, value in operation.values.items() if not layout.shows(name)})
    line = order.line(operation.line) if operation.line else None
    if line:
        return order.with_line(replace(line, **values))
    return order if operation.line else replace(order, **values)
