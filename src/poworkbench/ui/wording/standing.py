"""The line at the foot of the window, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from poworkbench.services.tray_views import Resting
from poworkbench.services.views import Status
from poworkbench.ui.wording.states import Tone
from poworkbench.ui.wording.values import ago, counted, room, when

#: What an open breaker holds back.
_RESTS = {
    "pull": "news from the ERP wait", "push": "values wait", "attach": "documents wait", "comment": "questions wait",
}  # fmt: skip

#: From this age on it is told in days.
_IN_DAYS = 48


def standing(status: Status, now: datetime, zone: tzinfo | None = None) -> list[tuple[str, Tone]]:
    """What waits for the ERP, whether it can be reached, how old the cache is, whether the journal holds."""
    parts: list[tuple[str, Tone]] = [("saved here", "plain") if not status.waiting_for_erp else _waiting(status)]
    if status.by_hand:
        parts = _by_hand(status, now)
    said = line(status.offline_since, status.token_missing, status.trouble, status.resting, now, zone)
    at = 1 if status.offline_since else 0
    parts = [*said[:at], *parts, *_came_back(status.conflicts, status.refused, status.held), *said[at:]]
    if not status.by_hand:
        parts.append((cache(status.pulled_at, status.cache_bytes, now, zone), "plain"))
    parts.append(_journal(status, now, zone))
    return parts


def line(
    offline_since: datetime | None, token_missing: bool, trouble: str | None, resting: Sequence[Resting],
    now: datetime, zone: tzinfo | None = None,
) -> list[tuple[str, Tone]]:  # fmt: skip
    """What is the matter with the line, and with each kind of call that fails alone."""
    parts: list[tuple[str, Tone]] = []
    if offline_since:
        parts.append((f"● offline since {when(offline_since, now, zone)}", "warn"))
    if token_missing:
        parts.append(("the ERP asks for a token", "bad"))
    if trouble:
        parts.append((trouble, "warn"))
    return parts + [(rests(one, now, zone), "warn") for one in resting]


def rests(one: Resting, now: datetime, zone: tzinfo | None = None) -> str:
    """An open breaker: what rests until when, why, and that nothing else waits for it."""
    return f"{_RESTS[one.kind]} until {when(one.until, now, zone)}, everything else goes on: {one.trouble}"


def cache(pulled_at: datetime | None, size: int, now: datetime, zone: tzinfo | None = None) -> str:
    """When the ERP was last asked for what is kept here, how long ago, and how much room it takes."""
    if pulled_at is None:
        return "no cache yet"
    hours = int((now - pulled_at).total_seconds() // 3600)
    old = counted(hours // 24, "day") if hours >= _IN_DAYS else counted(hours, "hour")
    age = f" ({old} old)" if hours else ""
    return f"cache of {when(pulled_at, now, zone)}{age}" + (f", {room(size)}" if size else "")


def counts(waiting: int, conflicts: int, refused: int, held: int) -> list[str]:
    """What waits and what came back, for a terminal."""
    first = _waits(waiting) if waiting else "nothing waits for the ERP"
    return [first, *(text for text, _ in _came_back(conflicts, refused, held, "poworkbench refused"))]


def _came_back(conflicts: int, refused: int, held: int, where: str = "F7") -> list[tuple[str, Tone]]:
    """What the ERP did not take; `where` shows it."""
    parts: list[tuple[str, Tone]] = []
    if conflicts:
        parts.append((f"{counted(conflicts, 'conflict')} with the ERP", "bad"))
    if refused:
        parts.append((f"{counted(refused, 'write')} refused by the ERP ({where})", "bad"))
    if held:
        parts.append((f"{counted(held, 'write')} held back ({where})", "warn"))
    return parts


def _waits(count: int) -> str:
    return f"{counted(count, 'decision')} {'waits' if count == 1 else 'wait'} for the ERP"


def _waiting(status: Status) -> tuple[str, Tone]:
    return f"saved here · {_waits(status.waiting_for_erp)}", "warn" if status.offline_since else "plain"


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
