"""The strip as a program of its own, told from outside: prints each place with the clipboard, "close" closes it."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QApplication
from tests.benches import document
from tests.exports import hand_benches, rows

from poworkbench.adapters.global_keys import ScreenKeys
from poworkbench.ui.entry_strip.screen import EntryStrip
from poworkbench.ui.tasks import Tasks
from poworkbench.ui.theme import Theme


class Told(QObject):
    """Lines from outside, on the window's thread."""

    line = Signal(str)


def main(folder: Path) -> int:
    """One order with two values to enter."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    with hand_benches(folder) as bench:
        bench.take(rows("PO-1"))
        review = bench.receive(document("PO-1", {"unit_price": "131.50"}, {"promised_date": "2026-12-04"}), "1.json")
        bench.desk.operator.accept(review, "1", "unit_price")
        bench.desk.operator.accept(review, "2", "promised_date")
        tasks = Tasks(lambda problem: sys.stderr.write(f"{problem!r}\n"))
        settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        strip = EntryStrip(bench.desk.exchange, tasks, Theme("light"), settings, ScreenKeys())
        said = [""]

        def look() -> None:
            now = f"{strip.place.text()}|{QApplication.clipboard().text()}"
            if strip.place.text() and now != said[0]:
                said[0] = now
                say(now)

        def close(_line: str) -> None:
            strip.close()
            say(f"closed|{len(bench.desk.exchange.standing().not_seen)}")

        told, timer = Told(), QTimer(interval=20)
        told.line.connect(close)
        timer.timeout.connect(look)
        timer.start()
        strip.show()
        threading.Thread(target=listen, args=(told, app)).start()
        code = app.exec()
        tasks.close()
    return code


def say(line: str) -> None:
    """At once: somebody waits for it."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def listen(told: Told, app: QApplication) -> None:
    """Until nobody speaks any more."""
    for line in sys.stdin:
        told.line.emit(line)
    QTimer.singleShot(0, app, app.quit)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
