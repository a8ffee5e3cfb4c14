"""Every verb of the exchange with an ERP without an interface, put together from the services behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from poworkbench.app.export_files import FileTables, export_file
from poworkbench.app.mapping import ExportMapping
from poworkbench.domain.exchange import Exchange, OrdersLayout
from poworkbench.domain.orders import Order
from poworkbench.domain.problems import KindNotReadYet
from poworkbench.domain.readings import Reading
from poworkbench.services.exchange.entry import AssistedEntry, EntryOrder
from poworkbench.services.exchange.exporting import Exporting, Given
from poworkbench.services.exchange.importing import ExportFile, Importing, Progress, Taken, Wish
from poworkbench.services.exchange.standing import Standing, standing
from poworkbench.services.intake import Intake
from poworkbench.services.refusals import NotTaken
from poworkbench.services.stores import Store
from poworkbench.services.views import Changes


class ExchangeDesk:
    """Fulfils ui.exchange_desk.ExchangeDesk; `rules` is what the playbook says, and may be told anew."""

    def __init__(self, store: Store, rules: Exchange, person: str, match: Callable[[], Changes]) -> None:
        self._store, self.rules, self._match = store, rules, match
        self._importing = Importing(store, FileTables(), person)
        self._exporting = Exporting(store, FileTables(), person)
        self._entry = AssistedEntry(store, person)
        self._takings = 0

    @property
    def state(self) -> object:
        """Another one whenever a file that was refused may be taken in now: the layout changed, an export came in."""
        return self.rules.orders, self._takings

    def was_taken(self, sha256: str) -> bool:
        """Whether an export with these bytes was taken in before."""
        return self._importing.was_taken(sha256)

    def take(
        self, file: Path, progress: Progress, cancelled: Callable[[], bool], *, full: bool | None = None,
        anyway: bool = False,
    ) -> Taken:  # fmt: skip
        """Take an export in, and match documents without an order again; `full` None is as the playbook says."""
        return self.take_file(export_file(file), progress, cancelled, full=full, anyway=anyway)

    def take_file(
        self, file: ExportFile, progress: Progress, cancelled: Callable[[], bool], *, full: bool | None = None,
        anyway: bool = False,
    ) -> Taken:  # fmt: skip
        """The same with an export that was read already."""
        layout = self.rules.orders
        if layout is None:
            raise NotTaken("no_layout")
        wish = Wish(layout.full if full is None else full, anyway)
        taken = self._importing.take(file, layout, wish, progress, cancelled)
        self._takings += 1
        self._match()
        return taken

    def give(self, file: Path, *, again: bool = False, until: datetime | None = None) -> Given:
        """Write what is to be given into a new file in the layout of the ERP's import."""
        if self.rules.updates is None:
            raise NotTaken("no_updates_layout")
        return self._exporting.give(file, self.rules.updates, again=again, until=until)

    def next_order(self, skipped: Sequence[str] = ()) -> EntryOrder | None:
        """The next order to enter by hand."""
        return self._entry.next(self.rules, skipped)

    def entered(self, marks: Sequence[str]) -> tuple[str, ...]:
        """Values stand in the ERP now."""
        return self._entry.entered(marks)

    def not_entered(self, entries: Sequence[str]) -> Changes:
        """They do not after all."""
        return self._entry.undo(entries)

    def skip(self, operations: Sequence[str], reason: str) -> Changes:
        """They cannot be entered now."""
        return self._entry.skip(operations, reason)

    def mapping(self, file: Path) -> ExportMapping:
        """An export whose columns are to be pointed at; what is kept holds at once."""
        return ExportMapping(file, self.rules.orders, self._learn)

    def _learn(self, layout: OrdersLayout) -> None:
        self.rules = replace(self.rules, orders=layout)

    def standing(self) -> Standing:
        """What is to be given, what was given, what differs."""
        return standing(self._store)


def matching(store: Store, prefix: str) -> Callable[[], Changes]:
    """Looks for the orders of documents without one, where nobody reads documents meanwhile."""

    def unread(_content: bytes, _order: Order | None) -> tuple[int, Reading]:
        raise KindNotReadYet

    return Intake(store, unread, "", lambda _content: 0, prefix=prefix).match_again
