"""The demo day where there is no display: the same services, each screen as a picture, the events as a log."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from poworkbench.adapters.secrets import system_secrets
from poworkbench.app import places
from poworkbench.app.demo.autopilot import Autopilot
from poworkbench.app.demo.events_log import write_log
from poworkbench.app.demo.feeder import Feeder, day
from poworkbench.app.demo.home import DemoHome
from poworkbench.app.wiring import Desk
from poworkbench.sandbox.remote import Remote
from poworkbench.services.views import Status

_LONGEST_ROUNDS = 60
_AT_ONCE = 8


def work_the_day(home: DemoHome) -> int:
    """0 where everything that was decided is confirmed by the ERP and the journal holds."""
    print("No display: the day is worked headless, through the same services as the window.")
    home.clear()
    home.take_place()
    sandbox = home.sandbox
    remote = sandbox.start()
    try:
        desk = Desk(home.setup(remote, system_secrets()))
        try:
            return _work(home, desk, remote)
        finally:
            desk.close()
    finally:
        sandbox.stop()


def _work(home: DemoHome, desk: Desk, remote: Remote) -> int:
    pilot = Autopilot(desk.operator, lambda text: print(f"  {text}"))
    desk.rounds.once()
    fed = Feeder(home.data, places.inbox()).feed_all()
    _take_in(desk, fed)
    print(f"{desk.operator.status().orders_watched} open orders, {fed} documents in.")
    _somebody_edits(desk, remote)
    _scan_is_linked(desk, home)
    _verify(desk)
    pictures = _pictures(desk, home.folder / "screens")
    _without_a_line(desk, remote, pilot)
    _lost_reply(desk, remote, pilot)
    pilot.work()
    _until_confirmed(desk, pilot)
    log = home.folder / "events.log"
    entries = write_log(desk.store, log)
    status = _verify(desk)
    return _tell(desk, pilot, status, f"{pictures} pictures in {home.folder / 'screens'}, {entries} events in {log}")


def _verify(desk: Desk) -> Status:
    return desk.operator.verify(lambda _done, _all: None, lambda: False)


def _take_in(desk: Desk, expected: int) -> None:
    """Until every file has held still and was read."""
    for _ in range(_LONGEST_ROUNDS):
        desk.take_in()
        if len(desk.operator.queue()) >= expected:
            return
        time.sleep(0.5)


def _pictures(desk: Desk, folder: Path) -> int:
    """Every screen, by a window that nobody sees and keys that are really pressed."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import qInstallMessageHandler

    from poworkbench.app import gui
    from poworkbench.ui.pictures import save_screens, settle

    qInstallMessageHandler(_qt_says)
    gui.application()
    shown = gui.window(desk, desk.setup, client=desk.setup.playbook.client)
    shown.show()
    try:
        settle(shown)
        return len(save_screens(shown, folder))
    finally:
        shown.close()


def _qt_says(_kind: object, _where: object, text: str) -> None:
    """A window that nobody sees has no frame to give hints to; everything else that Qt says is passed on."""
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)


def _scan_is_linked(desk: Desk, home: DemoHome) -> None:
    """What cannot be read is given its order, as by a person who looks at the page."""
    answers = {arriving.file: arriving.po_number for arriving in day(home.data)}
    for waiting in desk.operator.queue():
        po_number = answers.get(waiting.name)
        if waiting.problem and waiting.name.endswith(".pdf") and po_number:
            desk.operator.link(waiting.document, po_number)


def _somebody_edits(desk: Desk, remote: Remote) -> None:
    """A decision and somebody else's edit of the same field: a conflict, which a person sees and settles."""
    for waiting in desk.operator.queue():
        rows = desk.operator.review(waiting.document).rows() if waiting.state == "waiting" else ()
        row = next((row for row in rows if row.line and row.field == "promised_date" and row.may_accept), None)
        if row and waiting.po_number:
            desk.operator.accept(waiting.document, *row.key)
            remote.edit(waiting.po_number, row.line, row.field, "2027-02-01")
            desk.rounds.once()
            print(f"Somebody else edits {waiting.po_number}: {desk.operator.status().conflicts} conflict to settle.")
            return


def _without_a_line(desk: Desk, remote: Remote, pilot: Autopilot) -> None:
    """The cable pulled: the work goes on from the cache."""
    remote.fault("down")
    worked = pilot.work(_AT_ONCE)
    desk.rounds.once()
    status = desk.operator.status()
    print(f"The line is down: {worked} documents worked, {status.waiting_for_erp} writes wait, nothing is lost.")
    remote.fault("down", on=False)


def _lost_reply(desk: Desk, remote: Remote, pilot: Autopilot) -> None:
    """The connection cut after a write was done: recognised by reading back, not written again."""
    remote.fault("cut", times=1, only="writes")
    pilot.work(1)
    desk.rounds.once()
    print("The line was cut after a write: read back, not written twice.")


def _until_confirmed(desk: Desk, pilot: Autopilot) -> None:
    for _ in range(_LONGEST_ROUNDS):
        desk.rounds.once()
        if desk.operator.status().waiting_for_erp == 0 and not pilot.work():
            return


def _tell(desk: Desk, pilot: Autopilot, status: Status, where: str) -> int:
    left = [row for row in desk.operator.queue() if row.state != "done"]
    print(", ".join(f"{count} {what}" for what, count in pilot.done.items()))
    print(f"{len(left)} documents stay in the queue for a person: " + ", ".join(row.name for row in left))
    print(f"The journal holds: {status.verified_entries} entries." if not status.broken_entry else status.broken_entry)
    print(where)
    waiting, conflicts, refused = status.waiting_for_erp, status.conflicts, status.refused
    if waiting or conflicts or refused or status.broken_entry:
        print(f"Not all that was decided is confirmed: {waiting} wait, {conflicts} conflicts, {refused} refused.")
        return 1
    print("All that was decided is confirmed by the ERP.")
    return 0
