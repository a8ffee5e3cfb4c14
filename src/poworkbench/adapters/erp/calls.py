"""One HTTP call to the ERP: the token, the time limits, and every failure as a problem the services know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

import requests

from poworkbench.adapters.erp.http_problems import problem, server_date
from poworkbench.services.ports import NotLetIn, Unreachable

#: Seconds to wait for a connection, and for the next byte of an answer.
CONNECT_SECONDS, READ_SECONDS = 4.0, 20.0

#: Failures in words, the particular ones first.
_CAUSES: tuple[tuple[type[Exception], str], ...] = (
    (requests.exceptions.SSLError, "the ERP's certificate is not trusted"),
    (requests.exceptions.ProxyError, "the proxy gives no connection"),
    (requests.exceptions.ConnectTimeout, "no connection in time"),
    (requests.exceptions.Timeout, "no answer in time"),
    (requests.exceptions.ChunkedEncodingError, "the answer was cut off"),
    (requests.exceptions.ConnectionError, "no connection"),
    (ValueError, "the ERP's address cannot be used"),  # InvalidURL, MissingSchema, InvalidSchema ...
)


class _Bearer(requests.auth.AuthBase):
    """Sets the token; being an AuthBase it also keeps a .netrc file from putting another one in its place."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Calls:
    """A kept connection to one base address, for one thread at a time."""

    def __init__(
        self, url: str, token: Callable[[], str | None], *, connect_seconds: float, read_seconds: float
    ) -> None:
        self._url = url.rstrip("/")
        self._token = token
        self._limits = (connect_seconds, read_seconds)
        self._session = requests.Session()
        self._session.trust_env = not _is_loopback(url)
        self.server_time: datetime | None = None

    def close(self) -> None:
        """Let go of the connection."""
        self._session.close()

    def call(
        self,
        method: str,
        *path: str,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> bytes:
        """The body of a call that was done; an ErpProblem otherwise."""
        address = "/".join((self._url, *(quote(part, safe="") for part in path)))
        try:
            answer = self._session.request(
                method, address, params=query, headers=headers, data=body, auth=self._bearer(),
                timeout=self._limits, allow_redirects=False,
            )  # fmt: skip
        except requests.RequestException as error:
            raise Unreachable(_cause(error)) from None
        self.server_time = server_date(answer) or self.server_time
        said = problem(answer)
        if said is not None:
            raise said
        return answer.content

    def _bearer(self) -> _Bearer:
        """The token as it is now; one that no header can carry is as good as none, and is not shown."""
        token = (self._token() or "").strip()
        if not token or not token.isascii() or not token.isprintable():
            raise NotLetIn("there is no usable token")
        return _Bearer(token)


def _is_loopback(url: str) -> bool:
    """Whether the ERP is on this machine, where no proxy of the environment has a say."""
    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _cause(error: requests.RequestException) -> str:
    """A failure in a few words; the library's own would show addresses and headers."""
    return next((words for kind, words in _CAUSES if isinstance(error, kind)), type(error).__name__)
