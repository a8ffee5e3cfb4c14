"""What is told in words or files: comments and attachments on the order, mails to the buyer; each looked for first."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from poworkbench.domain.events import Escalated
from poworkbench.domain.folding import fold
from poworkbench.domain.owed import Operation, operation_id
from poworkbench.domain.problems import DocumentProblem
from poworkbench.domain.readings import Evidence
from poworkbench.domain.reviews import Review
from poworkbench.services.ports import Documents, Erp, Mailer, Message, Refused
from poworkbench.services.stores import Store

_CROP_SCALE = 2.0

#: So many digits of a SHA-256 stand in a file's name.
_TOLD = 12


@dataclass(frozen=True, slots=True)
class Messages:
    """Gives each message once: what is there already is not given again."""

    store: Store
    erp: Erp
    mailer: Mailer
    documents: Documents

    def give(self, operation: Operation) -> bool:
        """Whether anything had to be given."""
        give = {
            "attach": self._attach,
            "comment": self._comment,
            "mail": self._mail,
            "withdraw_comment": self._withdraw_comment,
            "withdraw_mail": self._withdraw_mail,
        }[operation.step]
        return give(operation)

    def _attach(self, operation: Operation) -> bool:
        with self.store.reading() as unit:
            content = unit.content(operation.document or "")
            review = fold(unit.entries_of_document(operation.document or ""))
        digest = hashlib.sha256(content).hexdigest()
        if self._attached(operation.po_number, digest):
            return False
        self.erp.attach(operation.po_number, _named(review, digest), content, key=operation.id)
        if not self._attached(operation.po_number, digest):
            raise Refused("The ERP answered that it took the document, and does not have it.")
        return True

    def _attached(self, po_number: str, digest: str) -> bool:
        return any(digest in said or digest[:_TOLD] in said for said in self.erp.attachments(po_number))

    def _comment(self, operation: Operation) -> bool:
        event = self._escalation(operation.entry)
        return self._say(operation.po_number, f"{event.subject}\n\n{event.text}", operation.id)

    def _withdraw_comment(self, operation: Operation) -> bool:
        event = self._escalation(operation.of or "")
        given = _mark(operation_id(operation.of or "", "comment"))
        if not any(given in text for text in self.erp.comments(operation.po_number)):
            return False
        return self._say(operation.po_number, f"Withdrawn: {event.subject}", operation.id)

    def _say(self, po_number: str, text: str, key: str) -> bool:
        if self._stands(po_number, _mark(key)):
            return False
        self.erp.comment(po_number, f"{text}\n\n{_mark(key)}", key=key)
        if not self._stands(po_number, _mark(key)):
            raise Refused("The ERP answered that it took the comment, and does not show it.")
        return True

    def _stands(self, po_number: str, mark: str) -> bool:
        return any(mark in said for said in self.erp.comments(po_number))

    def _mail(self, operation: Operation) -> bool:
        if self.mailer.sent(operation.id):
            return False
        event = self._escalation(operation.entry)
        pictures = tuple(self._crop(operation, number, place) for number, place in enumerate(event.evidence[:3], 1))
        given = tuple(picture for picture in pictures if picture)
        self.mailer.send(Message(operation.id, (event.buyer.email,), event.subject, event.text, given))
        return True

    def _withdraw_mail(self, operation: Operation) -> bool:
        if not self.mailer.sent(operation_id(operation.of or "", "mail")):
            return False
        event = self._escalation(operation.of or "")
        text = f"This question was withdrawn; nothing is to be decided.\n\n{event.text}"
        self.mailer.send(Message(operation.id, (event.buyer.email,), f"Withdrawn: {event.subject}", text))
        return True

    def _crop(self, operation: Operation, number: int, place: Evidence) -> tuple[str, bytes] | None:
        with self.store.reading() as unit:
            content = unit.content(operation.document or "")
        try:
            return f"place-{number}.png", self.documents.crop(content, place.page, place.box, _CROP_SCALE)
        except DocumentProblem:
            return None

    def _escalation(self, entry: str) -> Escalated:
        with self.store.reading() as unit:
            found = unit.entry(entry)
        assert found is not None
        assert isinstance(found.event, Escalated)
        return found.event


def _named(review: Review | None, digest: str) -> str:
    """The file's name with the beginning of its digest: an ERP that tells names alone then shows that it is there."""
    stem, dot, suffix = (review.name if review else "acknowledgement").rpartition(".")
    return f"{stem} {digest[:_TOLD]}{dot}{suffix}" if stem else f"{suffix} {digest[:_TOLD]}"


def _mark(key: str) -> str:
    return f"[ref {key}]"
