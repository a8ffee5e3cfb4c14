"""Killing a desk: at one moment everything stops, and what lies on the disk then is all that the next one finds.

A process that is killed keeps nothing but its files as they are. So they are copied at that very moment, with
transactions open and logs unmerged; the dead desk can do nothing more, and nobody looks at its own files again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
import requests

from poworkbench.adapters.mail import EmlFolder
from poworkbench.adapters.store import heads
from poworkbench.adapters.store.unit import SqlUnit

#: The moments, as a story says them (`{}` is which one from now), each before or after a function.
MOMENTS: Mapping[str, tuple[Any, str, bool]] = {
    "while it records {}, before anything is written": (SqlUnit, "append", True),
    "while it records {}, before that is committed": (SqlUnit, "append", False),
    "when {} is committed and the head of the chain is not": (heads, "keep", True),
    "when {} is recorded": (heads, "keep", False),
    "before it makes {} to the ERP": (requests.Session, "send", True),
    "when the ERP has answered {}, before it knows": (requests.Session, "send", False),
    "before it sends {}": (EmlFolder, "send", True),
    "when it has sent {}, before it records that": (EmlFolder, "send", False),
}


class Killed(BaseException):
    """The desk is no more. No program's own handling of errors sees it."""


class Kills:
    """When the desk dies; `dies` is called at that moment, before anything is put in order."""

    def __init__(self, dies: Callable[[], None]) -> None:
        self._dies, self._due = dies, dict[str, int]()
        self.dead = False

    def plan(self, moment: str, nth: int) -> None:
        """The desk dies when it comes there for the nth time from now."""
        self._due.setdefault(moment, nth)

    def reached(self, moment: str) -> None:
        """The desk came there; a dead one comes nowhere."""
        if not self.dead and moment in self._due:
            self._due[moment] -= 1
            if self._due[moment] == 0:
                del self._due[moment]
                self._dies()
                self.dead = True
        if self.dead:
            raise Killed


class Watch:
    """Tells the kills of the story under way that a moment is reached."""

    kills: Kills | None = None

    def reached(self, moment: str) -> None:
        if self.kills:
            self.kills.reached(moment)


@contextmanager
def watched() -> Iterator[Watch]:
    """Every moment is watched until the end."""
    watch = Watch()
    with pytest.MonkeyPatch.context() as patch:
        for moment, (owner, name, before) in MOMENTS.items():
            patch.setattr(owner, name, _watched(getattr(owner, name), watch, moment, before=before))
        yield watch


def _watched(work: Callable[..., Any], watch: Watch, moment: str, *, before: bool) -> Callable[..., Any]:
    def watching(*args: Any, **kwargs: Any) -> Any:
        if before:
            watch.reached(moment)
        done = work(*args, **kwargs)
        if not before:
            watch.reached(moment)
        return done

    return watching
