"""The question a buyer is asked when the operator adds nothing to it: the same on the screen and in the letter."""

from __future__ import annotations

from datetime import date

from poworkbench.domain.rule_names import CAUTION, READER_UNSURE
from poworkbench.services.views import ReviewRow
from poworkbench.ui.wording.fields import value_name
from poworkbench.ui.wording.rules import sentence
from poworkbench.ui.wording.values import NOTHING, shown


def standard(row: ReviewRow, today: date) -> str:
    """One line that says what differs and asks whether it may be taken."""
    ordered, says = shown(row.field, row.ordered, today), shown(row.field, row.acknowledged, today)
    what = value_name(row.line, row.field)
    what = what[0].upper() + what[1:]
    if row.rule == CAUTION:
        return f"{sentence(row.rule, row.facts)} How shall we go on?"
    if row.rule == READER_UNSURE:
        return f"{what}: the document cannot be read for certain, it may say {says}; ordered {ordered}. Which is right?"
    if says == NOTHING:
        return f"{what}: ordered {ordered}, the vendor says nothing. How shall we go on?"
    if ordered == NOTHING:
        return f"{what}: the vendor says {says}. May we take it?"
    return f"{what}: {says} instead of {ordered}. May we take it?"
