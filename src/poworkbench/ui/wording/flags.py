"""The sentence under a value: why it is flagged, or why its decision came back."""

from __future__ import annotations

from datetime import date

from poworkbench.services.views import ReviewRow
from poworkbench.ui.wording import rules
from poworkbench.ui.wording.states import Tone, came_back


def flag(row: ReviewRow, today: date) -> tuple[str, Tone]:
    """The rule in words, after a decision that came back; nothing for a value that agrees."""
    back = came_back(row, today)
    if back:
        return back, "bad"
    if not row.rule:
        return "", "plain"
    return rules.sentence(row.rule, row.facts), "soft" if row.within or row.decision else "warn"
