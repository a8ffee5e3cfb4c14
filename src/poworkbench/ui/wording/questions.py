"""The question a buyer is asked when the operator adds nothing to it."""

from __future__ import annotations

from datetime import date

from poworkbench.services.views import ReviewRow, ReviewView
from poworkbench.ui.wording.fields import value_name
from poworkbench.ui.wording.values import NOTHING, shown


def standard(view: ReviewView, row: ReviewRow, today: date) -> str:
    """One line that says what differs and asks whether it may be taken."""
    ordered, says = shown(row.field, row.ordered, today), shown(row.field, row.acknowledged, today)
    who = view.vendor_name or "The vendor"
    what = value_name(row.line, row.field)
    if says == NOTHING:
        return f"{who} says nothing about {what} (ordered {ordered}). How shall we go on?"
    return f"{who} says {says} instead of {ordered} for {what}. May we take it?"
