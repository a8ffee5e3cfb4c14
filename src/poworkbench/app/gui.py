"""The window: Qt started, a desk behind it, and both ended in order."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from msgspec.structs import replace as replace_setting
from PySide6.QtCore import QLockFile, QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit

from poworkbench.adapters.global_keys import ScreenKeys
from poworkbench.adapters.secrets import SystemSecrets, system_secrets
from poworkbench.app import keys, logs, places, settings, start
from poworkbench.app.settings import Settings
from poworkbench.app.setup import Setup
from poworkbench.app.toml_files import TomlProblem
from poworkbench.app.wiring import Desk
from poworkbench.services.stores import Cancelled, StoreProblem
from poworkbench.ui.exchanging import Exchanging
from poworkbench.ui.main_window import Window
from poworkbench.ui.menus import MenuItem
from poworkbench.ui.taking_over import TakingOver
from poworkbench.ui.wording.storing import STOPPED, sentence

#: How often Python looks for a Ctrl-C while Qt's loop runs.
_BREATH_MS = 300


#: Stands behind the client's name over a folder whose database everybody may read.
MADE_UP = " (made up)"


class AlreadyOpen(Exception):
    """Another window works on this folder; the text says what to do."""


@contextmanager
def alone() -> Iterator[None]:
    """One window on a folder: a second one would not hear what the first decides. A killed one keeps nobody out."""
    lock = QLockFile(str(places.home() / "window.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        raise AlreadyOpen(f"A window is open already on {places.home()}: go on in that one, or close it first.")
    try:
        yield
    finally:
        lock.unlock()


def main(*, made_up: bool = False) -> int:
    """Open the window on the person's own desk; 2 where it is not set up or open already.

    `made_up` is said by a person who knows that the folder is one to try things in.
    """
    try:
        found = start.load() if made_up else _of_a_real_desk()
        rules = start.playbook(found)
        secrets = system_secrets()
        setup = start.setup(found, rules, start.asked_token(secrets, found.erp_url))
        with alone():
            app = application()
            if found.erp_url:
                ask_for_token(secrets, found)
            return show(app, _opened(setup), client=(found.client or rules.client) + (MADE_UP if made_up else ""))
    except (start.NotSetUp, TomlProblem, AlreadyOpen) as problem:
        print(problem, file=sys.stderr)  # noqa: T201
        return 2
    except StoreProblem as problem:
        print(sentence(problem), file=sys.stderr)  # noqa: T201
        return 2
    except Cancelled:
        print(STOPPED, file=sys.stderr)  # noqa: T201
        return 2


def _opened(setup: Setup) -> Desk:
    """The desk; what takes its time the first time is shown."""
    taking_over = TakingOver()
    try:
        return Desk(replace(setup, progress=taking_over))
    finally:
        taking_over.close()


def _of_a_real_desk() -> Settings:
    """The person's settings; a made-up day's folder, whose key everybody knows, is refused."""
    if keys.is_made_up(places.database()):
        raise start.NotSetUp(
            f"{places.home()} is a made-up day's folder; "
            "open it with: poworkbench demo, or poworkbench --made-up --home DIR"
        )
    return start.load()


def application() -> QApplication:
    """Qt's application, which ends on Ctrl-C as any program does."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("PO Workbench")
    signal.signal(signal.SIGINT, lambda *_: app.closeAllWindows())
    signal.signal(signal.SIGTERM, lambda *_: app.closeAllWindows())
    return app


def ask_for_token(secrets: SystemSecrets, found: Settings) -> None:
    """Ask once, where the keyring holds none; without an answer the workbench goes on from its cache."""
    name = start.token_name(found.erp_url)
    if secrets.get(name):
        return
    where = "It is kept in this system's keyring." if secrets.kept else "There is no safe keyring: it is asked again."
    label = f"Token for {found.erp_url}\n{where}"
    token, given = QInputDialog.getText(None, "PO Workbench", label, QLineEdit.EchoMode.Password)
    if given and token.strip():
        secrets.set(name, token.strip())


def window(desk: Desk, setup: Setup, *, client: str, extra_menu: Sequence[MenuItem] = ()) -> Window:
    """The window over a desk; it hears of what happens in the background."""
    shown = Window(
        desk.operator, client=client, person=setup.person, settings_path=places.home() / "window.ini",
        extra_menu=extra_menu,
    )  # fmt: skip
    desk.listen(shown.tell)
    if setup.by_hand:
        watch = partial(watch_exports, desk)
        Exchanging(shown, desk.exchange, desk.exchange.mapping, ScreenKeys(), setup.entry_keys, watch)
    return shown


def watch_exports(desk: Desk, folder: Path) -> None:
    """Kept in the settings and looked into from now on; raises TomlProblem, and then nothing changed."""
    settings.save(replace_setting(settings.load(), exports=str(folder)))
    desk.exports.watch(folder)


def show(app: QApplication, desk: Desk, *, client: str, extra_menu: Sequence[MenuItem] = ()) -> int:
    """Run until the window is closed; what was decided is kept, whatever is still owed goes on at the next start."""
    handler = logs.start(places.logs())
    shown = window(desk, desk.setup, client=client, extra_menu=extra_menu)
    breath = QTimer(interval=_BREATH_MS)
    breath.timeout.connect(lambda: None)
    breath.start()
    try:
        desk.start()
        shown.show()
        return app.exec()
    finally:
        breath.stop()
        desk.close()
        logs.stop(handler)
