"""A document over several orders: it is reviewed once for each, and each review has the entries that are about it.

The first order's review is the document's own. Every further order has a share of the document, from the entry that
says so; what happened to the file itself (it came, it was read) holds for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from poworkbench.domain.events import DocumentLinked, DocumentNotRead, DocumentRead, DocumentReceived, Entry

#: Stands between the document and the order in the name of a share's review; a document's name has none.
_MARK = "@"


def share(document: str, po_number: str) -> str:
    """The name of the review of one order's share of a document."""
    return f"{document}{_MARK}{po_number}"


def named(review: str) -> tuple[str, str | None]:
    """The document that a review's name means, and the order whose share it is; None for the document's own review."""
    document, _mark, po_number = review.partition(_MARK)
    return document, po_number or None


def shared_orders(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The orders that have a share of the document the entries are about."""
    return tuple(dict.fromkeys(entry.about.po_number or "" for entry in entries if begins(entry)))


def entries_of(entries: Sequence[Entry], po_number: str | None) -> tuple[Entry, ...]:
    """Those of a document's entries that tell of one order's share, or (None) of the document's own review.

    A share that was read by itself is not what the file was read as for the first order.
    """
    begun = {entry.about.po_number: at for at, entry in reversed(tuple(enumerate(entries))) if begins(entry)}
    orders = [_share_of(entry, at, begun) for at, entry in enumerate(entries)]
    own = [entry for entry, order in zip(entries, orders, strict=True) if order == po_number]
    if po_number is None:
        return tuple(own)
    read = any(_is_read(entry) for entry in own)
    file = [entry for entry, order in zip(entries, orders, strict=True) if order is None and of_the_file(entry)]
    return (*(entry for entry in file if not (read and _is_read(entry))), *own)


def _share_of(entry: Entry, at: int, begun: dict[str | None, int]) -> str | None:
    number = entry.about.po_number
    return number if number in begun and at >= begun[number] else None


def begins(entry: Entry) -> bool:
    """Whether an entry gives one more order its share of the document."""
    return isinstance(entry.event, DocumentLinked) and entry.event.share


def of_the_file(entry: Entry) -> bool:
    """Whether an entry tells of the file itself, that it came and what is in it, and so of every order's share."""
    return isinstance(entry.event, DocumentReceived) or _is_read(entry)


def _is_read(entry: Entry) -> bool:
    return isinstance(entry.event, DocumentRead | DocumentNotRead)
