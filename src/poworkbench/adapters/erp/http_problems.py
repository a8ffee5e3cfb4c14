"""HTTP's ways of saying no, as the problems the services know."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import requests

from poworkbench.adapters.erp.order_json import ProblemAnswer, decoded
from poworkbench.services.ports import Busy, ErpProblem, Gone, NotLetIn, Refused, Stale, Unreachable

_LONGEST_DETAIL = 300

_BY_STATUS: dict[int, type[ErpProblem]] = {
    401: NotLetIn, 403: NotLetIn, 404: Gone, 408: Unreachable, 409: Stale, 410: Gone, 412: Stale, 428: Stale,
    429: Busy, 503: Busy,
}  # fmt: skip


def problem(answer: requests.Response) -> ErpProblem | None:
    """What an answer's status means; None where the call was done."""
    status = answer.status_code
    if 200 <= status < 300:
        return None
    kind = _BY_STATUS.get(status) or (Refused if 400 <= status < 500 else Unreachable)
    wait = retry_after(answer.headers.get("Retry-After"), now=datetime.now(UTC)) if kind is Busy else None
    return kind(_detail(answer), retry_after=wait)


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


def server_date(answer: requests.Response) -> datetime | None:
    """The server's own time, from the Date header."""
    try:
        return parsedate_to_datetime(answer.headers["Date"]).astimezone(UTC)
    except (KeyError, ValueError):
        return None


def _detail(answer: requests.Response) -> str:
    """The server's sentence where it gives one, else the status in words; never a page of HTML."""
    try:
        said = decoded(answer.content, ProblemAnswer)
    except Unreachable:
        said = ProblemAnswer()
    return (said.detail or said.title or f"{answer.status_code} {answer.reason or ''}").strip()[:_LONGEST_DETAIL]
