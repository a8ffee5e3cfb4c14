"""One field of an ERP's records, made ready once: a pull of 10,000 orders reads some 400,000 of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from poworkbench.adapters.erp import wire
from poworkbench.adapters.erp.places import MISSING, found
from poworkbench.adapters.erp.profile import Place

Record = Mapping[str, Any]
Read = Callable[[Record], Any]

#: What an ERP may say for "none": JSON's null, Odoo's false, an empty text.
NONE = (None, "", False)

_UTC = ZoneInfo("UTC")

#: How a day is read that stands in a particular form.
_DAYS = {"midnight": wire.old_day, "noon": wire.utc_day}


def field(name: str, place: Place, zone: wire.Zone, moments: str) -> Read:
    """Reads a field at its place: None where nothing stands there, ValueError with the place where it is odd."""
    steps, kind = tuple(place.path.split("/")), wire.KINDS.get(name, "text")
    typed = _typed(kind, place.wire, zone, moments)
    plain = kind == "text" and not _coded(place) and not place.none

    def read(record: Record) -> Any:
        value: Any = record
        for step in steps:
            value = value.get(step, MISSING) if type(value) is dict else found(value, step)
        if plain and type(value) is str and value:
            return value
        if place.fallback and (value is MISSING or value in NONE):
            value = found(record, place.fallback)
        return _understood(name, place, typed, value)

    return read


def _understood(name: str, place: Place, typed: Callable[[Any], Any], value: Any) -> Any:
    if value is MISSING:
        if place.optional:
            return None
        raise ValueError(f"{place.path} ({name}) is not in it")
    if _coded(place):
        return place.values.get(str(value), str(value) if place.otherwise is None else place.otherwise)
    nought = typed is wire.decimal and value == 0 and value is not False
    if value in place.none or (value in NONE and not nought):
        return None
    try:
        return typed(value)
    except (ValueError, OverflowError) as problem:
        raise ValueError(f"{place.path} ({name}) {problem}: {str(value)[:40]}") from None


def _coded(place: Place) -> bool:
    """Whether the ERP's codes stand there, which a profile turns into ours."""
    return bool(place.values) or place.otherwise is not None


def _typed(kind: str, form: str, zone: wire.Zone, moments: str) -> Callable[[Any], Any]:
    if kind == "decimal":
        return wire.decimal
    if kind == "date":
        day = _DAYS.get(form, wire.day)
        return lambda value: day(value, zone)
    if kind == "moment":
        own = _UTC if moments == "spaced_utc" else zone
        return lambda value: wire.moment(value, own)
    return _text


def _text(value: Any) -> str:
    if isinstance(value, dict | list):
        raise ValueError("is no text")  # noqa: TRY004
    return str(value)
