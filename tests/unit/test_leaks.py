"""The guard against leaks sees what it is there to see."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

from tests.leaks import survivors, workers


def test_a_thread_is_seen_until_it_ends() -> None:
    before, stop = workers(), threading.Event()
    thread = threading.Thread(target=stop.wait, name="forgotten", daemon=True)
    thread.start()
    assert list(survivors(before, grace=0).values()) == ["thread forgotten"]
    stop.set()
    assert not survivors(before)


def test_a_child_process_is_seen_until_it_ends() -> None:
    before = workers()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        end = time.monotonic() + 10
        while not (left := survivors(before, grace=0)) and time.monotonic() < end:
            time.sleep(0.01)  # the kernel's list of children is read while it changes, and may miss one for a moment
        assert [name.startswith(f"process {child.pid} ") for name in left.values()] == [True]
    assert not survivors(before)
