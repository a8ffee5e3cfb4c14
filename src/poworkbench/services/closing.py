"""Being done with a document, and saying which order it answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from poworkbench.domain import shares
from poworkbench.domain.doubts import sure
from poworkbench.domain.effective import effective
from poworkbench.domain.events import About, DocumentConfirmed, DocumentLinked, DocumentPutAway, Draft
from poworkbench.domain.lessons import Lesson, profile_of
from poworkbench.domain.merging import head_values
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import ACKNOWLEDGEMENT
from poworkbench.services.decisions import Decisions
from poworkbench.services.opened import Opened, open_review
from poworkbench.services.refusals import NotTaken
from poworkbench.services.stores import Unit
from poworkbench.services.teaching import profiles_in
from poworkbench.services.views import EVERYTHING, Changes


@dataclass(frozen=True, slots=True)
class Closing:
    """What ends or begins a document's review."""

    decisions: Decisions

    def confirm(self, document: str) -> Changes:
        """Done: what lies within tolerance is accepted, each an event of its own, and the order's head acknowledged."""
        with self.decisions.store.writing() as unit:
            opened = open_review(unit, document, self.decisions.playbook)
            self._may_confirm(opened)
            drafts = [*self._within(unit, opened), Draft(self._acknowledgement(unit, opened), opened.about())]
            unit.append(drafts, self.decisions.person)
        return EVERYTHING

    def link(self, document: str, po_number: str, reason: str = "person") -> Changes:
        """The document answers that order; not once decisions stand on it."""
        with self.decisions.store.writing() as unit:
            opened = open_review(unit, document, self.decisions.playbook)
            if opened.review.standing:
                raise NotTaken("already_decided", str(len(opened.review.standing)))
            order = next(iter(unit.orders_numbered([po_number])), None)
            if order is None:
                raise NotTaken("unknown_order", po_number)
            if opened.review.shared or _has_share(unit, opened.review.document, order):
                raise NotTaken("has_share", order.po_number)
            unit.append([linked(unit, order, opened.review.document, reason)], self.decisions.person)
        return EVERYTHING

    def put_away(self, document: str, reason: str) -> Changes:
        """File a document that answers no order; undone, it waits again."""
        with self.decisions.store.writing() as unit:
            opened = open_review(unit, document, self.decisions.playbook)
            if opened.review.put_away:
                raise NotTaken("done")
            if opened.review.ordered is not None:
                raise NotTaken("answers_an_order", opened.review.ordered.po_number)
            unit.append([Draft(DocumentPutAway(reason), opened.about())], self.decisions.person)
        return EVERYTHING

    def _may_confirm(self, opened: Opened) -> None:
        if opened.review.ordered is None:
            raise NotTaken("no_order")
        if opened.review.confirmed:
            raise NotTaken("done")
        if needing := sum(row.needs_person for row in opened.rows):
            raise NotTaken("needs_person", str(needing))

    def _within(self, unit: Unit, opened: Opened) -> Iterator[Draft]:
        for row in opened.rows:
            if row.differs and row.decision is None:
                event = self.decisions.event(unit, opened, row, how="accepted", value=row.acknowledged)
                yield Draft(event, opened.about(row.key))

    def _acknowledgement(self, unit: Unit, opened: Opened) -> DocumentConfirmed:
        review, order = opened.review, opened.now or opened.review.ordered
        assert order is not None
        old = head_values(effective(order, unit.owed(order.po_number)))
        reading = sure(review.reading) if review.reading else None
        if reading and reading.kind != ACKNOWLEDGEMENT:
            return DocumentConfirmed({}, {})
        decided = review.decisions.get((None, "vendor_order_number"))
        number = reading.value("vendor_order_number") if reading and not decided else None
        day = (reading.value("document_date") if reading else None) or review.arrived_at.date().isoformat()
        new = {"vendor_order_number": number or old["vendor_order_number"], "acknowledged_on": day}
        return DocumentConfirmed(old, new, by_eye=reading is None)


def linked(unit: Unit, order: Order, document: str, reason: str, *, share: bool = False) -> Draft:
    """The event that a document answers an order, or one more, with the order as it will stand."""
    standing = effective(order, unit.owed(order.po_number))
    event = DocumentLinked(standing, reason, _taught(unit, order), share)
    return Draft(event, About(order.po_number, document))


def _taught(unit: Unit, order: Order) -> tuple[Lesson, ...]:
    """What the vendor's papers have taught of its codes and units."""
    profile = profile_of(order.vendor.name, profiles_in(unit))
    return profile.about("pack", "item") if profile else ()


def _has_share(unit: Unit, document: str, order: Order) -> bool:
    """Whether the document is reviewed for that order already, beside the one it is linked to."""
    return any(map(shares.begins, unit.entries_of_document(shares.share(document, order.po_number))))
