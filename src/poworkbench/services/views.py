"""What screens are given to paint: plain values, every sentence still to be worded by ui.wording."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from types import EllipsisType
from typing import Literal

from poworkbench.domain.readings import Evidence
from poworkbench.services.since import Since
from poworkbench.services.tray_views import Resting

#: The value that a screen showed as the ERP's; ... where nobody looked.
Seen = str | None | EllipsisType


class Area(Enum):
    """What a screen may be showing; a change names the areas it touched."""

    QUEUE = "queue"
    REVIEW = "review"
    HISTORY = "history"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Changes:
    """The answer of every mutation: which areas must be asked for again."""

    areas: frozenset[Area] = frozenset()

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.areas | other.areas)


EVERYTHING = Changes(frozenset(Area))

#: waiting: has an order and open questions · clean: has an order and none · unmatched: no order yet ·
#: unread: has an order, a person must read it · done: confirmed by a person
QueueState = Literal["waiting", "clean", "unmatched", "unread", "done"]


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One document that waits beside its order."""

    document: str
    name: str
    state: QueueState
    arrived_at: datetime
    due_at: datetime
    po_number: str | None = None
    vendor_name: str | None = None
    sales_order: str | None = None
    lines: int = 0
    needs: int = 0
    decided: int = 0
    problem: str | None = None
    conflicts: int = 0
    given: int = 0


#: saved: in the journal, still to be sent · confirmed: read back from the ERP · nothing: there is nothing to write ·
#: given: to an ERP without an interface, not seen there yet · unshown: given, and nothing there shows it ·
#: set_aside: known not to be in the ERP
SyncState = Literal["saved", "given", "unshown", "confirmed", "refused", "conflict", "left_out", "set_aside", "nothing"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else's edit of the same field: what the operator saw, what he decided, what the ERP has now."""

    base: str | None
    ours: str | None
    theirs: str | None


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What a person decided on one row, and how far it got; `file` is the one that gave it to the ERP's import."""

    entry: str
    kind: Literal["accepted", "kept", "entered", "escalated"]
    value: str | None
    person: str
    at: datetime
    sync: SyncState
    sync_at: datetime | None = None
    reason: str | None = None
    conflict: Conflict | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One value: as ordered, as the vendor says, as the ERP has it now, and what was decided.

    `as_ordered` holds for a value that the reader is not sure of and that would be the ordered one, however it is
    spelled: accepting it writes nothing else.
    """

    line: str | None
    field: str
    ordered: str | None
    acknowledged: str | None
    erp_now: str | None
    differs: bool
    within: bool = False
    rule: str | None = None
    facts: Mapping[str, str] = dataclasses.field(default_factory=dict)
    may_accept: bool = False
    evidence: tuple[Evidence, ...] = ()
    decision: DecisionView | None = None
    as_ordered: bool = False

    @property
    def key(self) -> tuple[str | None, str]:
        """What identifies the row within its order."""
        return self.line, self.field

    @property
    def needs_person(self) -> bool:
        """Whether nobody has decided what only a person may decide, or the decision came back."""
        if self.decision is None:
            return self.differs and not self.within
        return self.decision.sync in ("conflict", "refused")


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One ordered line (or, with `number` None, the document as a whole or an extra line) and its values.

    `code` is how an X12 855 would acknowledge a line that differs (domain.ack_codes).
    """

    number: str | None
    item: str | None
    description: str | None
    rows: tuple[ReviewRow, ...]
    code: str | None = None

    @property
    def agrees(self) -> bool:
        """Whether nothing differs and nothing was decided, so that the line may be folded."""
        return not any(row.differs or row.decision for row in self.rows)


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A document beside its order."""

    document: str
    name: str
    kind: str | None
    state: QueueState
    pages: int
    arrived_at: datetime
    due_at: datetime
    problem: str | None = None
    problem_detail: str = ""
    po_number: str | None = None
    vendor_name: str | None = None
    vendor_order_number: str | None = None
    order_date: date | None = None
    currency: str | None = None
    sales_order: str | None = None
    customer_promise: date | None = None
    buyer_name: str | None = None
    erp_seen_at: datetime | None = None
    lines: tuple[ReviewLine, ...] = ()
    candidates: tuple[CandidateView, ...] = ()
    since: Since | None = None
    cautions: tuple[str, ...] = ()

    def rows(self) -> tuple[ReviewRow, ...]:
        """Every row in the order of the screen."""
        return tuple(row for line in self.lines for row in line.rows)


@dataclass(frozen=True, slots=True)
class CandidateView:
    """An order that an unmatched document may answer, with the reasons."""

    po_number: str
    vendor_name: str
    percent: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One entry of an order's history: who, when, why, from where."""

    entry: str
    at: datetime
    zone: str
    person: str
    kind: str
    line: str | None
    field: str | None
    old: str | None
    new: str | None
    reason: str | None = None
    rule: str | None = None
    facts: Mapping[str, str] = dataclasses.field(default_factory=dict)
    document: str | None = None
    evidence: tuple[Evidence, ...] = ()
    since: Since | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """The line at the foot of the window.

    `refused` counts what waits in the tray, `held` what is kept back since its order is not as agreed. `by_hand` is an
    ERP without an interface: `given` counts what it was given and has not shown, `export_at` is its last export's time.
    """

    waiting_for_erp: int
    conflicts: int
    refused: int
    offline_since: datetime | None
    pulled_at: datetime | None
    verified_at: datetime | None
    verified_entries: int
    broken_entry: str | None = None
    token_missing: bool = False
    trouble: str | None = None
    orders_watched: int = 0
    cache_bytes: int = 0
    by_hand: bool = False
    given: int = 0
    export_at: datetime | None = None
    held: int = 0
    exports_watched: bool = False
    resting: tuple[Resting, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page: `pixels` are RGB888 rows without padding; `scale` is pixels for each point (or image pixel)."""

    width: int
    height: int
    scale: float
    pixels: bytes
