"""Looking in between the steps of a program: before and after each of some functions something is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any


def stepped(steps: Iterable[tuple[Any, str]], step: Callable[[], None]) -> None:
    """From now on `step` runs before and after each of these functions, named by their owner and their name."""
    for owner, name in steps:
        setattr(owner, name, _stepping(getattr(owner, name), step))


def _stepping(work: Callable[..., Any], step: Callable[[], None]) -> Callable[..., Any]:
    def stepping(*args: Any, **kwargs: Any) -> Any:
        step()
        done = work(*args, **kwargs)
        step()
        return done

    return stepping
