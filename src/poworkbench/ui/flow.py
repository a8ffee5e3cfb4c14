"""What each key does: the operator's way from value to value and from order to order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from poworkbench.services.decisions import may_type
from poworkbench.services.refusals import NotTaken
from poworkbench.services.views import ReviewRow, ReviewView
from poworkbench.ui.decided import Decided
from poworkbench.ui.deciding import Deciding, Refusal
from poworkbench.ui.finishing import Finishing
from poworkbench.ui.opening import Opening
from poworkbench.ui.queue.screen import QueueScreen
from poworkbench.ui.review.screen import ReviewScreen
from poworkbench.ui.review.typed import Typed
from poworkbench.ui.wording import hints
from poworkbench.ui.wording.refusals import failed, refused


class Flow(QObject):
    """Decides where the focus goes; what is decided about a value is the desk's. Says `rejected` for a document that
    was thought done and is not.
    """

    rejected = Signal(str)

    def __init__(
        self, queue: QueueScreen, review: ReviewScreen, opening: Opening, deciding: Deciding, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._queue, self._review, self._opening, self._deciding = queue, review, opening, deciding
        self._finishing = Finishing(queue, review, opening, deciding)
        self._decided = Decided()
        self._choosing: str | None = None
        review.entered.connect(self._entered)
        review.asked.connect(self._asked)
        review.linked.connect(self._linked)
        deciding.refused.connect(self._refused)
        deciding.pending.connect(self._pending)

    def verbs(self) -> dict[str, Callable[[], object]]:
        """The actions of the shortcut table that this flow does."""
        return {
            "next": self.next, "accept": self.accept, "keep": self.keep, "enter": self.enter,
            "escalate": self.escalate, "undo": self.undo, "confirm": self.confirm, "link": self.link,
            "put_away": self.put_away,
            "following": lambda: self._step(1), "previous": lambda: self._step(-1),
            "down": lambda: self._review.table.step(1), "up": lambda: self._review.table.step(-1),
            "fold": self._review.fold, "copy": self.copy,
        }  # fmt: skip

    @property
    def view(self) -> ReviewView | None:
        """The document on the screen, if it is the one that is open: keys never act on what is not seen."""
        view = self._review.view
        return view if view and view.document == self._opening.document else None

    def next(self) -> None:
        """The next value that needs a person; with none open, done with the document and on to the next."""
        view = self.view
        if view is None:
            if self._opening.document is None:
                self._queue.to_next_open()
        elif view.state == "unmatched":
            self._review.say(hints.UNMATCHED)
        elif self._choosing == view.document:
            self._choosing = None
            self._review.say(hints.NOTHING_ENTERED, "warn")
        else:
            self._go_on(view)

    def _go_on(self, view: ReviewView) -> None:
        before = self._review.table.key
        if not self._review.go_on(before):
            self._finishing.nothing_open(view)
        else:
            self._review.say(hints.ONLY_THIS if self._review.table.key == before else "")

    def accept(self) -> None:
        """Take the focused value as the vendor says it."""
        row = self._deciding_row("accepted")
        if row and self._may_accept(row):
            self._decide(row, lambda document, key: self._deciding.accept(document, key, row.erp_now))

    def keep(self) -> None:
        """Keep the focused value as it was ordered."""
        row = self._deciding_row("kept")
        if row and (row.differs or row.decision):
            self._decide(row, lambda document, key: self._deciding.keep(document, key, row.erp_now))
        elif row:
            self._review.say(hints.AGREES)

    def enter(self) -> None:
        """Type another value."""
        row = self._row()
        if row and may_type(row):
            self._review.begin_enter(row)
        elif row:
            self._review.say(hints.not_typed(row.field), "warn")

    def escalate(self) -> None:
        """Type a question to the buyer, or send the standard one."""
        row = self._row()
        if row:
            self._review.begin_escalate(row)

    def undo(self) -> None:
        """Take the last decision on this document back."""
        if self.view:
            self._review.say("")
            self._go_back(self.view)
            self._deciding.undo(self.view.document)

    def _go_back(self, view: ReviewView) -> None:
        """To the value whose decision is taken back; the opposite of being done leads to none."""
        key = None if view.state == "done" else self._decided.last(view)
        if key and self._review.table.rows.row_of(key) >= 0:
            self._review.table.focus(key)
            self._review.say(hints.undone(*key))

    def confirm(self) -> None:
        """Done with the document, also when it was read by eye."""
        if self.view:
            self._finishing.confirm(self.view)

    def link(self) -> None:
        """Look for the document's order."""
        if self.view:
            self._review.say("")
            self._review.begin_link()

    def put_away(self) -> None:
        """File a document that answers no order."""
        if self.view:
            self._finishing.put_away(self.view)

    def copy(self) -> None:
        """The vendor's value, or the ordered one, into the clipboard."""
        row = self._row()
        if row:
            QGuiApplication.clipboard().setText(row.acknowledged or row.ordered or "")
            self._review.say(hints.copied(row))

    def _row(self) -> ReviewRow | None:
        if self.view is None or self.view.state == "unmatched":
            return None
        if self._review.row is None:
            self._review.fold()
            self._review.say(hints.CHOOSE)
            self._choosing = self.view.document
            return None
        self._choosing = None
        return self._review.row

    def _deciding_row(self, kind: str) -> ReviewRow | None:
        """The focused value, unless the same was decided about it already or is being saved."""
        row = self._row()
        if row is None or row.key in self._deciding.waiting(self._opening.document):
            return None
        if row.decision and row.decision.kind == kind and not row.needs_person:
            self._review.say(hints.DECIDED)
            return None
        return row

    def _may_accept(self, row: ReviewRow) -> bool:
        came_back = row.decision is not None and row.decision.sync == "conflict"
        if row.may_accept or came_back:
            return True
        if not row.differs or row.acknowledged is None:
            self._review.say(hints.AGREES if not row.differs else hints.NOTHING_SAID)
        else:
            self._review.say(hints.IN_HOUSE, "warn")
        return False

    def _decide(self, row: ReviewRow, verb: Callable[[str, tuple[str | None, str]], None]) -> None:
        assert self._opening.document is not None
        self._review.say("")
        self._decided.add(self._opening.document, row.key)
        verb(self._opening.document, row.key)
        self._review.go_on(row.key)

    def _entered(self, row: ReviewRow, typed: Typed) -> None:
        self._decide(row, lambda document, key: self._deciding.enter(document, key, typed, row.erp_now))
        if self.view and self.view.state == "unread" and self._review.row and self._review.row.key == row.key:
            self._review.table.step(1)

    def _asked(self, row: ReviewRow, question: str) -> None:
        self._decide(row, lambda document, key: self._deciding.escalate(document, key, question))

    def _linked(self, po_number: str) -> None:
        if self._opening.document:
            self._deciding.link(self._opening.document, po_number)

    def _step(self, by: int) -> None:
        if not self._queue.step(by):
            self._review.say(hints.LAST if by > 0 else hints.FIRST)

    def _pending(self, document: str) -> None:
        if document == self._opening.document:
            self._review.table.rows.set_pending(self._deciding.waiting(document))

    def _refused(self, refusal: Refusal) -> None:
        """Say why, where it happened; typed text comes back into its editor."""
        problem = refusal.problem
        self._decided.drop(refusal.document, refusal.key)
        sentence = refused(problem) if isinstance(problem, NotTaken) else failed(problem)
        view = self.view
        if view is None or refusal.document != view.document:
            self._review.say(hints.elsewhere(sentence), "bad")
            self.rejected.emit(refusal.document)
            return
        if refusal.key is not None and not self._review.editor:
            self._review.table.focus(refusal.key)
        self._review.say("" if refusal.verb in ("enter", "escalate") else sentence, "bad")
        self._reopen(refusal, sentence)
        self.rejected.emit(refusal.document)

    def _reopen(self, refusal: Refusal, sentence: str) -> None:
        again = {"enter": self._review.begin_enter, "escalate": self._review.begin_escalate}.get(refusal.verb)
        row = self._review.row
        if again and row and row.key == refusal.key and not self._review.editor:
            again(row, refusal.typed, sentence)
        elif again:
            self._review.say(sentence, "bad")
