"""Showing which column of an export holds what: the export, the guesses, and the playbook behind the screen."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from poworkbench.app import places, playbook_writing
from poworkbench.app.export_files import FileTables, export_file
from poworkbench.app.reading_documents import vocabulary
from poworkbench.domain.exchange import OrdersLayout
from poworkbench.services.exchange.mapping import Meaning, Preview, guessed, meaning, preview, with_signs
from poworkbench.services.exchange.tables import Table, TableProblem


class ExportMapping:
    """Fulfils ui.exchange_desk.Mapping for one export; `kept` is told the layout once the playbook has it."""

    def __init__(
        self, file: Path, layout: OrdersLayout | None, kept: Callable[[OrdersLayout], None] = lambda _layout: None
    ) -> None:
        self.name, self.layout = file.name, layout
        self._content, self._kept = export_file(file).content, kept

    def table(self, sheet: str = "") -> Table:
        """A sheet's rows."""
        return FileTables().table(self._content, sheet)

    def guess(self, table: Table) -> OrdersLayout:
        """What the titles and first rows tell."""
        return guessed(table, _mean())

    def signs(self, layout: OrdersLayout, table: Table) -> OrdersLayout:
        """The layout with the date order and decimal sign that its columns show."""
        return with_signs(layout, table)

    def preview(self, table: Table, layout: OrdersLayout) -> Preview:
        """The first order as it is understood."""
        return preview(table, layout)

    def keep(self, layout: OrdersLayout) -> Path:
        """Into the playbook."""
        file = playbook_writing.keep_layout(layout)
        self._kept(layout)
        return file


@cache
def _mean() -> Meaning:
    text = (places.resources() / "exchange" / "titles.toml").read_text(encoding="utf-8")
    return meaning(tomllib.loads(text), vocabulary())


def show(file: Path) -> int:
    """Open the screen for an export; 0 where a layout was kept, 1 where none was, 2 where the file cannot be used."""
    from poworkbench.app import start
    from poworkbench.app.cli.failure import Failure
    from poworkbench.app.gui import application
    from poworkbench.app.toml_files import TomlProblem
    from poworkbench.ui.exchange.screen import MappingScreen
    from poworkbench.ui.theme import Theme
    from poworkbench.ui.wording.exchange import file_problem

    app = application()
    try:
        layout = start.playbook(start.load()).exchange.orders
        screen = MappingScreen(ExportMapping(file, layout), Theme())
    except (OSError, TableProblem) as problem:
        raise Failure(file_problem(file.name, problem) or "") from problem
    except TomlProblem as problem:
        raise Failure(str(problem)) from problem
    screen.show()
    app.exec()
    if screen.kept:
        sys.stdout.write(f"Kept in {screen.kept}.\n")
    return 0 if screen.kept else 1
