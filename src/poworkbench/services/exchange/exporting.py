"""The day's updates as a file in the layout that the ERP takes in; what stands in it was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from poworkbench.domain.events import Draft
from poworkbench.domain.exchange import UpdatesLayout
from poworkbench.domain.exported_values import Cell
from poworkbench.domain.update_rows import update_rows
from poworkbench.services.exchange.giving import handed, to_give
from poworkbench.services.exchange.tables import Tables
from poworkbench.services.stores import Store


@dataclass(frozen=True, slots=True)
class Given:
    """What a file has: its rows, and how many orders and values they tell of."""

    file: Path
    rows: int
    orders: int
    values: int


@dataclass(frozen=True, slots=True)
class Exporting:
    """Writes files of updates, on behalf of a person."""

    store: Store
    tables: Tables
    person: str

    def give(self, file: Path, layout: UpdatesLayout, *, again: bool = False, until: datetime | None = None) -> Given:
        """Write what is to be given into a new file; raises TableProblem, and no file is made where nothing is owed.

        The file is there before it is recorded: a program that is killed between gives a value twice, never not at all.
        """
        rows: list[tuple[Cell, ...]] = []
        drafts: list[Draft] = []
        orders = values = 0
        with self.store.writing() as unit:
            given = {} if again else unit.given()
            for order in to_give(unit, again=again, until=until):
                rows += update_rows(order.wanted, order.values, layout)
                drafts += handed(order.values, given, "file", file.name)
                orders, values = orders + 1, values + len(order.values)
            if rows:
                self.tables.write(file, rows, layout)
                unit.append(drafts, self.person)
        return Given(file, len(rows), orders, values)
