"""What a later document of an order says otherwise than the one before it, in one line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from poworkbench.domain.revisions import Change
from poworkbench.services.since import Since
from poworkbench.ui.wording.fields import field_name
from poworkbench.ui.wording.values import counted, shown, when

SEPARATOR = " · "


def told(since: Since, now: datetime, zone: tzinfo | None = None) -> str:
    """Whether the document is a duplicate, a revision or an older one that came late, and what it says otherwise."""
    earlier = f"{since.name} of {when(since.arrived_at, now, zone)}"
    if not since.changes:
        return f"Duplicate of {earlier}: nothing changed"
    first = f"Older than {earlier}" if since.older else f"Revision {since.number + 1}, since {earlier}"
    day = now.astimezone(zone).date()
    return f"{first}: {counted(len(since.changes), 'change')}{SEPARATOR}{listed(since.changes, day)}"


def listed(changes: Sequence[Change], today: date) -> str:
    """Every change, one after the other."""
    return SEPARATOR.join(change(each, today) for each in changes)


def change(one: Change, today: date) -> str:
    """`line 2 unit price 125.00 → 131.50`."""
    where = f"line {one.line} " if one.line else ""
    if one.field == "line_missing":
        return f"{where}no longer listed{_item(one.before)}"
    if one.field == "line_extra":
        return f"{where}new{_item(one.after)}"
    before, after = (shown(one.field, value, today) for value in (one.before, one.after))
    return f"{where}{field_name(one.field)} {before} → {after}"


def _item(item: str | None) -> str:
    return f" ({item})" if item else ""
