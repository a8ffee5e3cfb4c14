"""An operator's decisions on their way to the desk: the hand goes on at once, the writes follow in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from poworkbench.services.views import Changes
from poworkbench.ui.desk import Desk
from poworkbench.ui.review.typed import Typed
from poworkbench.ui.tasks import Tasks

Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A decision that was not taken, with what was typed for it."""

    document: str
    key: Key | None
    verb: str
    typed: Typed
    problem: BaseException


class Deciding(QObject):
    """Says `changed` with what a write touched, `refused` when it was not done, `pending` when a value waits or not."""

    changed = Signal(object)
    refused = Signal(object)
    pending = Signal(str)

    def __init__(self, tasks: Tasks, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._desk = tasks, desk
        self._waiting: Counter[tuple[str, Key]] = Counter()
        self._saved: Counter[tuple[str, Key]] = Counter()

    def waiting(self, document: str | None) -> frozenset[Key]:
        """The values of a document whose decision is under way or not yet seen in an answer."""
        return frozenset(key for (owner, key), count in self._waiting.items() if owner == document and count)

    def settle(self, document: str) -> Callable[[], None]:
        """Decisions saved by now; call the answer when the document has been asked for after that."""
        saved = Counter({one: count for one, count in self._saved.items() if one[0] == document and count})
        self._saved.subtract(saved)

        def seen() -> None:
            self._waiting -= saved
            self.pending.emit(document)

        return seen

    def accept(self, document: str, key: Key, seen: str | None) -> None:
        """Take what the vendor says, with the ERP's value as it is painted."""
        self._value("accept", document, key, Typed(""), lambda: self._desk.accept(document, *key, seen=seen))

    def keep(self, document: str, key: Key, seen: str | None) -> None:
        """Keep what was ordered."""
        self._value("keep", document, key, Typed(""), lambda: self._desk.keep(document, *key, seen=seen))

    def enter(self, document: str, key: Key, typed: Typed, seen: str | None) -> None:
        """Take what was typed."""

        def work() -> Changes:
            return self._desk.enter(document, *key, typed.text, seen=seen, places=typed.places)

        self._value("enter", document, key, typed, work)

    def escalate(self, document: str, key: Key, question: str) -> None:
        """Ask the buyer."""
        asked = Typed(question)
        self._value("escalate", document, key, asked, lambda: self._desk.escalate(document, *key, question))

    def undo(self, document: str) -> None:
        """Take the last decision back."""
        self._write("undo", document, lambda: self._desk.undo(document))

    def confirm(self, document: str) -> None:
        """Done with the document."""
        self._write("confirm", document, lambda: self._desk.confirm(document))

    def put_away(self, document: str, reason: str) -> None:
        """The document answers no order and waits no longer."""
        self._write("put_away", document, lambda: self._desk.put_away(document, reason))

    def link(self, document: str, po_number: str) -> None:
        """The document answers that order."""
        self._write("link", document, lambda: self._desk.link(document, po_number))

    def _value(self, verb: str, document: str, key: Key, typed: Typed, work: Callable[[], Changes]) -> None:
        one = (document, key)
        self._waiting[one] += 1
        self.pending.emit(document)

        def done(changes: Changes) -> None:
            self._saved[one] += 1
            self.changed.emit(changes)

        def not_done(problem: BaseException) -> None:
            self._waiting -= Counter({one: 1})
            self.pending.emit(document)
            self.refused.emit(Refusal(document, key, verb, typed, problem))

        self._tasks.write(work, done, not_done)

    def _write(self, verb: str, document: str, work: Callable[[], Changes]) -> None:
        def not_done(problem: BaseException) -> None:
            self.refused.emit(Refusal(document, None, verb, Typed(""), problem))

        self._tasks.write(work, self.changed.emit, not_done)
