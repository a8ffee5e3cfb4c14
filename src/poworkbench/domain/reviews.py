"""A review: one document beside its order and what people decided on it, folded out of the journal's entries.

A document over several orders has a review for each (domain.shares).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from poworkbench.domain.erp_events import WriteConflict, WriteRefused
from poworkbench.domain.events import (
    DocumentPutAway,
    Entry,
    ValueDecided,
)
from poworkbench.domain.handed_events import WriteHandedOver
from poworkbench.domain.lessons import Lesson
from poworkbench.domain.orders import Order
from poworkbench.domain.owed import owed_by
from poworkbench.domain.readings import POINTED, Evidence, Reading
from poworkbench.domain.refused_events import WriteSetAside
from poworkbench.domain.shares import share

Key = tuple[str | None, str]
State = Literal["waiting", "clean", "unmatched", "unread", "done"]


@dataclass(frozen=True, slots=True)
class Unasked:
    """What the ERP changed by itself when a value was written: as it was, as it is, and the entry that says so."""

    old: str | None
    new: str | None
    seq: int


@dataclass(frozen=True, slots=True)
class Review:
    """What is known of one document; `decisions` hold, for each row, the entries that still stand, oldest first.

    `shared` is the order whose share of the document this is, None for the document's own review. `refusals` are the
    newest refusal of each operation, `ways_out` what a person did about one, by that entry's id.
    """

    document: str
    name: str
    arrived_at: datetime
    source: str
    pages: int = 0
    problem: str | None = None
    problem_detail: str = ""
    reading: Reading | None = None
    read_entry: str | None = None
    ordered: Order | None = None
    link_entry: str | None = None
    taught: tuple[Lesson, ...] = ()
    shared: str | None = None
    decisions: Mapping[Key, tuple[Entry, ...]] = field(default_factory=dict)
    confirmed: Entry | None = None
    outcomes: Mapping[str, Entry] = field(default_factory=dict)
    standing: tuple[Entry, ...] = ()
    taken_back: Mapping[str, Entry] = field(default_factory=dict)
    unasked: Mapping[Key, Unasked] = field(default_factory=dict)
    handed: Mapping[str, Entry] = field(default_factory=dict)
    refusals: Mapping[str, Entry] = field(default_factory=dict)
    ways_out: Mapping[str, Entry] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The name of the review: the document's, or that of one order's share of it."""
        return self.document if self.shared is None else share(self.document, self.shared)

    @property
    def looked_at(self) -> bool:
        """Whether the reader is through with it, one way or the other."""
        return self.reading is not None or self.problem is not None

    @property
    def put_away(self) -> bool:
        """Whether a person filed it, since it answers no order."""
        return any(isinstance(entry.event, DocumentPutAway) for entry in self.standing)

    def outcome(self, entry: Entry) -> Entry | None:
        """How the writes of a decision ended: the first that was not taken, else the last; None while one is owed."""
        ended = [self.outcomes.get(operation.id) for operation in owed_by(entry)]
        back = next((e for e in ended if e and isinstance(e.event, WriteRefused | WriteConflict)), None)
        unseen = next((e for e in ended if e and isinstance(e.event, WriteHandedOver | WriteSetAside)), None)
        return back or ((unseen or ended[-1]) if ended and all(ended) else None)

    def bearing(self, key: Key) -> tuple[Entry, ...]:
        """The decisions that say what becomes of a row, the newest first.

        One that writes no value itself (the same value once more, a question to the buyer) leaves the one before it
        on its way: as long as that had not ended when the newer one was made, how it ends is news to the person.
        """
        given = self.decisions.get(key, ())
        found = list(given[-1:])
        for earlier in reversed(given[:-1]):
            ended = self.outcome(earlier)
            if _writes(found[-1]) or (ended and ended.seq < given[-1].seq):
                break
            found.append(earlier)
        return tuple(found)

    def came_back(self, entry: Entry) -> bool:
        """Whether the ERP did not take a decision: it needs a person again."""
        return _came_back(self.outcome(entry))

    def given(self, entries: Sequence[Entry]) -> Entry | None:
        """How decisions that bear on one row were given to an ERP without an interface; None while one is to give."""
        owing = [op for entry in entries for op in owed_by(entry) if op.step in ("line", "head")]
        open_ = [operation.id for operation in owing if operation.id not in self.outcomes]
        given = [self.handed.get(operation) for operation in open_]
        return given[0] if given and all(given) else None

    def ended(self, entries: Sequence[Entry]) -> Entry | None:
        """How decisions that bear on one row ended: the first that was not taken, else the last; None while owed."""
        owing = [entry for entry in entries if owed_by(entry)]
        outcomes = [self.outcome(entry) for entry in owing]
        back = next((ended for ended in outcomes if _came_back(ended)), None)
        return back or (outcomes[0] if all(outcomes) and outcomes else None)


def _writes(entry: Entry) -> bool:
    return any(operation.step in ("line", "head") for operation in owed_by(entry))


def _came_back(outcome: Entry | None) -> bool:
    return outcome is not None and isinstance(outcome.event, WriteRefused | WriteConflict)


def pointed_at(entries: Sequence[Entry]) -> tuple[Evidence, ...]:
    """Where a person pointed for the value he entered last; none where he only typed it, or decided otherwise."""
    last = entries[-1].event if entries else None
    if not isinstance(last, ValueDecided) or last.how != "entered":
        return ()
    return tuple(seen for seen in last.evidence if seen.confidence == POINTED)
