"""Who fails three times in a row is left alone, each kind of call for itself; one call tries whether it works again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from poworkbench.services.ports import Busy, Gone, NotAllowed, NotAsAgreed, Refused, Stale, Unreachable
from poworkbench.services.sync.breaker import OPENS_AFTER, Breaker, Breakers

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
AWAY = Unreachable("no answer in time")


class Time:
    """A clock that a test moves."""

    moment = NOON

    def now(self) -> datetime:
        return self.moment

    def on(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


def made() -> tuple[Time, Breakers]:
    time = Time()
    return time, Breakers(time.now, chance=lambda: 1.0)


def test_it_opens_after_three_in_a_row_and_tries_one_after_its_time() -> None:
    time, breakers = made()
    for _ in range(OPENS_AFTER - 1):
        breakers.failed("attach", AWAY)
        breakers.worked(None)
    assert not breakers.holds("attach")
    breakers.failed("attach", AWAY)
    assert breakers.holds("attach")
    time.on(7.9)
    assert breakers.holds("attach")
    time.on(0.2)
    assert not breakers.holds("attach")
    breakers.failed("attach", AWAY)
    time.on(15.9)
    assert breakers.holds("attach")
    time.on(0.2)
    breakers.worked("attach")
    breakers.failed("attach", AWAY)
    assert not breakers.holds("attach")


def test_an_open_one_holds_no_other_kind() -> None:
    _time, breakers = made()
    for _ in range(OPENS_AFTER):
        breakers.failed("comment", AWAY)
        breakers.worked(None)
    assert [kind for kind in ("pull", "push", "attach", "comment", None) if breakers.holds(kind)] == ["comment"]
    assert not breakers.down


def test_who_asks_to_wait_or_lets_nobody_do_it_is_left_alone_at_once() -> None:
    time, breakers = made()
    breakers.failed("attach", Busy("slow down", retry_after=90.0))
    breakers.failed("comment", NotAllowed("no right"))
    assert breakers.holds("attach")
    assert breakers.holds("comment")
    time.on(89)
    assert (breakers.holds("attach"), breakers.holds("comment")) == (True, False)


def test_the_line_is_down_when_calls_of_any_kind_fail_in_a_row() -> None:
    _time, breakers = made()
    breakers.failed("push", AWAY)
    breakers.failed(None, AWAY)
    assert not breakers.down
    breakers.failed("comment", AWAY)
    assert breakers.down
    breakers.worked(None)
    assert not breakers.down
    assert set(breakers.kinds) == {"push", "comment"}


@pytest.mark.parametrize("problem", [Refused("no"), Stale("newer"), Gone("where?"), NotAsAgreed("odd")])
def test_an_answer_is_an_answer_whatever_it_says(problem: Exception) -> None:
    _time, breakers = made()
    for _ in range(2 * OPENS_AFTER):
        breakers.failed("attach", problem)
    assert not breakers.holds("attach")
    assert not breakers.down


def test_a_clock_that_is_put_back_a_day_holds_nothing() -> None:
    opened = Breaker(OPENS_AFTER - 1).failed(AWAY, NOON + timedelta(days=1))
    assert opened.holds(NOON + timedelta(days=1))
    assert not opened.holds(NOON)


def test_chance_spreads_the_desks_of_a_team() -> None:
    early, late = Breaker().failed(AWAY, NOON, lambda: 0.0), Breaker().failed(AWAY, NOON, lambda: 1.0)
    assert early.wait < late.wait
