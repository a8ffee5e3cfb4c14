"""Taking in a file that the client's ERP exported: its orders are news as the ERP's own answers are elsewhere."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from poworkbench.domain.codec import canonical, to_plain
from poworkbench.domain.events import About, Draft
from poworkbench.domain.exchange import OrdersLayout
from poworkbench.domain.exported_orders import Exported, Reader, RowProblem
from poworkbench.domain.handed_events import ExportTaken
from poworkbench.domain.orders import CLOSED, Order
from poworkbench.domain.owed import Operation
from poworkbench.services.exchange.seeing import gone, judged
from poworkbench.services.exchange.tables import TableProblem, Tables
from poworkbench.services.intake import MACHINE
from poworkbench.services.ports import Snapshot
from poworkbench.services.stores import Cancelled, Store, Unit
from poworkbench.services.sync.pull import news

Progress = Callable[[int, int], None]

#: So many orders are recorded in one transaction: an operator's decision never waits longer for its turn.
PAGE = 200
#: So many rows between two looks at whether the work is still wanted.
_BREATH = 500


class NeedsAnyway(Exception):
    """A person must say that the export is right although it looks wrong.

    fewer: less than half the orders of the last full one · older: made before the last one that was taken in · empty
    """

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code, facts)
        self.code, self.facts = code, facts


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file as it lies there; `made_at` is when the ERP wrote it."""

    name: str
    content: bytes
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Wish:
    """How an export is to be taken: with every open order in it or not, and also where it looks wrong."""

    full: bool = False
    anyway: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import brought; `sights` counts the decided values that were seen, not yet seen, or differ."""

    event: ExportTaken
    changed: int
    problems: tuple[RowProblem, ...] = ()
    sights: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Importing:
    """Takes exports in, on behalf of a person."""

    store: Store
    tables: Tables
    person: str

    def was_taken(self, sha256: str) -> bool:
        """Whether an export with these bytes was taken in before."""
        with self.store.reading() as unit:
            before = [entry.event for entry in unit.entries_of_kinds(["export_taken"])]
        return any(isinstance(event, ExportTaken) and event.sha256 == sha256 for event in before)

    def take(
        self, file: ExportFile, layout: OrdersLayout, wish: Wish, progress: Progress, cancelled: Callable[[], bool]
    ) -> Taken:
        """Take an export in; raises TableProblem, NoSuchColumn, NeedsAnyway, Cancelled: then what came so far stays.

        The orders that are not in a full export any more are closed, unless a row of it has no order number.
        """
        exported = self._read(file, layout, progress, cancelled)
        with self.store.reading() as unit:
            _check(unit, file, exported, wish)
            owed = frozenset(operation.po_number for operation in unit.owed())
        recording = _Recording(self.store, self.person, file, layout, owed)
        total = len(exported.orders)
        for start in range(0, total, PAGE):
            if cancelled():
                raise Cancelled
            recording.page(exported.orders[start : start + PAGE])
            progress(total + min(total, start + PAGE), 2 * total)
        return recording.finish(exported, wish)

    def _read(
        self, file: ExportFile, layout: OrdersLayout, progress: Progress, cancelled: Callable[[], bool]
    ) -> Exported:
        table = self.tables.table(file.content, layout.sheet, layout.delimiter)
        if len(table.rows) < layout.heading_row:
            raise TableProblem("no_rows", table.sheet)
        reader, total = Reader(table.rows[layout.heading_row - 1], layout), len(table.rows)
        for number, row in table.below(layout.heading_row):
            if number % _BREATH == 0:
                progress(number, 2 * total)
                if cancelled():
                    raise Cancelled
            reader.take(number, row)
        return reader.finished()


def _check(unit: Unit, file: ExportFile, exported: Exported, wish: Wish) -> None:
    if wish.anyway:
        return
    if not exported.orders:
        raise NeedsAnyway("empty", problems=str(len(exported.problems)))
    last = unit.newest_of_kind("export_taken")
    if last and isinstance(last.event, ExportTaken) and last.event.made_at > file.made_at:
        raise NeedsAnyway("older", last=last.event.made_at.isoformat(), this=file.made_at.isoformat())
    before = [e.event for e in unit.entries_of_kinds(["export_taken"]) if isinstance(e.event, ExportTaken)]
    full = next((event for event in reversed(before) if event.full), None)
    found = len(exported.orders) + len(exported.left_out)
    if wish.full and full and 2 * found < full.orders:
        raise NeedsAnyway("fewer", orders=str(found), last=str(full.orders))


class _Recording:
    """The part of an import that writes: page by page, and what holds for the file as a whole in the end."""

    def __init__(self, store: Store, person: str, file: ExportFile, layout: OrdersLayout, owed: frozenset[str]) -> None:
        self._store, self._person, self._file, self._layout, self._owed = store, person, file, layout, owed
        self._changed, self._sights = 0, Counter[str]()

    def page(self, orders: Sequence[Order]) -> None:
        """Some orders, each with what is owed to it, in one transaction."""
        with self._store.writing() as unit:
            given = unit.given() if self._owed else {}
            drafts = [draft for order in orders for draft in self._of(unit, order, given)]
            if drafts:
                unit.append(drafts, MACHINE)

    def finish(self, exported: Exported, wish: Wish) -> Taken:
        """Close what is gone, and record that the export was taken in."""
        with self._store.writing() as unit:
            closed = self._closed(unit, exported) if wish.full and not exported.nameless else []
            event = ExportTaken(
                self._file.name, hashlib.sha256(self._file.content).hexdigest(), self._file.made_at, wish.full,
                len(exported.orders), exported.rows, len(exported.left_out), len(closed),
            )  # fmt: skip
            drafts = [draft for order in closed for draft in self._closing(unit, order)]
            unit.append(drafts, MACHINE)
            unit.append([Draft(event, About())], self._person)
        return Taken(event, self._changed, exported.problems, self._sights)

    def _of(self, unit: Unit, order: Order, given: Container[str]) -> list[Draft]:
        known = unit.snapshot(order.po_number)
        if known and known[0].changed_at > self._file.made_at:
            return []
        operations = self._judgeable(unit, order.po_number) if order.po_number in self._owed else []
        found = judged(order, known[0].order if known else None, operations, given, self._layout)
        self._sights.update(found.counts)
        seen = news(unit, self._snapshot(found.order))
        self._changed += len(seen)
        return [*found.drafts, *seen]

    def _judgeable(self, unit: Unit, po_number: str) -> list[Operation]:
        """What was decided before the export was made: it cannot say anything about the rest."""
        decided = ((operation, unit.entry(operation.entry)) for operation in unit.owed(po_number))
        return [operation for operation, entry in decided if entry and entry.at <= self._file.made_at]

    def _closed(self, unit: Unit, exported: Exported) -> list[Order]:
        """The orders that are not in the export any more."""
        there = {order.po_number for order in exported.orders} | exported.left_out
        known = (unit.snapshot(number) for number in unit.open_numbers() if number not in there)
        return [seen[0].order for seen in known if seen and seen[0].changed_at <= self._file.made_at]

    def _closing(self, unit: Unit, order: Order) -> list[Draft]:
        seen = news(unit, self._snapshot(replace(order, state=CLOSED)))
        return [*seen, *gone(self._judgeable(unit, order.po_number))]

    def _snapshot(self, order: Order) -> Snapshot:
        version = hashlib.sha256(canonical(to_plain(order)).encode()).hexdigest()
        return Snapshot(order, version, self._file.made_at)
