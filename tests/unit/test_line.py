"""How long to wait for an ERP that does not answer, and what the foot of the window says meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from poworkbench.services.ports import Busy, NotLetIn, Unreachable
from poworkbench.services.sync.line import Line

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_the_wait_grows_and_is_bounded() -> None:
    line, waits = Line(), []
    for _ in range(12):
        line = line.failed(Unreachable("away"), NOON, chance=lambda: 1.0)
        waits.append(line.wait)
    assert waits[:4] == [2.0, 4.0, 8.0, 16.0]
    assert waits[-1] == 60.0


def test_chance_spreads_the_desks_of_a_team() -> None:
    early = Line().failed(Unreachable(), NOON, chance=lambda: 0.0)
    late = Line().failed(Unreachable(), NOON, chance=lambda: 1.0)
    assert early.wait < late.wait


def test_offline_since_is_the_first_failure() -> None:
    line = Line().failed(Unreachable("away"), NOON).failed(Unreachable("away"), NOON + timedelta(hours=1))
    assert line.offline_since == NOON
    assert line.worked(NOON + timedelta(hours=2), 15).offline_since is None


def test_an_erp_that_asks_to_wait_is_given_as_long_as_it_asks() -> None:
    line = Line().failed(Busy("slow down", retry_after=30.0), NOON)
    assert (line.wait, line.offline_since) == (30.0, None)


def test_a_wrong_token_is_not_an_absent_line() -> None:
    line = Line().failed(NotLetIn("401"), NOON)
    assert line.token_missing
    assert line.offline_since is None
