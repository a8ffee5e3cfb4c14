"""The sandbox's interface over HTTP.

Every call carries `Authorization: Bearer TOKEN` (401 otherwise). Bodies are JSON; amounts are decimals as text, dates
are ISO 8601, null is "none". A call that is not done answers with `{"status", "title", "detail"}` (RFC 9457); `detail`
is a sentence. The `Date` header has the server's time.

    GET   /orders?changed_since=&page_size=&cursor=   {"orders": [ORDER], "next_cursor": TEXT or null}
          Orders changed at or after a moment (ISO 8601 with zone), in any state; without one, all open orders. Oldest
          change first. An order that changes while pages are fetched moves to the end, so none is skipped and one may
          be seen twice. page_size is 1 to 500, else 100.
    GET   /orders/{po}                                ORDER, and its ETag
    PATCH /orders/{po}/lines/{line}                   ORDER after the write
          quantity, unit_price, promised_date, vendor_item, status
    PATCH /orders/{po}                                ORDER after the write
          vendor_order_number, acknowledged_on
    GET   /orders/{po}/comments                       {"comments": [{"text", "at"}]}
    POST  /orders/{po}/comments                       {"text"} -> 201
    GET   /orders/{po}/attachments                    {"attachments": [{"name", "sha256", "size", "at"}]}
    POST  /orders/{po}/attachments?name=              the file's bytes (application/octet-stream) -> 201

    ORDER = {"order": {the order with its lines}, "etag": TEXT, "changed_at": ISO 8601 in UTC}

A PATCH needs `If-Match` with the order's ETag: 428 without, 412 where the order has changed since. Every write needs an
`Idempotency-Key` (400 without): the same key again gives the first answer and changes nothing, and 422 where it comes
with another content. An answer that refused the write is not kept under its key. 404: no such order or line. 422: the
write is refused. Comments and attachments leave the ETag as it is.
"""

from __future__ import annotations

from poworkbench.sandbox import orders, papers
from poworkbench.sandbox.answers import Answer, Problem, Request
from poworkbench.sandbox.repeats import once
from poworkbench.sandbox.store import Store


def answer(request: Request, store: Store) -> Answer:
    """Do what an address outside /_sandbox asks."""
    done = _read(request, store) if request.method == "GET" else _written(request, store)
    if done is None:
        raise Problem(404, "There is nothing at this address.")
    return done


def _read(request: Request, store: Store) -> Answer | None:
    match request.path:
        case ("orders",):
            return orders.listed(request, store)
        case "orders", po:
            return orders.shown(orders.known(store, po))
        case "orders", po, "comments":
            return papers.comments(store, orders.known(store, po))
        case "orders", po, "attachments":
            return papers.attachments(store, orders.known(store, po))
    return None


def _written(request: Request, store: Store) -> Answer | None:
    match request.method, *request.path:
        case "PATCH", "orders", po:
            return once(request, store, lambda: orders.write(request, store, po, None))
        case "PATCH", "orders", po, "lines", line:
            return once(request, store, lambda: orders.write(request, store, po, line))
        case "POST", "orders", po, "comments":
            return once(request, store, lambda: papers.comment(request, store, orders.known(store, po)))
        case "POST", "orders", po, "attachments":
            return once(request, store, lambda: papers.attach(request, store, orders.known(store, po)))
    return None
