"""How much of the 24 hours is left."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

Urgency = Literal["late", "soon", "calm"]

SOON_HOURS = 4


def left(due_at: datetime, now: datetime) -> str:
    """Hours and minutes until the deadline, `−0:20` after it; whole days from a hundred hours on."""
    minutes = int((due_at - now).total_seconds() // 60)
    sign, minutes = ("−", -minutes) if minutes < 0 else ("", minutes)
    if minutes >= 100 * 60:
        return f"{sign}{minutes // 1440} d"
    return f"{sign}{minutes // 60}:{minutes % 60:02}"


def urgency(due_at: datetime, now: datetime) -> Urgency:
    """Whether the deadline has passed, is near, or leaves time."""
    seconds = (due_at - now).total_seconds()
    return "late" if seconds < 0 else "soon" if seconds < SOON_HOURS * 3600 else "calm"


def explained(due_at: datetime, now: datetime) -> str:
    """The same in a sentence, for the hint and the screen reader."""
    if due_at < now:
        return f"{left(now, due_at).lstrip('−')} hours past the update target"
    return f"{left(due_at, now)} hours left until the update target"
