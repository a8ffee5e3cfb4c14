"""The demo's ERP as a process of its own, so that the workbench may die without it and find it again."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from poworkbench.sandbox import remote
from poworkbench.sandbox.remote import NotDone, Remote

_SECONDS_TO_START = 15.0
_SECONDS_TO_STOP = 5.0


@dataclass
class SandboxProcess:
    """The sandbox of one home: `start` takes the one that runs, else starts one; `stop` ends it however it began."""

    home: Path
    orders: Path
    _child: subprocess.Popen[bytes] | None = field(default=None, init=False, repr=False)

    def start(self) -> Remote:
        """Its address and token; NotDone where it does not come up."""
        return remote.living(self.home) or self._started()

    def stop(self) -> None:
        """End it and wait for its end; nothing where none runs."""
        end = time.monotonic() + _SECONDS_TO_STOP
        if remote.stop(self.home):
            while remote.living(self.home) is not None and time.monotonic() < end:
                time.sleep(0.02)
        self._collect()

    def _started(self) -> Remote:
        self._collect()
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._child = _spawned(command(self.home, self.orders), self.home / "output.log")
        end = time.monotonic() + _SECONDS_TO_START
        while (found := remote.living(self.home)) is None:
            if self._child.poll() is not None or time.monotonic() > end:
                self._collect()
                raise NotDone("The sandbox does not start; its output.log says why.")
            time.sleep(0.02)
        return found

    def _collect(self) -> None:
        """Leave no zombie of a sandbox that we started ourselves."""
        if self._child is None:
            return
        try:
            self._child.wait(_SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._child = None


def command(home: Path, orders: Path) -> list[str]:
    """How to run the sandbox: by Python's -m, or by the frozen program's own verb."""
    how = ["sandbox", "serve"] if getattr(sys, "frozen", False) else ["-m", "poworkbench.sandbox"]
    return [sys.executable, *how, "--home", str(home), "--orders", str(orders)]


def _spawned(arguments: list[str], output: Path) -> subprocess.Popen[bytes]:
    """In a session of its own: what ends the workbench, a closed terminal or a Ctrl-C, does not end the ERP."""
    with output.open("ab") as log:
        return subprocess.Popen(  # noqa: S603 - our own program
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
