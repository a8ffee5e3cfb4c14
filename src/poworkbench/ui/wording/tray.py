"""The dead-letter tray in words: what was to be written, why the ERP refused it, where it stands, the way out."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from poworkbench.services.tray_views import RefusedRow
from poworkbench.ui.wording.fields import field_name, value_name
from poworkbench.ui.wording.states import Tone
from poworkbench.ui.wording.values import shown, when

TITLE = "Refused by the ERP"
HEADINGS = ("decided by", "order", "value", "to be written", "the ERP's reason", "refused", "tries", "")
EMPTY = "Nothing is refused: everything that was decided is in the ERP or on its way."
WHY = "Known not to be in the ERP, because …"
NO_ROW = "A document has no value to ask the buyer about: Enter opens the order, and E asks about any of its values."

#: What is told where it is no value.
THINGS = {
    "attach": "the vendor's document",
    "comment": "question to the buyer",
    "withdraw_comment": "question withdrawn",
    "mail": "message to the buyer",
    "withdraw_mail": "message withdrawn",
}
STANDING: dict[str, tuple[str, Tone]] = {
    "refused": ("✗ for you", "bad"),
    "held": ("‖ held back", "warn"),
    "again": ("↻ tried again", "plain"),
    "aside": ("– set aside", "soft"),
}


def value(row: RefusedRow) -> str:
    """Which value it is about."""
    if row.field is None:
        return "document"
    return field_name(row.field) if row.line is None else f"line {row.line} {field_name(row.field)}"


def wanted(row: RefusedRow, today: date) -> str:
    """What was to be written."""
    return THINGS.get(row.step) or shown(row.field or "", row.wanted, today)


def tries(row: RefusedRow) -> str:
    """How often the ERP refused it."""
    return str(row.times) if row.times else "–"


def cells(row: RefusedRow, now: datetime, today: date, zone: tzinfo | None = None) -> tuple[str, ...]:
    """One row of the tray, as its headings have it."""
    return (
        row.person, row.po_number, value(row), wanted(row, today), row.reason or "–", when(row.refused_at, now, zone),
        tries(row), STANDING[row.standing][0],
    )  # fmt: skip


def told(row: RefusedRow, now: datetime, today: date, zone: tzinfo | None = None) -> str:
    """Everything about one row, in sentences."""
    what = value_name(row.line, row.field) if row.field else "the vendor's document"
    decided = f"{row.person} decided it {when(row.decided_at, now, zone)}"
    whole = [f"{row.po_number}, {what}: {wanted(row, today)}.", f"{decided}; {_ended(row)}"]
    by = f" by {row.way_out_by}" if row.way_out_by else ""
    if row.standing == "aside":
        whole.append(f"Set aside{by}, known not to be in the ERP: {row.why}. U takes that back.")
    elif row.standing == "again":
        whole.append(f"It is sent again with the next round, as asked{by}. U takes that back.")
    elif row.standing == "held":
        whole.append("It is sent by itself once the ERP shows the order as agreed.")
    return " ".join(whole)


def heading(rows: int, waiting: int) -> str:
    """How much is in the tray."""
    rest = rows - waiting
    more = f", {rest} tried again or set aside" if rest else ""
    return f"{TITLE} · {waiting} for you{more}" if rows else TITLE


def _ended(row: RefusedRow) -> str:
    """The ERP's own words as they came, with our full stop."""
    reason = row.reason.rstrip(".")
    if row.standing == "held":
        return f"held back, since the ERP shows the order in another shape than agreed: {reason}."
    if not row.times:
        return "it was held back, since the ERP showed the order in another shape than agreed."
    often = "once" if row.times == 1 else f"{row.times} times"
    return f"the ERP refused it {often}: {reason or 'it gave no reason'}."
