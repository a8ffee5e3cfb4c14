"""What every test stands on: no display, no real home, and nobody left running when it ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.leaks import survivors, workers

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
settings.register_profile("house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(autouse=True)
def nobody_left() -> Iterator[None]:
    """Fail the test that leaves a thread or a child process behind."""
    before = workers()
    yield
    left = survivors(before)
    assert not left, f"left running: {', '.join(sorted(left.values()))}"


@pytest.fixture(autouse=True)
def home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test away from the person's own folder."""
    home = tmp_path / "home"
    monkeypatch.setenv("POWORKBENCH_HOME", str(home))
    return home
