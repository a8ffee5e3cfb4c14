"""The client's ERP over REST: fulfils services.ports.Erp."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from poworkbench.adapters.erp.calls import CONNECT_SECONDS, READ_SECONDS, Calls
from poworkbench.adapters.erp.order_json import (
    AttachmentsAnswer,
    CommentsAnswer,
    OrderAnswer,
    OrdersAnswer,
    decoded,
    number_of,
)
from poworkbench.services.ports import NotAsAgreed, Snapshot, Unreachable

log = logging.getLogger(__name__)

_JSON = {"Content-Type": "application/json"}


class RestErp:
    """One ERP at one address, for one thread at a time; `token` is asked at every call, so a new one counts at once."""

    def __init__(
        self,
        url: str,
        token: Callable[[], str | None],
        *,
        page_size: int = 100,
        connect_seconds: float = CONNECT_SECONDS,
        read_seconds: float = READ_SECONDS,
    ) -> None:
        self._calls = Calls(url, token, connect_seconds=connect_seconds, read_seconds=read_seconds)
        self._page_size = page_size

    def close(self) -> None:
        """Let go of the connection; the next call opens another."""
        self._calls.close()

    def server_time(self) -> datetime | None:
        """The ERP's clock at its last answer, in UTC with a resolution of one second."""
        return self._calls.server_time

    def changed_since(self, moment: datetime | None) -> Iterator[Sequence[Snapshot]]:
        """Pages of orders changed at or after `moment` (all open ones where None), oldest change first.

        One order that is not as agreed keeps no other back; the first of them is raised after the last page.
        """
        wrong: list[NotAsAgreed] = []
        query = {"page_size": str(self._page_size)}
        if moment is not None:
            query["changed_since"] = moment.astimezone(UTC).isoformat()
        while True:
            page = decoded(self._calls.call("GET", "orders", query=query), OrdersAnswer)
            yield tuple(_understood(page.orders, wrong))
            if page.next_cursor is None:
                break
            if page.next_cursor == query.get("cursor"):
                raise Unreachable("the ERP gives the same page again and again")
            query["cursor"] = page.next_cursor
        if wrong:
            raise wrong[0]

    def order(self, po_number: str) -> Snapshot:
        """One order as it is now."""
        return _snapshot(self._calls.call("GET", "orders", po_number))

    def write_line(
        self, po_number: str, line: str, values: Mapping[str, str | None], *, version: str, key: str
    ) -> Snapshot:
        """Set fields of a line; a repeated `key` gives the order as it was after the first time."""
        return self._patch(("orders", po_number, "lines", line), values, version, key)

    def write_order(self, po_number: str, values: Mapping[str, str | None], *, version: str, key: str) -> Snapshot:
        """Set fields of the head: vendor_order_number, acknowledged_on."""
        return self._patch(("orders", po_number), values, version, key)

    def comments(self, po_number: str) -> Sequence[str]:
        """The texts of the order's comments, oldest first."""
        body = self._calls.call("GET", "orders", po_number, "comments")
        return tuple(comment.text for comment in decoded(body, CommentsAnswer).comments)

    def comment(self, po_number: str, text: str, *, key: str) -> None:
        """Put a comment on the order."""
        body = msgspec.json.encode({"text": text})
        self._calls.call("POST", "orders", po_number, "comments", headers={**_JSON, "Idempotency-Key": key}, body=body)

    def attachments(self, po_number: str) -> Sequence[str]:
        """The SHA-256 of each attachment of the order, in lower case."""
        body = self._calls.call("GET", "orders", po_number, "attachments")
        return tuple(attachment.sha256.lower() for attachment in decoded(body, AttachmentsAnswer).attachments)

    def attach(self, po_number: str, name: str, content: bytes, *, key: str) -> None:
        """Put a file on the order."""
        headers = {"Content-Type": "application/octet-stream", "Idempotency-Key": key}
        self._calls.call(
            "POST", "orders", po_number, "attachments", query={"name": name}, headers=headers, body=content
        )

    def _patch(self, path: tuple[str, ...], values: Mapping[str, str | None], version: str, key: str) -> Snapshot:
        headers = {**_JSON, "If-Match": version, "Idempotency-Key": key}
        return _snapshot(self._calls.call("PATCH", *path, headers=headers, body=msgspec.json.encode(dict(values))))


def _understood(orders: Iterable[msgspec.Raw], wrong: list[NotAsAgreed]) -> Iterator[Snapshot]:
    for order in orders:
        try:
            yield _snapshot(bytes(order))
        except NotAsAgreed as problem:
            said = NotAsAgreed(f"order {number_of(bytes(order))} is left out: {problem.detail}")
            log.warning("%s", said.detail)
            wrong.append(said)


def _snapshot(body: bytes) -> Snapshot:
    return decoded(body, OrderAnswer).snapshot()
