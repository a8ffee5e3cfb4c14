"""A sandbox that runs somewhere on this machine, worked from outside: is it alive, what goes wrong, who edits what."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from poworkbench.sandbox.process import state, token

_SECONDS = 5.0


class NotDone(Exception):
    """The sandbox does not run, or would not do it; the text says why."""


@dataclass(frozen=True)
class Remote:
    """One running sandbox."""

    port: int
    token: str = field(repr=False)

    @property
    def url(self) -> str:
        """Its base address."""
        return f"http://127.0.0.1:{self.port}"

    def health(self) -> dict[str, Any]:
        """Its process and how many orders it has."""
        return self._call("GET", "health")

    def faults(self) -> list[dict[str, Any]]:
        """The faults that are on."""
        return list(self._call("GET", "faults")["faults"])

    def fault(self, name: str, **how: object) -> list[dict[str, Any]]:
        """Switch a fault (on, seconds, times, only); gives those that are on then."""
        given = {key: value for key, value in how.items() if value is not None}
        return list(self._call("POST", "faults", {"name": name, **given})["faults"])

    def edit(self, po: str, line: str | None, field: str, value: str | None) -> None:
        """Change a field as somebody else would."""
        self._call("POST", "edit", {"po": po, "line": line, "field": field, "value": value})

    def writes(self) -> list[dict[str, Any]]:
        """Every field that was ever written, oldest first."""
        return list(self._call("GET", "writes")["writes"])

    def _call(self, method: str, path: str, value: Mapping[str, object] | None = None) -> dict[str, Any]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_SECONDS)
        body = None if value is None else json.dumps(value)
        try:
            connection.request(method, f"/_sandbox/{path}", body, {"Authorization": f"Bearer {self.token}"})
            answer = connection.getresponse()
            status, said = answer.status, json.loads(answer.read())
        except (OSError, HTTPException, ValueError):
            raise NotDone("The sandbox does not answer.") from None
        finally:
            connection.close()
        if not isinstance(said, dict) or status >= 400:
            raise NotDone(said.get("detail", f"Status {status}.") if isinstance(said, dict) else f"Status {status}.")
        return said


def living(home: Path) -> Remote | None:
    """The sandbox of that home where one runs: its state file may be left over, so it is asked who it is."""
    said = state(home)
    port, pid = said.get("port"), said.get("pid")
    if not isinstance(port, int) or not isinstance(pid, int):
        return None
    remote = Remote(port, token(home))
    try:
        return remote if remote.health().get("pid") == pid else None
    except NotDone:
        return None


def stop(home: Path) -> bool:
    """Ask the sandbox of that home to end; False where none runs. Only a process that said who it is is signalled."""
    if living(home) is None:
        return False
    os.kill(state(home)["pid"], signal.SIGTERM)
    return True
