"""Listing, showing and changing orders."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from poworkbench.sandbox import rules
from poworkbench.sandbox.answers import Answer, Problem, Request, body_object
from poworkbench.sandbox.store import Row, Store, timestamp

_LARGEST_PAGE = 500


def known(store: Store, po: str) -> Row:
    """The order, or a 404."""
    row = store.order(po)
    if row is None:
        raise Problem(404, f"There is no order {po}.")
    return row


def etag(row: Row) -> str:
    """The order's concurrency token."""
    return f'"{row.revision}"'


def envelope(row: Row) -> dict[str, Any]:
    """An order as every route shows it."""
    return {"order": row.body, "etag": etag(row), "changed_at": row.changed_at}


def shown(row: Row) -> Answer:
    """One order."""
    return Answer(200, envelope(row), {"ETag": etag(row)})


def listed(request: Request, store: Store) -> Answer:
    """One page of orders."""
    size = _whole(request, "page_size", 100)
    if not 1 <= size <= _LARGEST_PAGE:
        raise Problem(422, f"page_size must be from 1 to {_LARGEST_PAGE}.")
    found = store.page(since=_since(request), after=_whole(request, "cursor", 0), size=size + 1)
    page = found[:size]
    more = str(page[-1].revision) if len(found) > size else None
    return Answer(200, {"orders": [envelope(row) for row in page], "next_cursor": more})


def _whole(request: Request, name: str, otherwise: int) -> int:
    text = request.query.get(name) or str(otherwise)
    if not (text.isascii() and text.isdigit()):
        raise Problem(422, f"{name} must be a whole number.")
    return int(text)


def _since(request: Request) -> str | None:
    text = request.query.get("changed_since")
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Problem(422, "changed_since must be a moment with its zone, such as 2026-11-20T08:00:00Z.")
    return timestamp(moment)


def write(request: Request, store: Store, po: str, line: str | None) -> Answer:
    """Change a line, or with `line` None the head, as the caller saw it."""
    row = known(store, po)
    fields(row, line)
    _matched(request, row)
    values = body_object(request)
    rules.check(row.body, values, line=line is not None)
    return shown(change(store, row, line, values, key=request.headers["idempotency-key"]))


def _matched(request: Request, row: Row) -> None:
    given = request.headers.get("if-match")
    if not given:
        raise Problem(428, "A write needs If-Match with the order's ETag.")
    if given != etag(row):
        raise Problem(412, f"Order {row.body['po_number']} has changed since it was read.", ETag=etag(row))


def _line(body: dict[str, Any], number: str) -> dict[str, Any] | None:
    return next((line for line in body["lines"] if line["line"] == number), None)


def fields(row: Row, line: str | None) -> frozenset[str]:
    """The single fields that the head, or a line, has; 404 where there is no such line."""
    target = row.body if line is None else _line(row.body, line)
    if target is None:
        raise Problem(404, f"Order {row.body['po_number']} has no line {line}.")
    names = (name for name, value in target.items() if isinstance(value, str | None))
    return frozenset(names) - {"po_number", "line"}


def change(store: Store, row: Row, line: str | None, values: dict[str, Any], *, key: str | None) -> Row:
    """Put values into an order's line or head, log each field, and sum the order anew."""
    at, body = timestamp(store.now()), row.body
    target = body if line is None else _line(body, line)
    assert target is not None
    for field, new in values.items():
        logged = (at, key, body["po_number"], line, field, target.get(field), new)
        store.rows("INSERT INTO writes (at, key, po, line, field, old, new) VALUES (?, ?, ?, ?, ?, ?, ?)", *logged)
        target[field] = new
    if line is not None:
        body["total"] = _total(body)
    return store.keep(body)


def _total(body: dict[str, Any]) -> str:
    counted = (line for line in body["lines"] if line.get("status") != "cancelled")
    total = sum((Decimal(line["quantity"]) * Decimal(line["unit_price"]) for line in counted), Decimal(0))
    return str(total.quantize(Decimal("0.01")))
