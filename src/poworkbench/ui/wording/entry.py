"""What the strip says while values are entered into the ERP by hand."""

from __future__ import annotations

from datetime import date

from poworkbench.services.exchange.entry import EntryOrder, EntryStep
from poworkbench.ui.wording.fields import field_name
from poworkbench.ui.wording.values import counted, shown

NOTHING = "Nothing is to be entered."
FIRST = "This is the first value of the order."
NOTHING_BACK = "Nothing was entered yet that could be taken back."
WHY = "Why can it not be entered? Enter keeps the reason, Esc goes back"

#: What each key does: the strip shows it in place.
KEYS = (("⏎", "entered, next"), ("B", "back"), ("U", "undo"), ("S", "skip"), ("P", "copy PO number"), ("Esc", "close"))


def heading(order: EntryOrder, at: int, left: int) -> str:
    """Which order, which of its values, and how much is left."""
    more = f" · {counted(order.orders_left, 'more order')}" if order.orders_left else ""
    return f"{order.po_number} · {order.vendor_name} · value {at + 1} of {len(order.steps)} · {left} left{more}"


def place(step: EntryStep) -> str:
    """Where in the order the value goes."""
    if step.line is None:
        return f"head · {field_name(step.field)}"
    item = f" · {step.item}" if step.item else ""
    return f"line {step.line}{item} · {field_name(step.field)}"


def old_value(step: EntryStep, today: date) -> str:
    """What the ERP has now."""
    return f"{shown(step.field, step.old, today)}  →"


def note(step: EntryStep, *, entered: bool) -> str:
    """What is to be known of the value beside itself."""
    if step.skipped:
        return f"skipped before: {step.skipped}"
    return "entered already, in the clipboard once more" if entered else "in the clipboard"


def finished(values: int, skipped: int) -> str:
    """The end of a sitting."""
    left = f" {counted(skipped, 'value')} skipped." if skipped else ""
    return f"All done: {counted(values, 'value')} entered.{left}" if values or skipped else NOTHING


def copied_number(order: EntryOrder) -> str:
    """The order's number was asked for."""
    return f"{order.po_number} is in the clipboard; B or the next value puts the value there again."
