"""Contenders take turns, so that a busy machine disturbs all alike; what counts is the ratio within a round."""

from __future__ import annotations

import functools
import gc
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound for a median: at least or at most so much."""

    bound: float
    least: bool

    def __str__(self) -> str:
        return f"{'≥' if self.least else '≤'} {self.bound:g}"

    def met(self, value: float) -> bool:
        """Whether a median keeps the bound."""
        return value >= self.bound if self.least else value <= self.bound


def at_least(bound: float) -> Goal:
    """A goal from below."""
    return Goal(bound, least=True)


def at_most(bound: float) -> Goal:
    """A goal from above."""
    return Goal(bound, least=False)


def forget() -> None:
    """Empty what the reader remembers of texts: a document that is read again is to cost what it costs when new."""
    for kept in [each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper)]:  # noqa: SLF001
        if kept.__module__.startswith("poworkbench.") and kept.cache_parameters()["maxsize"] is not None:
            kept.cache_clear()


def in_turns(
    ours: Callable[[], object], peer: Callable[[], object], rounds: int, *, anew: bool = True
) -> tuple[list[float], list[float]]:
    """Seconds of each in every round; who begins changes from round to round, and `anew` we remember nothing."""
    mine: list[float] = []
    other: list[float] = []
    for turn in range(rounds):
        pair = [(ours, mine), (peer, other)]
        for work, times in pair if turn % 2 == 0 else reversed(pair):
            if anew:
                forget()
            times.append(seconds(work))
    return mine, other


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def head(title: str) -> None:
    """The head of a table of figures."""
    print(f"\n{title}")
    print(f"{'':<52}{'n':>5}{'median':>9}{'min':>9}{'max':>9}   goal")


def figure(name: str, values: Sequence[float], goal: Goal | None = None, unit: str = "x") -> None:
    """One row of a table of figures: the median of `values`, their bounds, and the goal beside it."""
    middle = statistics.median(values)
    told = f"   {goal}{unit}  {'met' if goal.met(middle) else 'MISSED'}" if goal else ""
    cells = "".join(f"{value:>8.2f}{unit}" for value in (middle, min(values), max(values)))
    print(f"{name:<52}{len(values):>5}{cells}{told}", flush=True)
