"""The queue of 10,000 documents beside Qt's own list of 10,000 strings, in turns in one run.

Prints milliseconds and the median of the ratios for one scrolled and painted screen, one filtering, one update.
Run: make bench, or python benchmarks/queue_screen.py; needs no display.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSortFilterProxyModel, QStringListModel
from PySide6.QtWidgets import QApplication, QListView

from poworkbench.services.views import QueueRow
from poworkbench.ui.queue.model import fold
from poworkbench.ui.queue.screen import QueueScreen
from poworkbench.ui.theme import Theme

ROWS = 10_000
ROUNDS = 15
SIZE = (266, 700)
STATES = ("waiting", "clean", "unread")
VENDORS = ("Pelham Mills", "Kahle Polstermöbel", "Nordvik Furniture", "Loomhouse Rug Co.")


def rows() -> list[QueueRow]:
    """A very full day."""
    now = datetime.now(UTC)
    return [
        QueueRow(
            f"d{n}", f"ack-{n}.pdf", STATES[n % 3], now, now + timedelta(minutes=n), f"PO-{n:06}",  # type: ignore[arg-type]
            VENDORS[n % 4], f"SO-{n}", 6, n % 3,
        )
        for n in range(ROWS)
    ]  # fmt: skip


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def scrolled(view: QListView, turn: int) -> Callable[[], object]:
    """One screen further down, painted."""

    def work() -> None:
        bar = view.verticalScrollBar()
        bar.setValue(bar.maximum() * (turn + 1) // (ROUNDS + 1))
        view.viewport().grab()

    return work


def report(name: str, ours: list[float], plain: list[float]) -> None:
    """One line for each figure."""
    ratio = statistics.median(a / b for a, b in zip(ours, plain, strict=True))
    print(
        f"{name:<28} {statistics.median(ours):8.2f} ms   plain list {statistics.median(plain):8.2f} ms   {ratio:5.2f}x"
    )


def main() -> None:
    """Both lists in rotation."""
    app = QApplication([])
    day, screen, plain = rows(), QueueScreen(Theme("light")), QListView()
    screen.show_rows(day)
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(QStringListModel([fold(row) for row in day]))
    plain.setModel(proxy)
    plain.setUniformItemSizes(True)
    for widget in (screen, plain):
        widget.resize(*SIZE)
        widget.show()
    app.processEvents()
    figures: dict[str, tuple[list[float], list[float]]] = {}
    for turn in range(ROUNDS):
        pairs = {
            "scroll and paint a screen": (scrolled(screen.list, turn), scrolled(plain, turn)),
            "filter": (lambda: screen.filter("po-0012"), lambda: proxy.setFilterFixedString("po-0012")),
            "filter away": (lambda: screen.filter(""), lambda: proxy.setFilterFixedString("")),
            "update of every row": (lambda: screen.show_rows(rows()), lambda: [fold(row) for row in rows()]),
        }
        for name, (ours, theirs) in pairs.items():
            mine, other = figures.setdefault(name, ([], []))
            mine.append(timed(ours))
            other.append(timed(theirs))
    for name, (mine, other) in figures.items():
        report(name, mine, other)


if __name__ == "__main__":
    main()
