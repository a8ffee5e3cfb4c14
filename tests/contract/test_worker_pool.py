"""A file that makes its reader hang, die or swell takes nothing else along."""

from __future__ import annotations

import os
import time

import pytest
from tests.leaks import survivors, workers

from poworkbench.adapters.documents.pool import WorkerPool
from poworkbench.domain.problems import DamagedFile, LockedFile, TookTooLong, TooLarge


def hang() -> None:
    time.sleep(600)


def die() -> None:
    os._exit(9)


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


def test_it_opens_again_after_closing() -> None:
    with WorkerPool(workers=1) as pool:
        pool.call(20, double, 6)
        pool.close()
        assert pool.call(20, double, 7) == 14
