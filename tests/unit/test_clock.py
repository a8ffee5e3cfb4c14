"""The clock tells the moment in UTC and the zone by its name."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from datetime import timedelta

import pytest
import tzlocal

from poworkbench.adapters.clock import SystemClock


def test_the_moment_is_in_utc_and_does_not_go_back() -> None:
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert first.utcoffset() == timedelta(0)
    assert first <= second


@pytest.fixture
def manila(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This process in another zone; tzlocal remembers what it found once."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Manila")
        tzlocal.reload_localzone()
        yield
    tzlocal.reload_localzone()


@pytest.mark.usefixtures("manila")
def test_the_zone_has_its_name() -> None:
    assert SystemClock().zone() == "Asia/Manila"
    assert zoneinfo.ZoneInfo(SystemClock().zone())


def test_a_zone_nobody_knows_becomes_an_offset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tzlocal.get_localzone_name", lambda: None)
    assert SystemClock().zone()[:4] in ("UTC+", "UTC-")
