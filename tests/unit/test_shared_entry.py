"""Several connections, one login: nobody logs in twice, and nobody throws away what another was given meanwhile."""

from __future__ import annotations

import threading
import time

import requests
from requests.auth import AuthBase

from poworkbench.adapters.erp.letting_in import Header, Shared

SECONDS = (1.0, 1.0)


class Sessions:
    """An entry that opens sessions, numbered, each in its time."""

    def __init__(self) -> None:
        self.opened = 0
        self._header: Header | None = None

    def auth(self, session: requests.Session, seconds: tuple[float, float]) -> AuthBase:  # noqa: ARG002
        """The session's header."""
        if self._header is None:
            time.sleep(0.02)
            self.opened += 1
            self._header = Header("Authorization", f"Session {self.opened}")
        return Header(self._header.name, self._header.value)

    def refused(self, used: AuthBase) -> bool:  # noqa: ARG002
        """It ended."""
        self._header = None
        return True


def test_of_several_connections_one_logs_in() -> None:
    inner = Sessions()
    shared, given = Shared(inner), list[AuthBase]()
    threads = [
        threading.Thread(target=lambda: given.append(shared.auth(requests.Session(), SECONDS))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert inner.opened == 1
    assert given == [Header("Authorization", "Session 1")] * 8


def test_a_session_that_ended_for_all_is_opened_once() -> None:
    inner = Sessions()
    shared, session = Shared(inner), requests.Session()
    first = [shared.auth(session, SECONDS) for _ in range(3)]
    for used in first:  # each connection hears 401 about the session that ended
        assert shared.refused(used)
        shared.auth(session, SECONDS)
    assert inner.opened == 2


def test_a_header_does_not_show_its_secret() -> None:
    assert "hidden" not in repr(Header("Authorization", "hidden"))
