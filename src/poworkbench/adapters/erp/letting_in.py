"""How an ERP is told who calls: the secret from the keyring, as its profile names it, never in an address."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Protocol

import msgspec
import requests
from requests.auth import AuthBase, HTTPBasicAuth

from poworkbench.adapters.erp.places import text
from poworkbench.adapters.erp.profile import Auth
from poworkbench.services.ports import NotLetIn, Unreachable

Secret = Callable[[], str | None]

#: Seconds before its end at which an access token is renewed, and how long one lives that does not say so.
_EARLY, _LIFE = 60.0, 300.0


class Entry(Protocol):
    """Gives each call what lets it in."""

    def auth(self, session: requests.Session, seconds: tuple[float, float]) -> AuthBase:
        """What signs a call; NotLetIn where there is no usable secret."""
        ...

    def refused(self, used: AuthBase) -> bool:
        """The ERP did not let in what was signed so: whether it is worth another try with something newer."""
        ...


@dataclass(frozen=True)
class Header(AuthBase):
    """Sets one header; being an AuthBase it also keeps a .netrc file from putting another one in its place."""

    name: str
    value: str = field(repr=False)

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """The request with its header."""
        request.headers[self.name] = self.value
        return request


class Shared:
    """One entry for several connections: one of them logs in while the others wait, and all use what it was given."""

    def __init__(self, entry: Entry) -> None:
        self._entry, self._lock = entry, threading.Lock()
        self._given: AuthBase | None = None

    def auth(self, session: requests.Session, seconds: tuple[float, float]) -> AuthBase:
        """What signs a call now."""
        with self._lock:
            self._given = self._entry.auth(session, seconds)
            return self._given

    def refused(self, used: AuthBase) -> bool:
        """Where another connection was given something newer meanwhile, that is kept."""
        with self._lock:
            if isinstance(used, Header) and used != self._given:
                return True
            return self._entry.refused(used)


class Static:
    """The secret itself travels: bearer tokens, keys in a header, a name with its password, signed tokens."""

    def __init__(self, auth: Auth, secret: Secret) -> None:
        self._auth, self._secret = auth, secret

    def auth(self, session: requests.Session, seconds: tuple[float, float]) -> AuthBase:  # noqa: ARG002
        """The secret as the keyring holds it now, so that a new one counts at once."""
        secret = usable(self._secret)
        if self._auth.kind == "basic":
            name, _, password = secret.partition(":")
            return HTTPBasicAuth(name, password)
        if self._auth.kind == "oauth1":
            return _signed(secret)
        return Header(self._auth.header, self._auth.format.replace("{secret}", secret))

    def refused(self, used: AuthBase) -> bool:  # noqa: ARG002
        """The keyring holds no newer one."""
        return False


class ClientCredentials:
    """OAuth 2.0, RFC 6749 section 4.4: the keyring's secret buys an access token, which is kept in memory alone."""

    def __init__(self, auth: Auth, secret: Secret, settings: Mapping[str, str]) -> None:
        self._auth, self._secret, self._settings = auth, secret, settings
        self._token, self._until = "", 0.0

    def auth(self, session: requests.Session, seconds: tuple[float, float]) -> AuthBase:
        """The access token, bought anew shortly before it ends."""
        if monotonic() >= self._until:
            self._buy(session, seconds)
        return Header("Authorization", f"Bearer {self._token}")

    def refused(self, used: AuthBase) -> bool:  # noqa: ARG002
        """A token may have been withdrawn before its time: once more with a new one."""
        had, self._until = bool(self._token), 0.0
        self._token = ""
        return had

    def _buy(self, session: requests.Session, seconds: tuple[float, float]) -> None:
        told = {name: text(value, {"setting": self._settings}) for name, value in self._asked().items()}
        form = {"grant_type": "client_credentials", **told, "client_secret": usable(self._secret)}
        try:
            answer = session.post(
                text(self._auth.token_url, {"setting": self._settings}), data=form, timeout=seconds,
                allow_redirects=False, auth=Header("Accept", "application/json"),
            )  # fmt: skip
        except requests.RequestException:
            raise Unreachable("the place that gives access tokens does not answer") from None
        if 400 <= answer.status_code < 500:
            raise NotLetIn("the place that gives access tokens knows no such client or secret")
        try:
            given = msgspec.json.decode(answer.content, type=_Given)
        except msgspec.DecodeError:
            raise Unreachable("the place that gives access tokens answers something else") from None
        self._token, self._until = given.access_token, monotonic() + max(given.expires_in - _EARLY, 0.0)

    def _asked(self) -> dict[str, str]:
        asked = {"client_id": self._auth.client_id, "scope": self._auth.scope}
        return {name: value for name, value in asked.items() if value}


class _Given(msgspec.Struct, frozen=True):
    access_token: str
    expires_in: float = _LIFE


def usable(secret: Secret) -> str:
    """The secret; one that no header can carry is as good as none, and is not shown."""
    found = (secret() or "").strip()
    if not found or not found.isascii() or not found.isprintable():
        raise NotLetIn("there is no usable token")
    return found


def entry(auth: Auth, secret: Secret, settings: Mapping[str, str]) -> Entry:
    """What a profile asks for."""
    return ClientCredentials(auth, secret, settings) if auth.kind == "client_credentials" else Static(auth, secret)


def _signed(secret: str) -> AuthBase:
    """OAuth 1.0 with HMAC-SHA256, as NetSuite's token-based authentication wants it; four keys parted by colons."""
    from requests_oauthlib import OAuth1

    keys = secret.split(":")
    if len(keys) != 5:
        raise NotLetIn("the token must be account:consumer key:consumer secret:token id:token secret")
    account, consumer, consumer_secret, token, token_secret = keys
    signed: AuthBase = OAuth1(
        consumer, consumer_secret, token, token_secret, signature_method="HMAC-SHA256", realm=account
    )
    return signed
