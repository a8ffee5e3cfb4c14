"""Everything that can happen, as events; the journal holds nothing else.

An event says what happened, its `About` which order, document, line and field it concerns, and its `Entry` who
recorded it and when. Values are canonical text, as in readings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from poworkbench.domain.erp_events import (
    OrderGone,
    OrderNotUnderstood,
    OrderSeen,
    OrdersPulled,
    OrdersSwept,
    WriteConfirmed,
    WriteConflict,
    WriteLeftOut,
    WriteRefused,
)
from poworkbench.domain.handed_events import ExportTaken, WriteHandedOver, WriteSkipped
from poworkbench.domain.lessons import Lesson, Wanted
from poworkbench.domain.orders import Buyer, Order
from poworkbench.domain.readings import Evidence, Reading
from poworkbench.domain.refused_events import WriteSetAside, WriteTriedAgain

How = Literal["accepted", "kept", "entered"]


@dataclass(frozen=True, slots=True)
class DocumentReceived:
    """A vendor's file came in; its bytes are kept under their SHA-256."""

    name: str
    size: int
    arrived_at: datetime
    source: str


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """The reader understood the document."""

    reader: str
    pages: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class DocumentNotRead:
    """The document waits for a person's eyes; `problem` is a code of domain.problems."""

    problem: str
    detail: str
    pages: int


@dataclass(frozen=True, slots=True)
class DocumentLinked:
    """The document answers this order; `order` is the order as it stood, which the document is compared with.

    `lessons` are what the vendor's papers had taught of its codes and units by then: later ones change no review. A
    `share` is one more order that the document answers, besides the one it is linked to (domain.shares).
    """

    order: Order
    reason: str
    lessons: tuple[Lesson, ...] = ()
    share: bool = False


@dataclass(frozen=True, slots=True)
class DocumentPutAway:
    """A person filed a document that answers no order, with why: an auto-reply, a broken file, another's paper."""

    reason: str


@dataclass(frozen=True, slots=True)
class LessonsLearnt:
    """What a document whose values a person knows taught of its vendor; `wanted` are those values.

    Lessons that a person gave by hand (what a carton holds) have nothing wanted.
    """

    vendor: str
    lessons: tuple[Lesson, ...]
    wanted: Wanted = field(default_factory=Wanted)


@dataclass(frozen=True, slots=True)
class LessonForgotten:
    """A person took back what a vendor's documents had taught."""

    vendor: str
    lesson: Lesson


@dataclass(frozen=True, slots=True)
class ValueDecided:
    """A person settled one value: `old` is what the ERP had (as far as known here), `new` what it shall have.

    `ordered` and `acknowledged` are what stood side by side; `rule` and `facts` say why it was shown.
    """

    how: How
    ordered: str | None
    acknowledged: str | None
    old: str | None
    new: str | None
    rule: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Escalated:
    """A person handed a difference to the client's buyer, who must be able to decide from this alone."""

    buyer: Buyer
    ordered: str | None
    acknowledged: str | None
    question: str
    subject: str
    text: str
    rule: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentConfirmed:
    """A person is done with the document; the order's head is to say that the vendor acknowledged it."""

    old: Mapping[str, str | None]
    new: Mapping[str, str | None]
    by_eye: bool = False


@dataclass(frozen=True, slots=True)
class Undone:
    """A person took back an earlier entry of the kind `what`; nothing is overwritten, the opposite is owed instead."""

    entry: str
    what: str
    old: Mapping[str, str | None] = field(default_factory=dict)
    new: Mapping[str, str | None] = field(default_factory=dict)


Event = (
    OrderSeen
    | OrderNotUnderstood
    | OrderGone
    | OrdersPulled
    | OrdersSwept
    | DocumentReceived
    | DocumentRead
    | DocumentNotRead
    | DocumentLinked
    | DocumentPutAway
    | LessonsLearnt
    | LessonForgotten
    | ValueDecided
    | Escalated
    | DocumentConfirmed
    | Undone
    | WriteConfirmed
    | WriteLeftOut
    | WriteRefused
    | WriteConflict
    | WriteHandedOver
    | WriteSkipped
    | WriteTriedAgain
    | WriteSetAside
    | ExportTaken
)

#: The stored name of each event and the version of its shape.
KINDS: dict[str, tuple[type[Event], int]] = {
    "order_seen": (OrderSeen, 1), "order_not_understood": (OrderNotUnderstood, 1), "order_gone": (OrderGone, 1),
    "orders_pulled": (OrdersPulled, 1), "orders_swept": (OrdersSwept, 1), "write_left_out": (WriteLeftOut, 1),
    "document_received": (DocumentReceived, 1), "document_read": (DocumentRead, 1),
    "document_not_read": (DocumentNotRead, 1), "document_linked": (DocumentLinked, 1),
    "document_put_away": (DocumentPutAway, 1), "lessons_learnt": (LessonsLearnt, 1),
    "lesson_forgotten": (LessonForgotten, 1), "value_decided": (ValueDecided, 1), "escalated": (Escalated, 1),
    "document_confirmed": (DocumentConfirmed, 1), "undone": (Undone, 1), "write_confirmed": (WriteConfirmed, 1),
    "write_refused": (WriteRefused, 1), "write_conflict": (WriteConflict, 1),
    "write_handed_over": (WriteHandedOver, 1), "write_skipped": (WriteSkipped, 1), "export_taken": (ExportTaken, 1),
    "write_tried_again": (WriteTriedAgain, 1), "write_set_aside": (WriteSetAside, 1),
}  # fmt: skip
KIND_OF: dict[type[Event], str] = {shape: kind for kind, (shape, _) in KINDS.items()}


@dataclass(frozen=True, slots=True)
class About:
    """What an event concerns; `document` is the file's SHA-256."""

    po_number: str | None = None
    document: str | None = None
    line: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An event about to be recorded."""

    event: Event
    about: About


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as recorded: by whom (`person` at the desk `writer`), when (UTC, and the person's zone), after what."""

    id: str
    writer: str
    seq: int
    at: datetime
    zone: str
    person: str
    about: About
    event: Event
    previous: str
    hash: str

    @property
    def kind(self) -> str:
        """The stored name of the event."""
        return KIND_OF[type(self.event)]
