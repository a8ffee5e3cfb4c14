"""A write that arrives twice is done once: the first answer is kept under its Idempotency-Key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from poworkbench.sandbox.answers import Answer, Problem, Request
from poworkbench.sandbox.store import Store


def once(request: Request, store: Store, do: Callable[[], Answer]) -> Answer:
    """Do a write and keep its answer in the same transaction, or give the one that was kept."""
    key = request.headers.get("idempotency-key")
    if not key:
        raise Problem(400, "A write needs an Idempotency-Key.")
    asked = hashlib.sha256("\n".join((request.method, *request.path)).encode() + b"\0" + request.body).hexdigest()
    with store.transaction():
        kept = store.rows("SELECT request, status, value FROM answers WHERE key = ?", key)
        if kept:
            return _again(asked, *kept[0])
        done = do()
        store.rows("INSERT INTO answers VALUES (?, ?, ?, ?)", key, asked, done.status, json.dumps(done.value))
    return done


def _again(asked: str, before: str, status: int, value: str) -> Answer:
    if asked != before:
        raise Problem(422, "This Idempotency-Key was used for another write.")
    return Answer(status, json.loads(value), {"Idempotent-Replayed": "true"})
