"""Everything that has a key, as a menu; and the menu that the app may add."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from poworkbench.ui.shortcuts import SHORTCUTS, sequences


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry that the app adds; `action` is called off the main thread with whether it is now checked."""

    title: str
    action: Callable[[bool], None]
    checkable: bool = False
    checked: bool = False


def make_actions(owner: QWidget, verbs: Mapping[str, Callable[[], object]], allowed: Callable[[str], bool]) -> None:
    """One action of the window for each row of the shortcut table."""
    for shortcut in SHORTCUTS:
        action = QAction(shortcut.words, owner)
        action.setObjectName(shortcut.id)
        action.setShortcuts(sequences(shortcut))
        action.setAutoRepeat(shortcut.repeats)
        action.triggered.connect(_guarded(shortcut.id, verbs[shortcut.id], allowed))
        owner.addAction(action)


def all_actions(owner: QWidget) -> QMenu:
    """The table as a menu, group by group."""
    menu = QMenu(owner)
    group = ""
    for shortcut, action in zip(SHORTCUTS, owner.actions(), strict=True):
        if shortcut.group != group:
            menu.addSection(shortcut.group)
            group = shortcut.group
        menu.addAction(action)
    return menu


def app_menu(owner: QWidget, items: Sequence[MenuItem], run: Callable[[Callable[[], None]], None]) -> QMenu:
    """The app's own entries; `run` takes their work off the main thread."""
    menu = QMenu(owner)
    for item in items:
        action = QAction(item.title, menu, checkable=item.checkable, checked=item.checked)
        action.triggered.connect(_chosen(item, run))
        menu.addAction(action)
    return menu


def _guarded(name: str, verb: Callable[[], object], allowed: Callable[[str], bool]) -> Callable[[], None]:
    def act() -> None:
        if allowed(name):
            verb()

    return act


def _chosen(item: MenuItem, run: Callable[[Callable[[], None]], None]) -> Callable[[bool], None]:
    def act(checked: bool) -> None:
        run(lambda: item.action(checked))

    return act
