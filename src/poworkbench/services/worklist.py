"""What the operator sees: the queue, a document beside its order, the history of any value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from poworkbench.domain.events import Entry
from poworkbench.domain.folding import fold
from poworkbench.domain.matching import candidates
from poworkbench.domain.playbook import Playbook
from poworkbench.domain.reviews import Key
from poworkbench.domain.shares import begins, of_the_file, share
from poworkbench.services.earlier import since
from poworkbench.services.history import history_row
from poworkbench.services.likely_orders import likely_orders
from poworkbench.services.opened import Opened, open_review
from poworkbench.services.rows import find_row
from poworkbench.services.since import Since
from poworkbench.services.stores import Store, Unit
from poworkbench.services.summaries import Summary, state_of
from poworkbench.services.views import CandidateView, HistoryRow, QueueRow, ReviewRow, ReviewView

_FOUND = 12


@dataclass(frozen=True, slots=True)
class Worklist:
    """Answers what screens ask for; changes nothing."""

    store: Store
    playbook: Playbook

    def queue(self) -> Sequence[QueueRow]:
        """Every document, the most urgent first: those that wait by the end of their time, then those that are done."""
        with self.store.reading() as unit:
            rows = [self._queue_row(summary) for summary in unit.summaries()]
        return sorted(rows, key=lambda row: (row.state == "done", row.due_at, row.name))

    def review(self, document: str) -> ReviewView:
        """A document beside its order; NotTaken where there is none."""
        with self.store.reading() as unit:
            opened = open_review(unit, document, self.playbook)
            return self._view(opened, self._candidates(unit, opened), since(unit, opened.review))

    def history(self, po_number: str, line: str | None = None, field: str | None = None) -> Sequence[HistoryRow]:
        """What happened to an order, or to one value of it, oldest first."""
        with self.store.reading() as unit:
            entries = unit.entries_of_order(po_number)
            documents = _reviews(entries, po_number)
            files = [e for name in documents.values() for e in unit.entries_of_document(name) if of_the_file(e)]
            asked = (line, field) if field is not None else None
            read = {d: self._read(unit, name, asked) for d, name in documents.items()} if asked else {}
            earlier = {} if asked else {d: self._since(unit, name, po_number) for d, name in documents.items()}
        known = {entry.id: entry for entry in (*files, *entries)}
        every = sorted(known.values(), key=lambda entry: entry.seq)  # as recorded, whatever the clock said
        rows = (history_row(entry, every, line, field) for entry in every)
        told = (_with_reading(row, read) if asked else _with_since(row, earlier) for row in rows if row)
        return [replace(row, document=documents.get(row.document or "")) for row in told if row]

    def _read(self, unit: Unit, document: str, key: Key) -> ReviewRow | None:
        """What a document says of a value."""
        return find_row(open_review(unit, document, self.playbook).lines, key)

    def _since(self, unit: Unit, document: str, po_number: str) -> Since | None:
        """What a document changed since the one before it, where it still answers the order."""
        review = fold(unit.entries_of_document(document))
        answers = review is not None and review.ordered is not None and review.ordered.po_number == po_number
        return since(unit, review) if review and answers else None

    def order_number(self, text: str) -> str | None:
        """The number of a known order, however it is spelled; None where none is known."""
        with self.store.reading() as unit:
            found = unit.orders_numbered([text])
        return found[0].po_number if found else None

    def find_orders(self, text: str) -> Sequence[CandidateView]:
        """Open orders whose number or vendor holds the text."""
        with self.store.reading() as unit:
            orders = unit.orders_like(text.strip(), _FOUND)
        return [CandidateView(o.po_number, o.vendor.name, 0, ()) for o in orders]

    def content(self, document: str) -> tuple[str, bytes]:
        """A document's name and bytes."""
        with self.store.reading() as unit:
            review = fold(unit.entries_of_document(document))
            return (review.name if review else document[:12]), unit.content(document)

    def _due(self, arrived_at: datetime) -> datetime:
        return arrived_at + timedelta(hours=self.playbook.update_target_hours)

    def _queue_row(self, summary: Summary) -> QueueRow:
        arrived = datetime.fromisoformat(summary.arrived_at)
        return QueueRow(
            document=summary.document, name=summary.name, state=summary.state,  # type: ignore[arg-type]
            arrived_at=arrived, due_at=self._due(arrived), po_number=summary.po_number,
            vendor_name=summary.vendor_name, sales_order=summary.sales_order, lines=summary.lines,
            needs=summary.needs, decided=summary.decided, problem=summary.problem, conflicts=summary.conflicts,
            given=summary.given,
        )  # fmt: skip

    def _candidates(self, unit: Unit, opened: Opened) -> tuple[CandidateView, ...]:
        reading = opened.review.reading
        if opened.review.ordered or reading is None:
            return ()
        orders = likely_orders(unit, reading, self.playbook.po_prefix)
        names = {order.po_number: order.vendor.name for order in orders}
        found = candidates(reading, orders, self.playbook.po_prefix)[:_FOUND]
        return tuple(CandidateView(c.po_number, names[c.po_number], c.percent, c.reasons) for c in found)

    def _view(self, opened: Opened, found: tuple[CandidateView, ...], earlier: Since | None) -> ReviewView:
        review, order, reading = opened.review, opened.review.ordered, opened.review.reading
        number = reading.value("vendor_order_number") if reading else None
        return ReviewView(
            document=review.id, name=review.name, kind=reading.kind if reading else None,
            state=state_of(review, opened.rows), pages=review.pages, arrived_at=review.arrived_at,
            due_at=self._due(review.arrived_at), problem=review.problem, problem_detail=review.problem_detail,
            po_number=order.po_number if order else None,
            vendor_name=order.vendor.name if order else reading.value("vendor_name") if reading else None,
            vendor_order_number=number, order_date=order.order_date if order else None,
            currency=order.currency if order else None, sales_order=order.sales_order if order else None,
            customer_promise=order.customer_promise if order else None,
            buyer_name=order.buyer.name if order else None, erp_seen_at=opened.seen_at, lines=opened.lines,
            candidates=found, since=earlier, cautions=reading.cautions if reading else (),
        )  # fmt: skip


def _with_reading(row: HistoryRow, read: Mapping[str, ReviewRow | None]) -> HistoryRow | None:
    """The reader's row says what it read and where; a document that says nothing of the value is left out."""
    if row.kind != "document_read":
        return row
    said = read.get(row.document or "")
    if said is None or said.acknowledged is None:
        return None
    return replace(row, kind="read", line=said.line, field=said.field, new=said.acknowledged, evidence=said.evidence)


def _reviews(entries: Sequence[Entry], po_number: str) -> dict[str, str]:
    """The documents that an order's entries are about, each with the name of its review for the order."""
    found = {entry.about.document: entry.about.document for entry in entries if entry.about.document}
    shares = (entry.about.document for entry in entries if begins(entry) and entry.about.document)
    return found | {document: share(document, po_number) for document in shares}


def _with_since(row: HistoryRow, earlier: Mapping[str, Since | None]) -> HistoryRow:
    """The row of the document's coming to the order says what changed since the one before it."""
    return replace(row, since=earlier.get(row.document or "")) if row.kind == "linked" else row
