"""What the screen says when a key has nothing to do here."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from poworkbench.services.views import ReviewRow, Status
from poworkbench.ui.wording.fields import field_name, value_name
from poworkbench.ui.wording.values import counted, shown, when

UNMATCHED = "This document belongs to no order yet: L finds it, X puts it away, N goes to the next one."
HAS_ORDER = "This document answers an order: only one without an order is put away."
#: Why a document was put away, as the journal keeps it.
NO_ORDER = "answers no order"
UNREAD = "Compare every value with the page; Ctrl+Enter when all of it is right."
AGREES = "Nothing differs here: C enters another value."
NOTHING_SAID = "The document prints nothing here: K keeps what was ordered, C enters a value, E asks the buyer."
IN_HOUSE = "Only the buyer may accept this: E asks him, K keeps what was ordered."
CHOOSE = "Every line is shown: choose the value with the arrows, then press the key again."
NOTHING_ENTERED = "Nothing was entered: the arrows choose a value, C types it; Enter again is done with this document."
LAST = "This is the last order of the queue."
DECIDED = "This is decided already: U takes the last decision back, C enters another value."
ONLY_THIS = "Only this value still needs you: A, K, C or E."
FIRST = "This is the first order of the queue."


def copied(row: ReviewRow) -> str:
    """What went into the clipboard."""
    return f"Copied {row.acknowledged or row.ordered or ''} ({value_name(row.line, row.field)})."


def far_from_all(row: ReviewRow, value: str, today: date) -> str:
    """A typed value is far from what was ordered and from what the vendor says."""
    ordered = f"ordered {shown(row.field, row.ordered, today)}" if row.ordered else ""
    says = f"the vendor says {shown(row.field, row.acknowledged, today)}" if row.acknowledged else ""
    known = ", ".join(part for part in (ordered, says) if part)
    return f"{shown(row.field, value, today)} is far off ({known}): Enter again takes it."


def not_typed(field: str) -> str:
    """A field that no operator may type."""
    return f"{field_name(field).capitalize()} is not typed here: E asks the buyer, K keeps what was ordered."


def undone(line: str | None, field: str) -> str:
    """What was taken back."""
    return f"Taken back: {value_name(line, field)}."


def elsewhere(sentence: str) -> str:
    """A refusal for a document that is no longer on the screen."""
    return f"The document before: {sentence}"


def nothing_waits(status: Status | None, now: datetime, zone: tzinfo | None = None) -> str:
    """The middle of the window on a finished day."""
    if status is None:
        return "Nothing waits."
    if status.by_hand and status.export_at is None:
        return f"Nothing waits.\n{NO_EXPORT}"
    watched = f"{counted(status.orders_watched, 'open order')} watched" if status.orders_watched else ""
    look = f"last look at the ERP {when(status.pulled_at, now, zone)}" if status.pulled_at else ""
    known = ", ".join(part for part in (watched, look) if part)
    return f"Nothing waits.\n{known[:1].upper()}{known[1:]}." if known else "Nothing waits."


NO_EXPORT = "No export was taken in yet: F3 takes one in, Ctrl F2 names the folder into which the ERP writes them."
CANNOT_OPEN = "This kind of file is not handed to another program."
