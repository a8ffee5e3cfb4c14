"""Comments and attachments of an order."""

from __future__ import annotations

import hashlib

from poworkbench.sandbox.answers import Answer, Problem, Request, body_object
from poworkbench.sandbox.store import Row, Store, timestamp


def comments(store: Store, row: Row) -> Answer:
    """The order's comments."""
    found = store.rows("SELECT text, at FROM comments WHERE po = ? ORDER BY id", row.body["po_number"])
    return Answer(200, {"comments": [{"text": text, "at": at} for text, at in found]})


def comment(request: Request, store: Store, row: Row) -> Answer:
    """Put a comment on the order."""
    text = body_object(request).get("text")
    if not isinstance(text, str) or not text.strip():
        raise Problem(422, "A comment needs a text.")
    kept = (row.body["po_number"], text, timestamp(store.now()))
    store.rows("INSERT INTO comments (po, text, at) VALUES (?, ?, ?)", *kept)
    return Answer(201, {"text": text, "at": kept[2]})


def attachments(store: Store, row: Row) -> Answer:
    """What is attached, without the bytes."""
    sql = "SELECT name, sha256, length(content), at FROM attachments WHERE po = ? ORDER BY id"
    names = ("name", "sha256", "size", "at")
    found = store.rows(sql, row.body["po_number"])
    return Answer(200, {"attachments": [dict(zip(names, kept, strict=True)) for kept in found]})


def attach(request: Request, store: Store, row: Row) -> Answer:
    """Attach the bytes of the body."""
    name = request.query.get("name", "").strip()
    if not name:
        raise Problem(422, "An attachment needs a name.")
    digest, at = hashlib.sha256(request.body).hexdigest(), timestamp(store.now())
    sql = "INSERT INTO attachments (po, name, sha256, content, at) VALUES (?, ?, ?, ?, ?)"
    store.rows(sql, row.body["po_number"], name, digest, request.body, at)
    return Answer(201, {"name": name, "sha256": digest, "size": len(request.body), "at": at})
