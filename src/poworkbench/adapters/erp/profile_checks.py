"""What the shape of a profile cannot say by itself: that its parts fit together. Each fault is named by its key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from poworkbench.adapters.erp import wire
from poworkbench.adapters.erp.mapping import named
from poworkbench.adapters.erp.places import holes
from poworkbench.adapters.erp.profile import Auth, Call, Lines, Places, Profile, Writing
from poworkbench.domain.owed import HEAD_WRITABLE, WRITABLE

Fault = tuple[str, str]

_ORDER_FIELDS = frozenset({
    "po_number", "vendor_code", "vendor_name", "buyer_name", "buyer_email", "deputy_name", "deputy_email", "order_date",
    "currency", "total", "sales_order", "customer_promise", "ship_to", "terms", "vendor_order_number",
    "acknowledged_on", "state", "changed_at",
})  # fmt: skip
_LINE_FIELDS = frozenset({
    "line", "vendor_item", "buyer_item", "description", "quantity", "unit", "unit_price", "price_for", "promised_date",
    "status", "changed_at",
})  # fmt: skip

_PAGE = {"limit", "offset", "cursor", "after"}
_NOTE = {"po", "order", *_PAGE}
_WRITE = {"po", "line_number", "line", "order", "version", "key", "by", "values", "csrf"}

#: What each call of a profile is told, besides the desk's settings.
_TOLD: dict[str, set[str]] = {
    "orders.open": _PAGE, "orders.changed": {"since", *_PAGE}, "orders.one": {"po", "listed"}, "orders.find": {"po"},
    "lines.call": {"ids", *_PAGE},
    "write_line.call": _WRITE, "write_order.call": _WRITE - {"line", "line_number"},
    "comments.list": _NOTE, "comments.add": {"po", "order", "text", "key"},
    "attachments.list": _NOTE, "attachments.add": {"po", "order", "name", "content", "base64", "key"},
}  # fmt: skip


def faults(profile: Profile) -> Iterator[Fault]:
    """Every key that does not fit, with what is wrong there and, where it can be told, what would fit."""
    yield from _map("orders.map", profile.orders.map, _ORDER_FIELDS, {"po_number", "state"})
    yield from _map("lines.map", profile.lines.map, _LINE_FIELDS, {"line", "quantity", "unit_price"})
    if "changed_at" not in {*profile.orders.map, *profile.lines.map}:
        yield "orders.map.changed_at", "is missing: without it nobody can ask what changed since"
    yield from _lines(profile.lines, profile.orders.id)
    yield from _writing("write_line", profile.write_line, WRITABLE, profile.lines.map)
    if profile.write_order:
        yield from _writing("write_order", profile.write_order, HEAD_WRITABLE, profile.orders.map)
    for key, call in _calls(profile):
        yield from _holes(key, call, _TOLD[key], profile.settings)
    for number, rule in enumerate(profile.errors):
        yield from _pattern(f"errors.{number}.matches", rule.matches)
    yield from _formats(profile)
    yield from _auth(profile.auth)


def _map(key: str, places: Places, known: frozenset[str], needed: set[str]) -> Iterator[Fault]:
    for name, place in named(places).items():
        if name not in known:
            yield f"{key}.{name}", f"is no field of ours; they are {', '.join(sorted(known))}"
        forms = wire.ENCODE[wire.KINDS.get(name, "text")]
        if place.wire and place.wire not in forms:
            yield f"{key}.{name}.wire", f"must be one of {', '.join(sorted(forms))}"
    for name in sorted(needed - places.keys()):
        yield f"{key}.{name}", "is missing"


def _lines(lines: Lines, order_id: str) -> Iterator[Fault]:
    if bool(lines.inside) == (lines.call is not None):
        yield "lines", "needs either inside (a path in the order's answer) or call (lines asked for by themselves)"
    if lines.call is not None and not lines.parent:
        yield "lines.parent", "is missing: which order does a line belong to?"
    if lines.call is not None and not order_id:
        yield "orders.id", "is missing: it is what lines.parent points to"


def _writing(key: str, writing: Writing, known: frozenset[str], places: Places) -> Iterator[Fault]:
    for name in writing.fields:
        if name not in known:
            yield f"{key}.fields.{name}", f"cannot be written; what can is {', '.join(sorted(known))}"
        elif name not in places:
            yield f"{key}.fields.{name}", "is written and has no place in the map, so it could never be read back"
    for name in (*writing.together, *writing.states):
        if name not in writing.fields:
            part = "together" if name in writing.together else "states"
            yield f"{key}.{part}", f"names {name}, which is not among the fields"
    if writing.states and not writing.state:
        yield f"{key}.state", "is missing: where does the order's answer tell its state?"


def _calls(profile: Profile) -> Iterator[tuple[str, Call]]:
    orders, lines = profile.orders, profile.lines
    yield from (("orders.open", orders.open), ("orders.changed", orders.changed), ("orders.one", orders.one))
    for key, call in (("orders.find", orders.find), ("lines.call", lines.call)):
        if call is not None:
            yield key, call
    for name, writing in (("write_line", profile.write_line), ("write_order", profile.write_order)):
        if writing is not None:
            calls = [writing.call, *(one.call for one in writing.apart), *filter(None, [writing.then])]
            yield from ((f"{name}.call", call) for call in calls)
    for name, notes in (("comments", profile.comments), ("attachments", profile.attachments)):
        if notes is not None:
            yield from ((f"{name}.list", notes.list), (f"{name}.add", notes.add))


def _holes(key: str, call: Call, told: set[str], settings: Mapping[str, str]) -> Iterator[Fault]:
    asked = holes([call.path, call.query, call.headers, call.body])
    for name in sorted(asked - told - {"setting"}):
        yield key, f"asks for {{{name}}}; this call is told {', '.join(sorted(told))}"
    for name in sorted(_settings([call.path, call.query, call.headers, call.body]) - settings.keys()):
        yield key, f"asks for {{setting/{name}}}, which is not described under settings"


def _settings(template: Any) -> set[str]:
    return set(re.findall(r"\{setting/([^{}]+)\}", msgspec.json.encode(template).decode()))


def _pattern(key: str, pattern: str) -> Iterator[Fault]:
    try:
        re.compile(pattern)
    except re.error as problem:
        yield key, f"is no regular expression: {problem}"


def _formats(profile: Profile) -> Iterator[Fault]:
    for kind in ("decimal", "date", "moment"):
        if getattr(profile.erp, kind) not in wire.ENCODE[kind]:
            yield f"erp.{kind}", f"must be one of {', '.join(sorted(wire.ENCODE[kind]))}"
    asked = _settings(profile.erp.time_zone)
    for name in asked - profile.settings.keys():
        yield "erp.time_zone", f"asks for {{setting/{name}}}, which is not described under settings"
    try:
        if profile.erp.time_zone and not asked:
            ZoneInfo(profile.erp.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        yield "erp.time_zone", "is no IANA time zone, such as Europe/Berlin"


def _auth(auth: Auth) -> Iterator[Fault]:
    if auth.kind == "client_credentials" and not auth.token_url.startswith("https://"):
        yield "auth.token_url", "must begin with https://, since the secret goes there"
    if auth.kind == "header" and "{secret}" not in auth.format:
        yield "auth.format", "must hold {secret}, where the keyring's secret goes"
