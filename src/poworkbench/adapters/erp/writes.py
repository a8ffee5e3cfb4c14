"""What a write tells an ERP: our values under its names and in its formats, and what it would not take as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from poworkbench.adapters.erp import wire
from poworkbench.adapters.erp.field_reading import Record
from poworkbench.adapters.erp.mapping import named
from poworkbench.adapters.erp.places import found, holes
from poworkbench.adapters.erp.profile import Call, Place, Places, Profile, Writing
from poworkbench.domain.merging import line_values
from poworkbench.domain.orders import OrderLine
from poworkbench.services.ports import Refused

Values = Mapping[str, str | None]

_AMOUNT = re.compile(r"-?\d+(\.\d+)?")


def uses(call: Call, *names: str) -> bool:
    """Whether a call has a hole for one of `names`."""
    return any(holes(part) & set(names) for part in (call.path, call.query, call.headers, call.body))


def needs_records(writing: Writing) -> bool:
    """Whether a write needs more of the order than its number and version."""
    calls = [writing.call, *(one.call for one in writing.apart), *filter(None, [writing.then])]
    return bool(writing.together or writing.states) or any(uses(call, "order", "line") for call in calls)


def whole(writing: Writing, values: Values, line: OrderLine | None) -> Values:
    """A write with what is always sent together: where one of it changes, the others are said as they are."""
    if line is None or not set(writing.together) & values.keys():
        return values
    now = line_values(line)
    return {**{name: now[name] for name in writing.together}, **values}


def apart(writing: Writing, values: Values) -> list[tuple[Call, Values]]:
    """The calls of a write, each with the values that it carries."""
    groups = [(one.call, {n: v for n, v in values.items() if n in one.fields}) for one in writing.apart]
    elsewhere = {name for one in writing.apart for name in one.fields}
    groups.insert(0, (writing.call, {n: v for n, v in values.items() if n not in elsewhere}))
    return [(call, some) for call, some in groups if some] or [(writing.call, values)]


def refused_by_state(writing: Writing, record: Record, values: Values) -> None:
    """Refused, in words, where the ERP's state of the order lets a field be written no more."""
    state = str(found(record, writing.state)) if writing.state else ""
    for name in values:
        states = writing.states.get(name)
        if states is not None and state not in states:
            allowed = ", ".join(states) or "never"
            raise Refused(
                f"the order is {state} in the ERP, and its {name.replace('_', ' ')} may be set while: {allowed}."
            )


def encoded(
    profile: Profile, places: Places, writing: Writing, values: Values, record: Record | None, zone: wire.Zone
) -> dict[str, Any]:
    """The values under the ERP's names, as it writes them; Refused where one is not what its field holds."""
    known, given = named(places), dict[str, Any]()
    for name, value in values.items():
        if name not in writing.fields:
            raise Refused(f"{profile.erp.name} has no place for the {name.replace('_', ' ')}.")
        try:
            typed = _typed(name, value, known, record)
            given[writing.fields[name]] = None if typed is None else _encode(profile, name, known, typed, zone)
        except (ValueError, InvalidOperation):
            raise Refused(f"{value} is no {name.replace('_', ' ')}.") from None
    return given


def _typed(name: str, value: str | None, places: Mapping[str, Place], record: Record | None) -> Any:
    if value is None:
        return None
    kind = wire.KINDS.get(name, "text")
    if kind == "date":
        return date.fromisoformat(value)
    if kind == "decimal":
        if not _AMOUNT.fullmatch(value):
            raise ValueError("is no amount as it stands in events")
        amount = wire.decimal(value)
        per = found(record, places["price_for"].path) if name == "unit_price" and "price_for" in places else 1
        return amount * (wire.decimal(per) or Decimal(1))
    back = {ours: theirs for theirs, ours in places[name].values.items()} if name in places else {}
    return back.get(value, value)


def _encode(profile: Profile, name: str, places: Mapping[str, Place], value: Any, zone: wire.Zone) -> Any:
    kind = wire.KINDS.get(name, "text")
    usual = getattr(profile.erp, kind, "")
    own = places[name].wire if name in places else ""
    return wire.ENCODE[kind][own or usual](value, zone)
