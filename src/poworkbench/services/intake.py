"""Taking in what vendors send: keep the file first, then read it, then find the order it answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from rapidfuzz import process

from poworkbench.domain.events import About, DocumentNotRead, DocumentRead, DocumentReceived, Draft
from poworkbench.domain.matching import match
from poworkbench.domain.orders import Order
from poworkbench.domain.problems import DocumentProblem
from poworkbench.domain.readings import Reading
from poworkbench.domain.reviews import Review, fold
from poworkbench.services.closing import linked
from poworkbench.services.stores import Store, Unit
from poworkbench.services.views import EVERYTHING, Changes

#: Reads a document with an order as a hint, in a process of its own; raises domain.problems.
Reader = Callable[[bytes, Order | None], tuple[int, Reading]]

#: Who records what no person did.
MACHINE = "workbench"

_NEAR_VENDORS = 3
_ORDERS_LOOKED_AT = 300
_NAME_LIKENESS = 60


@dataclass(frozen=True, slots=True)
class Intake:
    """Every step is an event of its own, so that a program that dies between two of them goes on where it was."""

    store: Store
    reader: Reader
    edition: str
    count_pages: Callable[[bytes], int]
    left: set[str] = field(default_factory=set)

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
            order = self._order_of(unit, review.reading) if review and review.reading else None
            if review is None or order is None or review.ordered:
                return Changes()
            unit.append([linked(unit, order, document, "matched")], MACHINE)
        return EVERYTHING

    def _read(self, document: str, content: bytes) -> None:
        order = None
        try:
            order, event = self._understood(content)
        except DocumentProblem as problem:
            event = self._not_read(problem, content)
        about = About(order.po_number if order else None, document)
        with self.store.writing() as unit:
            if not _looked_at(unit, document):
                seen = unit.snapshot(order.po_number) if order else None
                answer = [linked(unit, seen[0].order, document, "matched")] if seen else []
                unit.append([Draft(event, about), *answer], MACHINE)

    def _understood(self, content: bytes) -> tuple[Order | None, DocumentRead | DocumentNotRead]:
        """Read once to find the order, once more with it: an order is strong evidence between two readings."""
        pages, reading = self.reader(content, None)
        with self.store.reading() as unit:
            order = self._order_of(unit, reading)
        if order is not None:
            pages, reading = self.reader(content, order)
        return order, DocumentRead(self.edition, pages, reading)

    def _not_read(self, problem: DocumentProblem, content: bytes) -> DocumentNotRead:
        try:
            pages = self.count_pages(content)
        except DocumentProblem:
            pages = 0
        return DocumentNotRead(problem.code, problem.detail, pages)

    def _order_of(self, unit: Unit, reading: Reading) -> Order | None:
        orders = likely_orders(unit, reading)
        number = match(reading, orders)
        return next((order for order in orders if order.po_number == number), None)


def likely_orders(unit: Unit, reading: Reading) -> Sequence[Order]:
    """The orders a document may answer: those with its number, and those of vendors with nearly its name."""
    number, vendor = reading.value("po_number"), reading.value("vendor_name")
    found = {order.po_number: order for order in unit.orders_numbered([number] if number else [])}
    if not found and vendor:
        near = process.extract(vendor, unit.vendor_names(), limit=_NEAR_VENDORS, score_cutoff=_NAME_LIKENESS)
        names = [name for name, _, _ in near]
        found |= {order.po_number: order for order in unit.orders_of_vendors(names, _ORDERS_LOOKED_AT)}
    return tuple(found.values())


def _looked_at(unit: Unit, document: str) -> bool:
    review: Review | None = fold(unit.entries_of_document(document))
    return review is not None and review.looked_at
