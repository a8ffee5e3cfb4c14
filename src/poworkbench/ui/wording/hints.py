"""What the screen says when a key has nothing to do here."""

from __future__ import annotations

from poworkbench.services.views import ReviewRow
from poworkbench.ui.wording.fields import value_name

UNMATCHED = "This document belongs to no order yet: L finds it, N goes to the next one."
UNREAD = "Compare every value with the page; Ctrl+Enter when all of it is right."
AGREES = "Nothing differs here: C enters another value."
NOTHING_SAID = "The document prints nothing here: K keeps what was ordered, C enters a value, E asks the buyer."
IN_HOUSE = "Only the buyer may accept this: E asks him, K keeps what was ordered."
CHOOSE = "Every line is shown: choose the value with the arrows, then press the key again."
LAST = "This is the last order of the queue."
FIRST = "This is the first order of the queue."


def copied(row: ReviewRow) -> str:
    """What went into the clipboard."""
    return f"Copied {row.acknowledged or row.ordered or ''} ({value_name(row.line, row.field)})."


def elsewhere(sentence: str) -> str:
    """A refusal for a document that is no longer on the screen."""
    return f"The document before: {sentence}"


def nothing_waits(last_look: str) -> str:
    """The middle of the window on a finished day."""
    return f"Nothing waits. Last look at the ERP: {last_look}." if last_look else "Nothing waits."


CANNOT_OPEN = "This kind of file is not handed to another program."
