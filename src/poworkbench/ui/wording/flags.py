"""The sentence under a value: why it is flagged, or why its decision came back."""

from __future__ import annotations

from datetime import date

from poworkbench.domain.merging import same
from poworkbench.services.views import ReviewRow
from poworkbench.ui.wording import rules
from poworkbench.ui.wording.states import Tone, came_back
from poworkbench.ui.wording.values import shown


def flag(row: ReviewRow, today: date) -> tuple[str, Tone]:
    """The rule in words, after a decision that came back; nothing for a value that agrees."""
    back = came_back(row, today)
    if back:
        return back, "bad"
    if not row.rule:
        return "", "plain"
    sentence = f"{rules.sentence(row.rule, row.facts)}{_moved(row, today)}"
    return sentence, "soft" if row.within or row.decision else "warn"


def _moved(row: ReviewRow, today: date) -> str:
    """That somebody put a third value into the ERP since the document was compared."""
    if row.line is None or row.decision or row.ordered is None or row.erp_now is None:
        return ""
    if same(row.erp_now, row.ordered) or same(row.erp_now, row.acknowledged):
        return ""
    return f" · somebody changed it in the ERP to {shown(row.field, row.erp_now, today)}"
