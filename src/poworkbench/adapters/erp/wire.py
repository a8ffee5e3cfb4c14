"""How ERPs write amounts, days and moments on the wire, and how they are read: exact, or said to be wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

Zone = ZoneInfo | None
Encode = Callable[[Any, Zone], Any]

_ODATA = re.compile(r"/Date\((-?\d+)(?:[+-]\d+)?\)/")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def decimal(value: Any) -> Decimal:
    """An amount from a number, a text or Tryton's object; ValueError where it is none."""
    if isinstance(value, dict):
        value = value.get("decimal")
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise ValueError("is no amount")  # noqa: TRY004 - one kind of error for one kind of mistake
    try:
        amount = Decimal(value)
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite():
        raise ValueError("is no amount")
    return amount


def day(value: Any, zone: Zone) -> date:
    """A day from its ISO text, a moment (in the ERP's zone), OData's old form or Tryton's object."""
    if isinstance(value, str) and len(value) == len("2026-11-20"):
        return date.fromisoformat(value)
    if isinstance(value, dict) and "hour" not in value:
        return date(*(_whole(value, part) for part in ("year", "month", "day")))
    return moment(value, zone).astimezone(zone or UTC).date()


def utc_day(value: Any, zone: Zone) -> date:
    """The day in the ERP's zone of a moment that is written without a zone and means UTC."""
    return moment(value, ZoneInfo("UTC")).astimezone(zone or UTC).date()


def old_day(value: Any, zone: Zone) -> date:
    """A day from OData V2's midnight in UTC, which no zone may move."""
    return moment(value, zone).date()


def moment(value: Any, zone: Zone) -> datetime:
    """A moment in UTC; one without a zone is in the ERP's, and is not taken where a profile names none."""
    if isinstance(value, dict):
        parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
        found = datetime(*(_whole(value, part) for part in parts))  # type: ignore[arg-type] # noqa: DTZ001
    elif isinstance(value, str):
        old = _ODATA.fullmatch(value)
        found = _EPOCH + timedelta(milliseconds=int(old[1])) if old else datetime.fromisoformat(value)
    else:
        raise ValueError("is no moment")  # noqa: TRY004
    if found.tzinfo is None and zone is None:
        raise ValueError("has no time zone")
    return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)


def _whole(value: dict[str, Any], part: str) -> int:
    number = value.get(part, 0)
    if not isinstance(number, int):
        raise ValueError("is no date")  # noqa: TRY004
    return number


def _tryton_moment(value: datetime, zone: Zone) -> dict[str, Any]:
    local = value.astimezone(zone or UTC)
    parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
    return {"__class__": "datetime", **{part: getattr(local, part) for part in parts}}


def _noon(value: date, zone: Zone) -> str:
    """The middle of the day in the ERP's zone: whoever reads it in a zone nearby reads the same day."""
    return datetime.combine(value, time(12), zone or UTC).astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


#: By kind of value and wire format. A Decimal is written as a JSON number, exact.
ENCODE: dict[str, dict[str, Encode]] = {
    "decimal": {
        "text": lambda value, _: format(value, "f"),
        "number": lambda value, _: value,
        "tryton": lambda value, _: {"__class__": "Decimal", "decimal": format(value, "f")},
    },
    "date": {
        "iso": lambda value, _: value.isoformat(),
        "noon": _noon,
        "midnight": lambda value, _: f"{value.isoformat()}T00:00:00",
        "tryton": lambda value, _: {
            "__class__": "date", "year": value.year, "month": value.month, "day": value.day,
        },
    },
    "moment": {
        "iso": lambda value, _: value.isoformat(),
        "z": lambda value, _: value.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "spaced_utc": lambda value, _: value.strftime("%Y-%m-%d %H:%M:%S"),
        "spaced": lambda value, zone: value.astimezone(zone or UTC).strftime("%Y-%m-%d %H:%M:%S"),
        "odata": lambda value, _: value.strftime("%Y-%m-%dT%H:%M:%S"),
        "tryton": _tryton_moment,
    },
    "text": {"": lambda value, _: value},
}  # fmt: skip

#: What kind of value each of our fields is; all others are texts.
KINDS: dict[str, str] = {
    "quantity": "decimal", "unit_price": "decimal", "total": "decimal", "price_for": "decimal",
    "order_date": "date", "customer_promise": "date", "acknowledged_on": "date", "promised_date": "date",
    "changed_at": "moment",
}  # fmt: skip
