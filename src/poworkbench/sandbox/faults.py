"""What can be made to go wrong, switched on and off while the sandbox runs."""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from poworkbench.sandbox.answers import Problem

#: down: closed without an answer · slow: answers after `seconds` · busy: 429 with Retry-After `seconds` ·
#: error: 500 · cut: does what was asked, then the connection breaks (a read breaks in the middle of its answer)
NAMES = ("down", "slow", "busy", "error", "cut")

_SECONDS = {"slow": 2.0, "busy": 1.0}
_ONLY = ("reads", "writes")


@dataclass(frozen=True)
class Fault:
    """One fault that is on: for the next `times` calls (None: until switched off), for reads or writes `only`."""

    name: str
    seconds: float = 0.0
    times: int | None = None
    only: Literal["reads", "writes"] | None = None

    def concerns(self, *, writes: bool) -> bool:
        """Whether such a call is hit."""
        return self.only is None or (self.only == "writes") == writes


class Faults:
    """The switches; a call is hit by the first fault that concerns it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._on: dict[str, Fault] = {}

    def switch(self, values: dict[str, Any]) -> None:
        """Switch one fault: name, on (true), seconds, times, only; 422 where that makes no sense."""
        name = values.get("name")
        if name not in NAMES:
            raise Problem(422, f"name must be one of {', '.join(NAMES)}.")
        with self._lock:
            self._on.pop(name, None)
            if values.get("on", True):
                self._on[name] = _fault(name, values)

    def clear(self) -> None:
        """Switch everything off."""
        with self._lock:
            self._on.clear()

    def listed(self) -> list[dict[str, Any]]:
        """What is on."""
        with self._lock:
            return [asdict(fault) for fault in self._on.values()]

    def hit(self, *, writes: bool) -> Fault | None:
        """The fault that hits this call, counted."""
        with self._lock:
            fault = next((fault for fault in self._on.values() if fault.concerns(writes=writes)), None)
            if fault is not None and fault.times is not None:
                self._count(fault, fault.times)
            return fault

    def _count(self, fault: Fault, times: int) -> None:
        if times > 1:
            self._on[fault.name] = replace(fault, times=times - 1)
        else:
            del self._on[fault.name]


def _fault(name: str, values: dict[str, Any]) -> Fault:
    seconds, times = values.get("seconds"), values.get("times")
    only = values.get("only", "writes" if name == "cut" else None)
    if seconds is not None and (not isinstance(seconds, int | float) or not 0 <= seconds <= 3600):
        raise Problem(422, "seconds must be a number from 0 to 3600.")
    if times is not None and (not isinstance(times, int) or times < 1):
        raise Problem(422, "times must be a whole number from 1.")
    if only is not None and only not in _ONLY:
        raise Problem(422, "only must be reads or writes.")
    return Fault(name, _SECONDS.get(name, 0.0) if seconds is None else float(seconds), times, only)
