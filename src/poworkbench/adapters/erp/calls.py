"""One HTTP call to the ERP: who calls, the time limits, and every failure as a problem the services know."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus
from ipaddress import ip_address
from time import monotonic
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase

from poworkbench.adapters.erp.answers import Answer, server_date
from poworkbench.adapters.erp.letting_in import Entry
from poworkbench.services.ports import Unreachable

#: Seconds to wait for a connection, for the next byte of an answer, and for an answer as a whole.
CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 4.0, 20.0, 120.0

_CHUNK = 1 << 16

#: Failures in words, the particular ones first.
_CAUSES: tuple[tuple[type[Exception], str], ...] = (
    (requests.exceptions.SSLError, "the ERP's certificate is not trusted"),
    (requests.exceptions.ProxyError, "the proxy gives no connection"),
    (requests.exceptions.ConnectTimeout, "no connection in time"),
    (requests.exceptions.Timeout, "no answer in time"),
    (urllib3.exceptions.TimeoutError, "no answer in time"),
    (requests.exceptions.ChunkedEncodingError, "the answer was cut off"),
    (urllib3.exceptions.ProtocolError, "the answer was cut off"),
    (urllib3.exceptions.DecodeError, "the answer was cut off"),
    (requests.exceptions.ConnectionError, "no connection"),
    (ValueError, "the ERP's address cannot be used"),  # InvalidURL, MissingSchema, InvalidSchema ...
)


class Calls:
    """A kept connection to one base address: one call at a time, whoever makes it while the next page is fetched."""

    def __init__(
        self, url: str, entry: Entry, *, connect_seconds: float, read_seconds: float, whole_seconds: float
    ) -> None:
        self._url, self._entry = url.rstrip("/") + "/", entry
        self._limits, self._whole = (connect_seconds, read_seconds), whole_seconds
        self.session = requests.Session()
        self.session.trust_env = not _is_loopback(url)
        self.server_time: datetime | None = None
        self._one_at_a_time = threading.Lock()

    def close(self) -> None:
        """Let go of the connection, now: left to itself, urllib3 closes it when the last answer is forgotten."""
        for adapter in self.session.adapters.values():
            if isinstance(adapter, HTTPAdapter):
                pools = adapter.poolmanager.pools
                for key in pools.keys():  # noqa: SIM118 - no mapping one can iterate over
                    pools[key].close()
        self.session.close()

    def send(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        form: Mapping[str, str] | None = None,
        files: Any = None,
    ) -> Answer:
        """The answer, whatever it says; a call that was not let in is sent once more where something newer lets in."""
        more = {"params": query, "headers": headers, "data": form if body is None else body, "files": files}
        with self._one_at_a_time:
            auth = self._entry.auth(self.session, self._limits)
            answer = self._send(method, path, auth, **more)
            if answer.status == HTTPStatus.UNAUTHORIZED and self._entry.refused(auth):
                answer = self._send(method, path, self._entry.auth(self.session, self._limits), **more)
            return answer

    def _send(self, method: str, path: str, auth: AuthBase, **more: Any) -> Answer:
        """Where a path is a whole address (the next page's), it must be of the same server: the secret goes with it."""
        try:
            address = urljoin(self._url, path)
            elsewhere = urlsplit(address)[:2] != urlsplit(self._url)[:2]
        except ValueError:
            raise Unreachable("the ERP's address cannot be used") from None
        if elsewhere:
            raise Unreachable("the ERP points to an address of another server")
        until = monotonic() + self._whole
        try:
            with self.session.request(
                method, address, auth=auth, timeout=self._limits, allow_redirects=False, stream=True, **more
            ) as answer:
                whole = _read(answer, lambda: monotonic() > until)
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            raise Unreachable(_cause(error)) from None
        self.server_time = server_date(whole.headers) or self.server_time
        return whole


def _read(answer: requests.Response, late: Callable[[], bool]) -> Answer:
    """The whole answer; one that comes drop by drop ends at its time, however often a drop falls."""
    parts: list[bytes] = []
    while part := answer.raw.read1(_CHUNK, decode_content=True):
        parts.append(part)
        if late():
            raise Unreachable("no whole answer in time")
    return Answer(answer.status_code, answer.headers, b"".join(parts))


def _is_loopback(url: str) -> bool:
    """Whether the ERP is on this machine, where no proxy of the environment has a say."""
    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _cause(error: Exception) -> str:
    """A failure in a few words; the library's own would show addresses and headers."""
    return next((words for kind, words in _CAUSES if isinstance(error, kind)), type(error).__name__)
