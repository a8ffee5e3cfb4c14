"""The system's clock."""

from __future__ import annotations

import warnings
from datetime import UTC, datetime

import tzlocal


class SystemClock:
    """Fulfils services.ports.Clock; the zone is asked for once, since a desk does not travel while it works."""

    def __init__(self) -> None:
        self._zone = zone_name()

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    def zone(self) -> str:
        """The IANA name of the local zone, or an offset where it is not known."""
        return self._zone


def zone_name() -> str:
    """The IANA name of the local zone, or its offset (UTC+02:00) where the system does not tell the name."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return tzlocal.get_localzone_name() or _offset()
    except (LookupError, OSError, ValueError, Warning):
        return _offset()


def _offset() -> str:
    local = datetime.now(UTC).astimezone().isoformat()
    return f"UTC{local[-6:]}"
