"""The demo day in the window: documents arrive while one looks on, and the ERP's faults are a menu."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from poworkbench.app.demo.feeder import Feeder
from poworkbench.app.demo.home import DemoHome
from poworkbench.sandbox.remote import Remote

if TYPE_CHECKING:
    from poworkbench.app.wiring import Desk
    from poworkbench.ui.menus import MenuItem

#: Title, the sandbox's name for it, and how it is switched on.
FAULTS: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("Pull the cable", "down", {}),
    ("The line is slow (2 s)", "slow", {"seconds": 2.0}),
    ("Too many requests (429, wait 5 s)", "busy", {"seconds": 5.0}),
    ("The ERP fails (500)", "error", {}),
    ("Cut the line after the next write", "cut", {"times": 1, "only": "writes"}),
)


def there_is_a_display() -> bool:
    """Whether a window can be opened that somebody sees."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_the_day(home: DemoHome) -> int:
    """Run until the window is closed; a day that was left, or killed, goes on where it was."""
    from poworkbench.adapters.secrets import system_secrets
    from poworkbench.app import gui, places
    from poworkbench.app.wiring import Desk

    home.take_place()
    sandbox = home.sandbox
    remote = sandbox.start()
    print(f"The day lies in {home.folder}; the sandbox ERP answers at {remote.url}.")
    print(f"Beside the window: poworkbench --home {home.folder} verify | history PO | sandbox status")
    feeder = Feeder(home.data, places.inbox())
    try:
        setup = home.setup(remote, system_secrets())
        app = gui.application()
        desk = Desk(setup)
        feeder.start()
        return gui.show(app, desk, client=setup.playbook.client, extra_menu=fault_menu(remote, desk))
    finally:
        feeder.stop()
        sandbox.stop()


def fault_menu(remote: Remote, desk: Desk) -> list[MenuItem]:
    """What can go wrong with an ERP, to be switched on while one works."""
    from poworkbench.ui.menus import MenuItem

    on = {fault["name"] for fault in remote.faults()}
    items = [
        MenuItem(title, _switch(remote, name, how), checkable=True, checked=name in on) for title, name, how in FAULTS
    ]
    return [*items, MenuItem("Somebody else edits the most urgent order", lambda _on: somebody_edits(remote, desk))]


def _switch(remote: Remote, name: str, how: dict[str, object]) -> Callable[[bool], None]:
    def switch(on: bool) -> None:
        remote.fault(name, on=on, **(how if on else {}))

    return switch


def somebody_edits(remote: Remote, desk: Desk) -> None:
    """Move the first date that still waits for the operator, as a colleague in the client's house would."""
    for waiting in desk.operator.queue():
        rows = desk.operator.review(waiting.document).rows() if waiting.state == "waiting" else ()
        row = next((row for row in rows if row.field == "promised_date" and row.erp_now), None)
        if row and row.erp_now and waiting.po_number:
            later = date.fromisoformat(row.erp_now) + timedelta(days=3)
            remote.edit(waiting.po_number, row.line, row.field, later.isoformat())
            return
