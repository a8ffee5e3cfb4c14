"""Entering by hand what an ERP without an interface is to have: value by value, each marked as it was entered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from poworkbench.domain.effective import typed
from poworkbench.domain.events import Draft, Undone
from poworkbench.domain.exchange import Exchange
from poworkbench.domain.handed_events import WriteHandedOver, WriteSkipped
from poworkbench.domain.handing_over import Owing, in_order
from poworkbench.domain.price_units import for_unit
from poworkbench.services.exchange.giving import OrderToGive, to_give
from poworkbench.services.exchange.seeing import about
from poworkbench.services.refusals import NotTaken
from poworkbench.services.stores import Store, Unit
from poworkbench.services.views import EVERYTHING, Changes


@dataclass(frozen=True, slots=True)
class EntryStep:
    """One value to enter: `text` is as it is typed into the ERP, `before` as it stands there, "" for nothing.

    `marks` are the operations that are entered with it: one of two values is entered with the second of them. Where
    the ERP writes a price for more than one, `per` says for how many; `old` and `new` are for one.
    """

    line: str | None
    item: str | None
    field: str
    old: str | None
    new: str | None
    before: str
    text: str
    marks: tuple[str, ...]
    operations: tuple[str, ...]
    skipped: str | None = None
    per: Decimal | None = None


@dataclass(frozen=True, slots=True)
class EntryOrder:
    """The next order to enter, its values in the playbook's order, and how many more orders and values wait."""

    po_number: str
    vendor_name: str
    steps: tuple[EntryStep, ...]
    orders_left: int
    values_left: int


@dataclass(frozen=True, slots=True)
class AssistedEntry:
    """A person's hand at an ERP without an interface."""

    store: Store
    person: str

    def next(self, rules: Exchange, skipped: Sequence[str] = ()) -> EntryOrder | None:
        """The order that waits longest; those with a value among `skipped` operations come after all others."""
        with self.store.reading() as unit:
            waiting = list(to_give(unit))
            if not waiting:
                return None
            late = set(skipped)
            order = min(waiting, key=lambda one: any(op.id in late for v in one.values for op in v.operations))
            values = sum(len(one.values) for one in waiting)
            return EntryOrder(
                order.seen.po_number, order.seen.vendor.name, _steps(unit, order, rules), len(waiting) - 1,
                values - len(order.values),
            )  # fmt: skip

    def entered(self, marks: Sequence[str]) -> tuple[str, ...]:
        """The values that these operations ask for stand in the ERP; the entries that say so, for taking them back."""
        with self.store.writing() as unit:
            owed = {operation.id: operation for operation in unit.owed()}
            given = unit.given()
            fresh = [owed[mark] for mark in marks if mark in owed and mark not in given]
            drafts = [Draft(WriteHandedOver(operation.id, "entered"), about(operation)) for operation in fresh]
            return tuple(entry.id for entry in unit.append(drafts, self.person)) if drafts else ()

    def undo(self, entries: Sequence[str]) -> Changes:
        """Not entered after all: the values are to be given again. NotTaken where the ERP has shown one meanwhile."""
        with self.store.writing() as unit:
            standing = {entry.id: entry for entry in unit.given().values()}
            if not entries or any(entry not in standing for entry in entries):
                raise NotTaken("not_given")
            drafts = [Draft(Undone(entry, "write_handed_over"), standing[entry].about) for entry in entries]
            unit.append(drafts, self.person)
        return EVERYTHING

    def skip(self, operations: Sequence[str], reason: str) -> Changes:
        """It cannot be entered now, and why."""
        with self.store.writing() as unit:
            owed = {operation.id: operation for operation in unit.owed()}
            drafts = [Draft(WriteSkipped(one, reason), about(owed[one])) for one in operations if one in owed]
            if drafts:
                unit.append(drafts, self.person)
        return EVERYTHING


def _steps(unit: Unit, order: OrderToGive, rules: Exchange) -> tuple[EntryStep, ...]:
    values = in_order(order.values, rules.field_order, [line.line for line in order.seen.lines])
    last = {op.id: at for at, value in enumerate(values) for op in value.operations}
    reasons = _reasons(unit, order.seen.po_number)
    return tuple(
        _step(order, value, [op.id for op in value.operations if last[op.id] == at], reasons, rules)
        for at, value in enumerate(values)
    )


def _step(
    order: OrderToGive, value: Owing, marks: Sequence[str], reasons: dict[str, str], rules: Exchange
) -> EntryStep:
    line = order.seen.line(value.line) if value.line else None
    operations = tuple(op.id for op in value.operations)
    per = line.price_unit if line and value.field == "unit_price" else None
    return EntryStep(
        value.line, (line.vendor_item or line.buyer_item) if line else None, value.field, value.old, value.new,
        _typed(rules, value.field, value.old, per), _typed(rules, value.field, value.new, per), tuple(marks),
        operations, next((reasons[one] for one in operations if one in reasons), None), per,
    )  # fmt: skip


def _typed(rules: Exchange, field: str, value: str | None, per: Decimal | None) -> str:
    """A value as the ERP has it on its screen; a status in its words, as the updates have them."""
    told = typed({field: value})[field]
    text = rules.typing.text(for_unit(told, per) if per and told is not None else told)
    return rules.updates.words.get(text, text) if field == "status" and rules.updates else text


def _reasons(unit: Unit, po_number: str) -> dict[str, str]:
    """Why operations of an order were skipped last."""
    events = (entry.event for entry in unit.entries_of_order(po_number))
    return {event.operation: event.reason for event in events if isinstance(event, WriteSkipped)}
