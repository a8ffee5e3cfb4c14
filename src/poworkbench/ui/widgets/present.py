"""The moment at which something is painted."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day where the person sits."""
    return now().astimezone().date()
