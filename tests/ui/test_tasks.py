"""Threads: writes in order, results on the main thread, slow work seen and left, nothing outlives the window."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from poworkbench.ui.tasks import Tasks, Ticket


@pytest.fixture
def problems() -> list[BaseException]:
    return []


@pytest.fixture
def tasks(qtbot: QtBot, problems: list[BaseException]) -> Iterator[Tasks]:
    made = Tasks(problems.append)
    yield made
    made.close()


def test_results_come_back_on_the_main_thread(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[tuple[int, int]] = []
    tasks.read(threading.get_ident, lambda worker: seen.append((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != threading.get_ident()
    assert seen[0][1] == threading.get_ident()


def test_writes_are_done_in_the_order_of_the_keys(qtbot: QtBot, tasks: Tasks) -> None:
    done: list[int] = []
    seen: list[int] = []

    def work(number: int) -> Callable[[], int]:
        def write() -> int:
            time.sleep(0.02 if number == 0 else 0)
            done.append(number)
            return number

        return write

    for number in range(6):
        tasks.write(work(number), seen.append)
    qtbot.waitUntil(lambda: len(seen) == 6)
    assert done == seen == [0, 1, 2, 3, 4, 5]


def test_a_problem_goes_to_its_own_handler_or_to_the_common_one(
    qtbot: QtBot, tasks: Tasks, problems: list[BaseException]
) -> None:
    own: list[BaseException] = []
    tasks.read(lambda: 1 / 0, print, own.append)
    tasks.read(lambda: {}["nothing"], print)
    qtbot.waitUntil(lambda: bool(own) and bool(problems))
    assert isinstance(own[0], ZeroDivisionError)
    assert isinstance(problems[0], KeyError)


def test_a_slow_page_does_not_keep_a_decision_waiting(qtbot: QtBot, tasks: Tasks) -> None:
    gate, order = threading.Event(), []
    tasks.read(lambda: gate.wait(10), lambda _: order.append("page"), lane="page")
    tasks.write(lambda: None, lambda _: order.append("decision"))
    qtbot.waitUntil(lambda: order == ["decision"])
    gate.set()
    qtbot.waitUntil(lambda: order == ["decision", "page"])


def test_slow_work_is_told_of_with_its_progress_and_can_be_left(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[Ticket | None] = []
    tasks.busy.connect(told.append)
    stopped: list[int] = []

    def work(progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        for step in range(10_000):
            progress(step, 10_000)
            if cancelled():
                stopped.append(step)
                return
            time.sleep(0.01)

    arrived: list[object] = []
    tasks.long("Verifying", work, arrived.append)
    qtbot.waitUntil(lambda: any(told))
    ticket = next(one for one in told if one)
    assert ticket.title == "Verifying"
    assert ticket.total == 10_000
    ticket.cancel()
    qtbot.waitUntil(lambda: tasks.idle)
    assert stopped
    assert not arrived
    assert told[-1] is None


def test_a_write_cannot_be_cancelled_and_closing_still_does_it(qtbot: QtBot) -> None:
    tasks = Tasks(lambda _problem: None)
    done: list[str] = []
    first = tasks.write(lambda: time.sleep(0.05), lambda _: None)
    second = tasks.write(lambda: done.append("second"), lambda _: None)
    first.cancel()
    second.cancel()
    tasks.close()
    assert done == ["second"]
    assert not [one for one in threading.enumerate() if one.name.startswith("poworkbench-")]


def test_after_closing_nothing_is_delivered(qtbot: QtBot) -> None:
    tasks = Tasks(lambda _problem: None)
    seen: list[object] = []
    tasks.read(lambda: 1, seen.append)
    tasks.close()
    tasks.read(lambda: 2, seen.append)
    qtbot.wait(30)
    assert not seen
