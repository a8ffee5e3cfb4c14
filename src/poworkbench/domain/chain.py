"""The hash chain of one writer: every entry's hash covers its own text and the hash before it.

A changed, inserted or removed entry breaks the chain from there on. A tail that was cut off shows only against a head
kept elsewhere.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from poworkbench.domain.codec import canonical, from_plain, to_plain
from poworkbench.domain.events import KIND_OF, KINDS, About, Draft, Entry

#: What the first entry of a chain follows.
GENESIS = "0" * 64


def sealed(
    draft: Draft, *, entry: str, writer: str, seq: int, at: datetime, zone: str, person: str, previous: str
) -> tuple[Entry, str]:
    """The entry for a draft, and the text that is stored and hashed."""
    kind = KIND_OF[type(draft.event)]
    body = canonical(
        {
            "id": entry, "writer": writer, "seq": seq, "at": at.isoformat(), "zone": zone, "person": person,
            "kind": kind, "version": KINDS[kind][1], "about": to_plain(draft.about), "event": to_plain(draft.event),
        }
    )  # fmt: skip
    made = Entry(
        id=entry, writer=writer, seq=seq, at=at, zone=zone, person=person,
        about=draft.about, event=draft.event, previous=previous, hash=link(previous, body),
    )  # fmt: skip
    return made, body


def link(previous: str, body: str) -> str:
    """The hash of an entry: SHA-256 over the hash before it and its own text."""
    return hashlib.sha256(previous.encode() + b"\n" + body.encode()).hexdigest()


def opened(plain: dict[str, Any], previous: str, hash_: str) -> Entry:
    """The entry that was stored as `plain`."""
    shape, _ = KINDS[plain["kind"]]
    return Entry(
        id=plain["id"], writer=plain["writer"], seq=plain["seq"], at=datetime.fromisoformat(plain["at"]),
        zone=plain["zone"], person=plain["person"], about=from_plain(About, plain["about"]),
        event=from_plain(shape, plain["event"]), previous=previous, hash=hash_,
    )  # fmt: skip
