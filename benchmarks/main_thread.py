"""How long the window's thread waits at most while documents are read in the pool, beside the same thread idle.

    python benchmarks/main_thread.py [--rounds 15]

Ticks of a millisecond are counted in a real event loop, without a display; idle and reading take turns.
"""

from __future__ import annotations

import argparse
import os
import statistics
import threading
from collections.abc import Callable
from itertools import pairwise
from time import perf_counter, sleep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measured.documents import Made, made
from measured.turns import at_most, figure, head
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

from poworkbench.adapters.documents.reader import DocumentReader
from poworkbench.app.reading_documents import read_document

PAGES = 20


def longest_gap(beside: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of the longest wait between two ticks while `beside` runs in another thread; its seconds."""
    ticks: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(perf_counter()))
    timer.start(1)
    thread = threading.Thread(target=beside)
    start = perf_counter()
    thread.start()
    while thread.is_alive():
        QCoreApplication.processEvents()
        sleep(0.0002)
    timer.stop()
    thread.join()
    return 1000 * max(b - a for a, b in pairwise(ticks)), perf_counter() - start


def main() -> None:
    """Rounds of reading and of idling for as long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    _app = QApplication([])
    document: Made = made(PAGES)
    reading: list[float] = []
    idle: list[float] = []
    with DocumentReader(workers=1) as documents:
        read_document(documents, document.content, document.order)
        for _ in range(rounds):
            gap, took = longest_gap(lambda: read_document(documents, document.content, document.order))
            reading.append(gap)
            idle.append(longest_gap(lambda took=took: sleep(took))[0])
    head(f"the longest wait between two ticks of the window's thread, {PAGES} pages read in the pool")
    figure("reading, milliseconds", reading, unit=" ")
    figure("idle, milliseconds", idle, unit=" ")
    figure("reading ÷ idle, round by round", [a / b for a, b in zip(reading, idle, strict=True)], at_most(2))
    print(f"medians of both: {statistics.median(reading) / statistics.median(idle):.2f}x")


if __name__ == "__main__":
    main()
