"""What the strip says while values are entered into the ERP by hand."""

from __future__ import annotations

from collections.abc import Callable

from poworkbench.services.exchange.entry import EntryOrder, EntryStep
from poworkbench.services.global_keys import Held
from poworkbench.ui.wording.fields import field_name
from poworkbench.ui.wording.values import counted

NOTHING = "Nothing is to be entered."
FIRST = "This is the first value of the order."
NOTHING_BACK = "Nothing was entered yet that could be taken back."
WHY = "Why can it not be entered? Enter keeps the reason, Esc goes back"

_VERBS = {"entered": "next", "back": "back", "undo": "undo", "skip": "skip", "number": "number"}

_WHY = {
    "wayland": "this is a Wayland session, which gives no program keys of another's window",
    "no_display": "no X display answers",
    "system": "keys of another's window are known on X11 alone so far",
    "library": "the package python-xlib is not installed",
}


def heading(order: EntryOrder, at: int, left: int) -> str:
    """Which order, which of its values, and how much is left."""
    more = f" · {counted(order.orders_left, 'more order')}" if order.orders_left else ""
    return f"{order.po_number} · {order.vendor_name} · value {at + 1} of {len(order.steps)} · {left} left{more}"


def place(step: EntryStep) -> str:
    """Where in the order the value goes."""
    if step.line is None:
        return f"head · {field_name(step.field)}"
    item = f" · {step.item}" if step.item else ""
    per = f" per {step.per}" if step.per else ""
    return f"line {step.line}{item} · {field_name(step.field)}{per}"


def old_value(step: EntryStep) -> str:
    """What the ERP has now, as it stands on its screen."""
    return f"{step.before or '–'}  →"


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


def reach(held: Held, cap: Callable[[str], str]) -> str:
    """Which keys work while the ERP's window has the focus, or why none does."""
    if held.why:
        return f"The keys work while the strip has the focus: {_WHY[held.why]}."
    said = [f"{cap(key)} {_VERBS[verb]}" for verb, key in held.keys.items()]
    told = [f"In the ERP's window: {', '.join(said)}."] if said else []
    for keys, cause in ((held.taken, "another program's"), (held.unknown, "no key of this keyboard")):
        told += [f"{', '.join(keys.values())} {'is' if len(keys) == 1 else 'are'} {cause}."] if keys else []
    return " ".join(told) or "The keys work while the strip has the focus: settings.toml names no others."
