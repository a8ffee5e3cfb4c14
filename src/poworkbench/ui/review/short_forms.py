"""Dates typed in few keys: `+5` and `-10` are days from the vendor's date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from poworkbench.services.views import ReviewRow
from poworkbench.ui.wording.values import DATES, day, weekday

DAYS = re.compile(r"\s*([+-])\s*(\d{1,3})\s*")


def written_out(row: ReviewRow, text: str) -> str:
    """The text as the desk is given it: days become a date, everything else stays as typed."""
    moved = _moved(row, text)
    return moved.isoformat() if moved else text.strip()


def preview(row: ReviewRow, text: str, today: date) -> str:
    """What a short form means, while it is typed; empty for anything else."""
    moved = _moved(row, text)
    return f"= {weekday(moved)} {day(moved, today)}" if moved else ""


def _moved(row: ReviewRow, text: str) -> date | None:
    match = DAYS.fullmatch(text) if row.field in DATES else None
    start = _start(row)
    if match is None or start is None:
        return None
    days = int(match[2])
    return start + timedelta(days=days if match[1] == "+" else -days)


def _start(row: ReviewRow) -> date | None:
    for text in (row.acknowledged, row.ordered):
        try:
            return date.fromisoformat(text or "")
        except ValueError:
            continue
    return None
