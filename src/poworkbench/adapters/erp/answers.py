"""What an ERP answered, and what it means: HTTP's own ways of saying no, and each ERP's, told by a profile's rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime
from functools import cached_property
from http import HTTPStatus
from typing import Any

import msgspec

from poworkbench.adapters.erp.places import MISSING, found
from poworkbench.adapters.erp.profile import Rule
from poworkbench.services.ports import Busy, ErpProblem, Gone, NotAllowed, NotLetIn, Refused, Stale, Unreachable

_LONGEST_DETAIL = 300
_DECODER = msgspec.json.Decoder(float_hook=Decimal)

_MEANS: dict[str, type[ErpProblem]] = {
    "stale": Stale, "refused": Refused, "gone": Gone, "not_let_in": NotLetIn, "not_allowed": NotAllowed, "busy": Busy,
    "unreachable": Unreachable,
}  # fmt: skip
_BY_STATUS: dict[int, str] = {
    401: "not_let_in", 403: "not_allowed", 404: "gone", 408: "unreachable", 409: "stale", 410: "gone", 412: "stale",
    428: "stale", 429: "busy", 503: "busy",
}  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """An ERP's answer, whole; amounts in its JSON are exact decimals."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @cached_property
    def json(self) -> Any:
        """The body; Unreachable where it is no JSON or was cut off."""
        try:
            return _DECODER.decode(self.body)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise Unreachable("the ERP's answer is no JSON, or was cut off") from None

    def at(self, path: str) -> Any:
        """What stands at a path of the body, MISSING where nothing does or where the body is no JSON."""
        try:
            return found(self.json, path)
        except Unreachable:
            return MISSING


def problem(answer: Answer, rules: Sequence[Rule] = (), details: Sequence[str] = ()) -> ErpProblem | None:
    """What an answer means, None where the call was done; a profile's `rules` go before what HTTP says.

    `details` are places where the ERP puts its sentence.
    """
    rule = next((rule for rule in rules if _fits(rule, answer)), None)
    done = 200 <= answer.status < 300
    means = rule.means if rule else "done" if done else _by_status(answer.status)
    if means == "done":
        return None
    wait = retry_after(answer.headers.get("Retry-After"), now=datetime.now(UTC)) if means == "busy" else None
    places = (rule.detail, *details) if rule and rule.detail else details
    return _MEANS[means](_detail(answer, places), retry_after=wait)


def retry_after(text: str | None, *, now: datetime) -> float | None:
    """Seconds to wait from a Retry-After header, which holds seconds or a date (RFC 9110); None where it is neither."""
    if text is None:
        return None
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def server_date(headers: Mapping[str, str]) -> datetime | None:
    """The server's own time, from the Date header."""
    try:
        return parsedate_to_datetime(headers["Date"]).astimezone(UTC)
    except (KeyError, ValueError):
        return None


def _by_status(status: int) -> str:
    return _BY_STATUS.get(status) or ("refused" if 400 <= status < 500 else "unreachable")


def _fits(rule: Rule, answer: Answer) -> bool:
    if rule.status and answer.status not in rule.status:
        return False
    if not rule.path and not rule.matches:
        return True
    value = answer.at(rule.path) if rule.path else answer.body[:4000].decode("utf-8", "replace")
    return value is not MISSING and value is not None and bool(re.search(rule.matches, str(value)))


def _detail(answer: Answer, places: Sequence[str]) -> str:
    """The server's sentence where it gives one, else the status in words; never a page of HTML."""
    said = next((value for place in places if isinstance(value := answer.at(place), str) and value.strip()), None)
    if said is None:
        name = HTTPStatus(answer.status).phrase if answer.status in set(HTTPStatus) else ""
        said = f"{answer.status} {name}"
    return " ".join(said.split())[:_LONGEST_DETAIL]
