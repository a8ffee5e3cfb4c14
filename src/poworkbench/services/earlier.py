"""The document that an order was answered with before, and what a later one says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from poworkbench.domain.events import DocumentLinked, Entry
from poworkbench.domain.folding import fold
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Reading
from poworkbench.domain.reviews import Review
from poworkbench.domain.revisions import changes, overlap
from poworkbench.domain.shares import share
from poworkbench.services.since import Since
from poworkbench.services.stores import Unit


def since(unit: Unit, review: Review) -> Since | None:
    """What changed since the newest earlier document of the same kind that speaks of the same lines of the order.

    None where there is none: the order is answered for the first time, or part by part.
    """
    order, reading = review.ordered, review.reading
    if order is None or reading is None:
        return None
    earlier = [each for each in _answering_before(unit, review, order) if _alike(each, reading, order)]
    if not earlier:
        return None
    newest = earlier[-1]
    assert newest.reading is not None
    told = changes(newest.reading, reading, order)
    older = _is_dated_before(reading, newest.reading)
    return Since(newest.id, newest.name, newest.arrived_at, len(earlier), older, told)


def _answering_before(unit: Unit, review: Review, order: Order) -> Iterator[Review]:
    """The reviews of documents that were linked to the order before this one, and still are."""
    entries = unit.entries_of_order(order.po_number)
    link = next((entry.seq for entry in entries if entry.id == review.link_entry), None)
    for name in dict.fromkeys(_reviews(entries, review.document, link)):
        found = fold(unit.entries_of_document(name))
        if found and found.ordered and found.ordered.po_number == order.po_number:
            yield found


def _reviews(entries: tuple[Entry, ...], document: str, before: int | None) -> Iterator[str]:
    for entry in entries:
        event, about = entry.event, entry.about
        earlier = before is None or entry.seq < before
        if earlier and about.document and about.document != document and isinstance(event, DocumentLinked):
            yield share(about.document, about.po_number or "") if event.share else about.document


def _alike(earlier: Review, reading: Reading, order: Order) -> bool:
    said = earlier.reading
    return said is not None and said.kind == reading.kind and overlap(said, reading, order)


def _is_dated_before(reading: Reading, other: Reading) -> bool:
    day, before = reading.value("document_date"), other.value("document_date")
    return bool(day and before) and str(day) < str(before)
