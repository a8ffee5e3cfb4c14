"""The exchange with an ERP without an interface, put onto the window: its menu, its keys, its two screens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu

from poworkbench.services.exchange.exporting import Given
from poworkbench.services.exchange.importing import NeedsAnyway, Taken
from poworkbench.services.global_keys import GlobalKeys
from poworkbench.services.views import EVERYTHING
from poworkbench.ui.entry_strip.screen import EntryStrip
from poworkbench.ui.exchange.screen import MappingScreen
from poworkbench.ui.exchange_desk import Exchange
from poworkbench.ui.exchange_desk import Mapping as ColumnMapping
from poworkbench.ui.exchange_keys import (
    ANY_WINDOW,
    ANYWHERE,
    COLUMNS,
    EXCHANGE,
    EXCHANGE_KEYS,
    HOLDS,
    STRIP,
    TABLE,
    from_any_window,
)
from poworkbench.ui.main_window import Window
from poworkbench.ui.shortcuts import sequences
from poworkbench.ui.wording import exchange as words
from poworkbench.ui.wording.refusals import failed

_EXPORTS = "Exports (*.csv *.txt *.xlsx *.xls *.ods);;All files (*)"
_UPDATES = "Separated values (*.csv);;Workbook (*.xlsx)"
TITLE = "Exchange"


class Exchanging(QObject):
    """Long work goes through the window's tasks, with progress and a way out; sentences through its banner."""

    def __init__(
        self, window: Window, desk: Exchange, mapping: Callable[[Path], ColumnMapping], keys: GlobalKeys,
        entry_keys: Mapping[str, str], watch: Callable[[Path], None],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._desk, self._mapping = window, desk, mapping
        self._keys, self._anywhere, self._watch = keys, {**ANYWHERE, **entry_keys}, watch
        self._refused: Path | None = None
        self.strip: EntryStrip | None = None
        self.screen: MappingScreen | None = None
        self.choose_export: Callable[[], Path | None] = self._ask_export
        self.choose_folder: Callable[[], Path | None] = self._ask_folder
        self.choose_updates: Callable[[], Path | None] = self._ask_updates
        window.help.add(((EXCHANGE, STRIP, ANY_WINDOW), (COLUMNS, HOLDS)), (*TABLE, *from_any_window(self._anywhere)))
        window.top.add_menu(f"{TITLE} ▾", self._menu(), TITLE, last=False)

    def enter(self) -> None:
        """Open the strip, or bring it back to the front."""
        if self.strip is None or not self.strip.isVisible():
            window = self._window
            self.strip = EntryStrip(self._desk, window.tasks, window.theme, window.settings, self._keys, self._anywhere)
            self.strip.changed.connect(window.tell)
        self.strip.show()
        self.strip.raise_()
        self.strip.activateWindow()

    def take(self, file: Path | None = None, *, anyway: bool = False) -> None:
        """Take an export in; one that looks wrong waits for a person to say that it is right."""
        chosen = file or self.choose_export()
        if chosen is None:
            return
        self._refused = None
        self._window.tasks.long(
            f"Taking in {chosen.name}",
            lambda progress, cancelled: self._desk.take(chosen, progress, cancelled, anyway=anyway),
            self._taken,
            lambda problem: self._not_done(chosen, problem),
        )

    def take_anyway(self) -> None:
        """The export that looked wrong is right."""
        if self._refused:
            self.take(self._refused, anyway=True)
        else:
            self._say("No export is waiting for this.", "plain")

    def give(self, *, again: bool = False) -> None:
        """Write the updates into a file."""
        chosen = self.choose_updates()
        if chosen:
            self._window.tasks.write(
                lambda: self._desk.give(chosen, again=again),
                self._given,
                lambda problem: self._not_done(chosen, problem),
            )

    def watch(self) -> None:
        """Take in what the ERP writes into a folder, from now on and at every start."""
        chosen = self.choose_folder()
        if chosen:
            self._window.tasks.write(
                lambda: self._watch(chosen),
                lambda _done: self._watched(chosen),
                lambda problem: self._not_done(chosen, problem),
            )

    def map(self, file: Path | None = None) -> None:
        """Show which column of an export holds what."""
        chosen = file or self.choose_export()
        if chosen is None:
            return
        try:
            self.screen = MappingScreen(self._mapping(chosen), self._window.theme)
        except Exception as problem:  # noqa: BLE001 - whatever is the matter with the file is said
            self._not_done(chosen, problem)
            return
        self.screen.done.connect(lambda kept: self._say(f"Kept in {kept}. F3 takes an export in.", "ok"))
        self.screen.show()

    def _taken(self, done: Taken) -> None:
        sentences = [words.row_problem(done.event.file, problem) for problem in done.problems]
        self._say("\n".join([words.taken(done), *([words.first_of(sentences)] if sentences else [])]),
                  "warn" if sentences or done.sights["differs"] else "ok")  # fmt: skip
        self._window.tell(EVERYTHING)

    def _watched(self, folder: Path) -> None:
        self._say(f"Exports that the ERP writes into {folder} come in by themselves.", "ok")
        self._window.tell(EVERYTHING)

    def _given(self, done: Given) -> None:
        self._say(words.given(done), "ok" if done.rows else "plain")
        self._window.tell(EVERYTHING)

    def _not_done(self, file: Path, problem: BaseException) -> None:
        said = words.file_problem(file.name, problem) or failed(problem)
        if isinstance(problem, NeedsAnyway):
            self._refused = file
            said += " Ctrl F3 takes it in all the same."
        self._say(said, "bad")

    def _say(self, sentence: str, tone: str) -> None:
        self._window.review.say(sentence, tone)

    def _menu(self) -> QMenu:
        menu, verbs = QMenu(self._window), self._verbs()
        for shortcut in EXCHANGE_KEYS:
            action = QAction(shortcut.words, self._window)
            action.setShortcuts(sequences(shortcut))
            action.setAutoRepeat(False)
            action.triggered.connect(lambda _checked=False, verb=verbs[shortcut.id]: self._act(verb))
            self._window.addAction(action)
            menu.addAction(action)
        return menu

    def _act(self, verb: Callable[[], object]) -> None:
        """The page of keys lets nothing through."""
        if not self._window.help.isVisible():
            verb()

    def _verbs(self) -> dict[str, Callable[[], object]]:
        return {
            "enter_by_hand": self.enter, "take": self.take, "take_anyway": self.take_anyway, "map": self.map,
            "watch": self.watch,
            "give": self.give, "give_again": lambda: self.give(again=True),
        }  # fmt: skip

    def _ask_export(self) -> Path | None:
        name, _kind = QFileDialog.getOpenFileName(self._window, "An export of open orders", "", _EXPORTS)
        return Path(name) if name else None

    def _ask_folder(self) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._window, "The folder into which the ERP writes its exports")
        return Path(name) if name else None

    def _ask_updates(self) -> Path | None:
        proposed = f"updates-{datetime.now().astimezone():%Y-%m-%d-%H%M}.csv"
        name, _kind = QFileDialog.getSaveFileName(self._window, "A new file of updates", proposed, _UPDATES)
        return Path(name) if name else None
