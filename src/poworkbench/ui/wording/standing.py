"""The line at the foot of the window, part by part."""

from __future__ import annotations

from datetime import datetime, tzinfo

from poworkbench.services.views import Status
from poworkbench.ui.wording.states import Tone
from poworkbench.ui.wording.values import ago, counted, room, when

#: From this age on it is told in days.
_IN_DAYS = 48


def standing(status: Status, now: datetime, zone: tzinfo | None = None) -> list[tuple[str, Tone]]:
    """What waits for the ERP, whether it can be reached, how old the cache is, whether the journal holds."""
    parts: list[tuple[str, Tone]] = [("saved here", "plain") if not status.waiting_for_erp else _waiting(status)]
    if status.by_hand:
        parts = _by_hand(status, now)
    if status.offline_since:
        parts.insert(0, (f"● offline since {when(status.offline_since, now, zone)}", "warn"))
    if status.token_missing:
        parts.append(("the ERP asks for a token", "bad"))
    parts += _came_back(status)
    if status.trouble:
        parts.append((status.trouble, "warn"))
    if not status.by_hand:
        parts.append((cache(status.pulled_at, status.cache_bytes, now, zone), "plain"))
    parts.append(_journal(status, now, zone))
    return parts


def cache(pulled_at: datetime | None, size: int, now: datetime, zone: tzinfo | None = None) -> str:
    """When the ERP was last asked for what is kept here, how long ago, and how much room it takes."""
    if pulled_at is None:
        return "no cache yet"
    hours = int((now - pulled_at).total_seconds() // 3600)
    old = counted(hours // 24, "day") if hours >= _IN_DAYS else counted(hours, "hour")
    age = f" ({old} old)" if hours else ""
    return f"cache of {when(pulled_at, now, zone)}{age}" + (f", {room(size)}" if size else "")


def _came_back(status: Status) -> list[tuple[str, Tone]]:
    """What the ERP did not take."""
    parts: list[tuple[str, Tone]] = []
    if status.conflicts:
        parts.append((f"{counted(status.conflicts, 'conflict')} with the ERP", "bad"))
    if status.refused:
        parts.append((f"{counted(status.refused, 'write')} refused by the ERP (F7)", "bad"))
    if status.held:
        parts.append((f"{counted(status.held, 'write')} held back (F7)", "warn"))
    return parts


def _waiting(status: Status) -> tuple[str, Tone]:
    count = counted(status.waiting_for_erp, "decision")
    verb = "waits" if status.waiting_for_erp == 1 else "wait"
    return f"saved here · {count} {verb} for the ERP", "warn" if status.offline_since else "plain"


def _by_hand(status: Status, now: datetime) -> list[tuple[str, Tone]]:
    """An ERP without an interface: how old its last export is, what it is to be given, what it has not shown yet."""
    last = f"last one {ago(now - status.export_at)}" if status.export_at else "none so far"
    to_give = status.waiting_for_erp - status.given
    how = "come in from their folder" if status.exports_watched else "are imported by hand"
    parts: list[tuple[str, Tone]] = [(f"no line: exports {how}, {last}", "plain")]
    parts.append((f"{counted(to_give, 'decision')} to give to the ERP" if to_give else "saved here", "plain"))
    if status.given:
        parts.append((f"{status.given} given, not yet seen", "plain"))
    return parts


def _journal(status: Status, now: datetime, zone: tzinfo | None) -> tuple[str, Tone]:
    if status.broken_entry:
        return f"journal does not hold at entry {status.broken_entry}", "bad"
    if not status.verified_at:
        return "journal not verified yet", "plain"
    entries = f", {counted(status.verified_entries, 'entry', 'entries')}" if status.verified_entries else ""
    return f"journal verified {when(status.verified_at, now, zone)}{entries}", "plain"
