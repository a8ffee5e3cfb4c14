"""What the screens of the exchange ask for; services fulfil it behind the app's back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from poworkbench.domain.exchange import OrdersLayout
from poworkbench.services.exchange.entry import EntryOrder
from poworkbench.services.exchange.exporting import Given
from poworkbench.services.exchange.importing import Taken
from poworkbench.services.exchange.mapping import Preview
from poworkbench.services.exchange.tables import Table
from poworkbench.services.views import Changes


class Entering(Protocol):
    """What the strip needs: the next order, and the record of what was entered."""

    def next_order(self, skipped: Sequence[str] = ()) -> EntryOrder | None:
        """The next order to enter by hand; those with a value among `skipped` operations come last."""
        ...

    def entered(self, marks: Sequence[str]) -> tuple[str, ...]:
        """Values stand in the ERP now; the entries that say so."""
        ...

    def not_entered(self, entries: Sequence[str]) -> Changes:
        """They do not after all."""
        ...

    def skip(self, operations: Sequence[str], reason: str) -> Changes:
        """They cannot be entered now, and why."""
        ...


class Exchange(Entering, Protocol):
    """All of the exchange; a verb that was not done raises what ui.wording.exchange words."""

    def take(
        self,
        file: Path,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
        *,
        full: bool | None = None,
        anyway: bool = False,
    ) -> Taken:
        """Take an export in; slow."""
        ...

    def give(self, file: Path, *, again: bool = False, until: datetime | None = None) -> Given:
        """Write what is to be given into a new file."""
        ...


class Mapping(Protocol):
    """One export whose columns are pointed at; `layout` is what the playbook said before."""

    name: str
    layout: OrdersLayout | None

    def table(self, sheet: str = "") -> Table:
        """A sheet's rows; raises TableProblem."""
        ...

    def guess(self, table: Table) -> OrdersLayout:
        """What the titles and first rows tell."""
        ...

    def signs(self, layout: OrdersLayout, table: Table) -> OrdersLayout:
        """The layout with the date order and decimal sign that its columns show."""
        ...

    def preview(self, table: Table, layout: OrdersLayout) -> Preview:
        """The first order as it is understood; NoSuchColumn where the layout does not fit."""
        ...

    def keep(self, layout: OrdersLayout) -> Path:
        """Into the playbook: the file it stands in."""
        ...
