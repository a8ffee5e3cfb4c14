"""What a person types in few keys, told back as he types: `+5` is a day, `131,5` a price, `4-12` 4 December."""

from __future__ import annotations

from datetime import date

from poworkbench.domain.keying import DATES, NotUnderstood, understood
from poworkbench.domain.slips import far_off
from poworkbench.services.views import ReviewRow
from poworkbench.ui.wording.hints import far_from_all
from poworkbench.ui.wording.values import day, shown, weekday


def written_out(row: ReviewRow, text: str, today: date) -> str:
    """The text as the desk is given it: a date counted in days or weeks as that date, everything else as typed."""
    return (row.field in DATES and _understood(row, text, today)) or text.strip()


def preview(row: ReviewRow, text: str, today: date) -> str:
    """What is understood, while it is typed; empty where it is what stands there, or nothing yet."""
    value = _understood(row, text, today)
    if value is None:
        return ""
    if row.field in DATES:
        found = date.fromisoformat(value)
        return f"= {weekday(found)} {day(found, today)}"
    said = shown(row.field, value, today)
    return f"= {said}" if said != text.strip() else ""


def slip(row: ReviewRow, text: str, today: date) -> str:
    """What to ask before a value is taken that is far from all that is known; empty where it is near."""
    value, known = _understood(row, text, today), [one for one in (row.ordered, row.acknowledged, row.erp_now) if one]
    if value is None or not far_off(row.field, value, known):
        return ""
    return far_from_all(row, value, today)


def _understood(row: ReviewRow, text: str, today: date) -> str | None:
    try:
        return understood(row.field, text, shown=row.acknowledged or row.ordered, today=today)
    except NotUnderstood:
        return None
