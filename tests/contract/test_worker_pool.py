"""A file that makes its reader hang, die or swell takes nothing else along."""

from __future__ import annotations

import os
import time
from concurrent.futures import CancelledError, ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.leaks import survivors, workers

from poworkbench.adapters.documents.pool import WorkerPool
from poworkbench.domain.problems import DamagedFile, LockedFile, TookTooLong, TooLarge


def hang() -> None:
    time.sleep(600)


def die() -> None:
    os._exit(9)


def die_once(trace: str) -> str:
    if not Path(trace).exists():
        Path(trace).touch()
        os._exit(9)
    return "alive"


def swell() -> int:
    return len(bytearray(4_000_000_000))


def stumble() -> None:
    raise KeyError("a bug")


def locked() -> None:
    raise LockedFile("it says so")


def double(number: int) -> int:
    return 2 * number


def test_a_call_returns_what_the_function_returns() -> None:
    with WorkerPool(workers=1) as pool:
        assert pool.call(20, double, 21) == 42


def test_a_hanging_reader_is_stopped_and_the_next_file_is_read() -> None:
    with WorkerPool(workers=1) as pool:
        assert pool.call(20, double, 1) == 2
        with pytest.raises(TookTooLong, match=r"0\.3"):
            pool.call(0.3, hang)
        assert pool.call(20, double, 2) == 4


def test_a_dying_reader_is_replaced() -> None:
    with WorkerPool(workers=1) as pool:
        with pytest.raises(DamagedFile):
            pool.call(20, die)
        assert pool.call(20, double, 3) == 6


@pytest.mark.skipif(os.name == "nt", reason="the system has no bound on a process's memory")
def test_a_swelling_reader_meets_its_bound() -> None:
    with WorkerPool(workers=1) as pool:
        with pytest.raises(TooLarge):
            pool.call(20, swell)
        assert pool.call(20, double, 4) == 8


def test_a_problem_crosses_over_as_itself_and_a_bug_as_a_damaged_file() -> None:
    with WorkerPool(workers=1) as pool:
        with pytest.raises(LockedFile, match="it says so"):
            pool.call(20, locked)
        with pytest.raises(DamagedFile, match="KeyError"):
            pool.call(20, stumble)


def test_nothing_starts_before_it_is_needed_and_nothing_stays() -> None:
    before = workers()
    pool = WorkerPool()
    assert workers() == before
    pool.call(20, double, 5)
    assert workers() != before
    pool.close()
    assert not survivors(before)
    pool.close()


def test_what_runs_when_the_pool_is_closed_is_no_fault_of_the_file() -> None:
    pool = WorkerPool(workers=1)
    pool.call(20, double, 1)
    with ThreadPoolExecutor(2) as waiting:
        calls = [waiting.submit(pool.call, 20.0, hang) for _call in range(2)]
        time.sleep(0.3)
        pool.close()
        for call in calls:
            with pytest.raises(CancelledError):
                call.result(10)


def test_nothing_starts_again_after_closing() -> None:
    before = workers()
    pool = WorkerPool(workers=1)
    pool.close()
    with pytest.raises(CancelledError):
        pool.call(20, double, 6)
    assert workers() == before


def test_a_reader_that_was_killed_from_outside_is_tried_again(tmp_path: Path) -> None:
    with WorkerPool(workers=1) as pool:
        assert pool.call(20, die_once, str(tmp_path / "died")) == "alive"
