"""Who is running: threads of this process and its children, by name; the allow-list of those who may stay."""

from __future__ import annotations

import multiprocessing
import sys
import threading
import time
from pathlib import Path

#: What may outlive a test, with the reason.
ALLOWED = {
    "Dummy-": "a thread of Qt's own pool that once ran Python",
    "multiprocessing.resource_tracker": "one for each program, kept by the standard library",
    "multiprocessing.forkserver": "one for each program, kept by the standard library",
}


def workers() -> dict[object, str]:
    """Threads and child processes that are alive and not allowed, by identity."""
    found: dict[object, str] = {thread: f"thread {thread.name}" for thread in threading.enumerate()}
    found |= {pid: f"process {pid} ({line})" for pid, line in _children().items()}
    return {key: name for key, name in found.items() if not any(allowed in name for allowed in ALLOWED)}


def survivors(before: dict[object, str], grace: float = 3.0) -> dict[object, str]:
    """Who was not there before and does not leave within `grace` seconds."""
    end = time.monotonic() + grace
    while (left := {key: name for key, name in workers().items() if key not in before}) and time.monotonic() < end:
        time.sleep(0.01)
    return left


def _children() -> dict[int, str]:
    """Living child processes and their command lines; zombies have none and are nobody's work any more."""
    if not sys.platform.startswith("linux"):
        return {child.pid or 0: child.name for child in multiprocessing.active_children()}
    multiprocessing.active_children()  # collects those that ended
    pids = [pid for task in Path("/proc/self/task").iterdir() for pid in _read(task / "children").split()]
    return {int(pid): line for pid in pids if (line := _read(Path("/proc") / pid / "cmdline").replace("\0", " "))}


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:  # it ended meanwhile
        return ""
