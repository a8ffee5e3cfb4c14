"""What a route is asked and what it answers, free of sockets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any


@dataclass(frozen=True)
class Request:
    """One call: `path` is split at its slashes and unquoted, header names are in lower case."""

    method: str
    path: tuple[str, ...]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def writes(self) -> bool:
        """Whether the call asks for a change."""
        return self.method not in ("GET", "HEAD")


@dataclass(frozen=True)
class Answer:
    """Status, JSON value and further headers of a reply."""

    status: int
    value: Any
    headers: Mapping[str, str] = field(default_factory=dict)


class Problem(Exception):
    """A call that is not done, as an HTTP status and a sentence (RFC 9457)."""

    def __init__(self, status: int, detail: str, **headers: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}

    def answer(self) -> Answer:
        """The problem as a reply."""
        title = HTTPStatus(self.status).phrase
        return Answer(self.status, {"status": self.status, "title": title, "detail": self.detail}, self.headers)


def body_object(request: Request) -> dict[str, Any]:
    """The call's JSON object; 400 where it is none."""
    try:
        value = json.loads(request.body)
    except ValueError:
        raise Problem(400, "The body is not JSON.") from None
    if not isinstance(value, dict):
        raise Problem(400, "The body is not a JSON object.")
    return value
