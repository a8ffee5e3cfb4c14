"""One window works on a folder; what a killed one leaves behind keeps nobody out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from poworkbench.app import gui, places

HOLDS = "from poworkbench.app import gui\nwith gui.alone(): print('open', flush=True); input()"


def holder(home: Path) -> subprocess.Popen[str]:
    """Another process with a window on the folder."""
    env = os.environ | {places.HOME_VARIABLE: str(home)}
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDS], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "open\n"
    return process


def test_a_second_window_is_refused_until_the_first_is_gone_even_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(places.HOME_VARIABLE, str(tmp_path))
    with holder(tmp_path) as process:
        with pytest.raises(gui.AlreadyOpen, match="open already"), gui.alone():
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
    with gui.alone():
        assert (tmp_path / "window.lock").exists()
    assert not (tmp_path / "window.lock").exists()
