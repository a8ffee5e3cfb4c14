"""Taking in what vendors send: keep the file first, then read it, then find the order it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from poworkbench.domain.events import About, DocumentNotRead, DocumentRead, DocumentReceived, Draft
from poworkbench.domain.folding import fold
from poworkbench.domain.matching import matches
from poworkbench.domain.orders import Order
from poworkbench.domain.problems import DocumentProblem
from poworkbench.domain.readings import Reading
from poworkbench.domain.reviews import Review
from poworkbench.domain.several import SEVERAL_ORDERS, is_named, unknown
from poworkbench.services.closing import linked
from poworkbench.services.likely_orders import likely_orders
from poworkbench.services.stores import Store, Unit
from poworkbench.services.views import EVERYTHING, Changes

#: Reads a document with an order as a hint, in a process of its own; raises domain.problems.
Reader = Callable[[bytes, Order | None], tuple[int, Reading]]

#: Who records what no person did.
MACHINE = "workbench"


@dataclass(frozen=True, slots=True)
class Understood:
    """What a document was read as, the order it answers, and further orders with a reading where theirs is another."""

    event: DocumentRead | DocumentNotRead
    order: Order | None = None
    shares: tuple[tuple[Order, DocumentRead | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Intake:
    """Every step is an event of its own, so that a program that dies between two of them goes on where it was."""

    store: Store
    reader: Reader
    edition: str
    count_pages: Callable[[bytes], int]
    left: set[str] = field(default_factory=set)
    prefix: str = ""

    def receive(self, name: str, content: bytes, arrived_at: datetime, source: str) -> Changes:
        """Keep a file; one that is here already changes nothing."""
        with self.store.writing() as unit:
            document, fresh = unit.keep_document(content)
            if not fresh and unit.entries_of_document(document):
                return Changes()
            event = DocumentReceived(name, len(content), arrived_at, source)
            unit.append([Draft(event, About(document=document))], MACHINE)
        return EVERYTHING

    def read_waiting(self) -> Changes:
        """Read the first document that nobody has looked at yet; Changes of nothing where there is none.

        One that went wrong in an unforeseen way is raised once and left for the next start: the others go on.
        """
        with self.store.reading() as unit:
            document = next((each for each in unit.not_looked_at() if each not in self.left), None)
            content = unit.content(document) if document else b""
        if document is None:
            return Changes()
        self.left.add(document)
        self._read(document, content)
        self.left.remove(document)
        return EVERYTHING

    def match_again(self) -> Changes:
        """Look once more for the orders of documents without one, after new orders came in."""
        with self.store.reading() as unit:
            unmatched = [row.document for row in unit.summaries("unmatched") if row.looked_at and not row.problem]
        changes = Changes()
        for document in unmatched:
            changes |= self._match_again(document)
        return changes

    def _match_again(self, document: str) -> Changes:
        with self.store.writing() as unit:
            review = fold(unit.entries_of_document(document))
            orders = self._orders_of(unit, review.reading) if review and review.reading else ()
            if review is None or not orders or review.ordered:
                return Changes()
            drafts = [linked(unit, orders[0], document, "matched")]
            drafts += [linked(unit, order, document, "matched", share=True) for order in orders[1:]]
            unit.append(drafts, MACHINE)
        return EVERYTHING

    def _read(self, document: str, content: bytes) -> None:
        try:
            understood = self._understood(content)
        except DocumentProblem as problem:
            understood = Understood(self._not_read(problem, content))
        with self.store.writing() as unit:
            if not _looked_at(unit, document):
                unit.append(list(_drafts(unit, understood, document)), MACHINE)

    def _understood(self, content: bytes) -> Understood:
        """Read once to find the orders, once more with the first: an order is strong evidence between two readings.

        Orders that this second reading says nothing of are those of other papers in the file: each is read for itself.
        """
        pages, reading = self.reader(content, None)
        with self.store.reading() as unit:
            orders = self._orders_of(unit, reading)
            others = unknown(reading, orders)
        if not orders:
            return Understood(DocumentRead(self.edition, pages, reading))
        pages, read = self.reader(content, orders[0])
        if others:
            read = replace(read, cautions=(*read.cautions, f"{SEVERAL_ORDERS}:{', '.join(others)}"))
        more = tuple((order, self._own_reading(content, read, order)) for order in orders[1:])
        return Understood(DocumentRead(self.edition, pages, read), orders[0], more)

    def _own_reading(self, content: bytes, read: Reading, order: Order) -> DocumentRead | None:
        if is_named(order, read):
            return None
        return DocumentRead(self.edition, *self.reader(content, order))

    def _not_read(self, problem: DocumentProblem, content: bytes) -> DocumentNotRead:
        try:
            pages = self.count_pages(content)
        except DocumentProblem:
            pages = 0
        return DocumentNotRead(problem.code, problem.detail, pages)

    def _orders_of(self, unit: Unit, reading: Reading) -> tuple[Order, ...]:
        """The open orders that the document surely answers."""
        known = {order.po_number: order for order in likely_orders(unit, reading, self.prefix)}
        return tuple(known[number] for number in matches(reading, known.values(), self.prefix))


def _drafts(unit: Unit, understood: Understood, document: str) -> Iterator[Draft]:
    """What is recorded of a document that was read: the reading, its order, and every further order's share."""
    order = understood.order
    yield Draft(understood.event, About(order.po_number if order else None, document))
    if order and (seen := unit.snapshot(order.po_number)):
        yield linked(unit, seen[0].order, document, "matched")
    for other, own in understood.shares:
        if seen := unit.snapshot(other.po_number):
            yield linked(unit, seen[0].order, document, "matched", share=True)
            if own:
                yield Draft(own, About(other.po_number, document))


def _looked_at(unit: Unit, document: str) -> bool:
    review: Review | None = fold(unit.entries_of_document(document))
    return review is not None and review.looked_at
