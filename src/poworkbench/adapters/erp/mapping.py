"""An ERP's records as our orders, by a profile's places; a value that is missing or odd is said with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, cast
from zoneinfo import ZoneInfo

import msgspec

from poworkbench.adapters.erp import wire
from poworkbench.adapters.erp.places import MISSING, found
from poworkbench.adapters.erp.profile import Place, Places, Profile
from poworkbench.domain.orders import Buyer, Order, OrderLine, Vendor
from poworkbench.services.ports import NotAsAgreed, Snapshot

Record = Mapping[str, Any]

_UTC = ZoneInfo("UTC")

#: How a day is read that stands in a particular form.
_DAYS = {"midnight": wire.old_day, "noon": wire.utc_day}

#: What an ERP may say for "none": JSON's null, Odoo's false, an empty text.
_NONE = (None, "", False)


@dataclass(frozen=True, slots=True)
class Seen:
    """An order as the ERP gave it, its records kept: a write needs the names and tokens in them."""

    record: Record
    lines: tuple[Record, ...]
    snapshot: Snapshot

    def line(self, number: str) -> Record | None:
        """The record of one line."""
        numbered = zip(self.snapshot.order.lines, self.lines, strict=True)
        return next((record for line, record in numbered if line.line == number), None)


class Records:
    """Reads one ERP's records; made once, since it is asked for every order."""

    def __init__(self, profile: Profile, zone: wire.Zone) -> None:
        self._profile, self._zone = profile, zone
        self._order = named(profile.orders.map)
        self._line = named(profile.lines.map)

    def seen(self, record: Record, lines: Sequence[Record] | None = None) -> Seen:
        """One order, its lines inside it where none are given; NotAsAgreed names it and the place that is wrong."""
        try:
            head = self._values(self._order, record)
            lines = self._inside(record) if lines is None else lines
            rows = [self._values(self._line, line) for line in lines]
            order = _order(head, rows)
            return Seen(
                record, tuple(lines), Snapshot(order, self._version(order, record, lines), _changed(head, rows))
            )
        except ValueError as problem:
            raise NotAsAgreed(f"order {self.named(record)} is not as agreed: {problem}") from None

    def named(self, record: Record) -> str:
        """What to call an order that is not as agreed; a question mark where it has no number."""
        number = found(record, self._order["po_number"].path)
        return str(number) if isinstance(number, str | int) else "?"

    def number(self, record: Record) -> str | None:
        """An order's number, where the rest of it may not be known yet."""
        return cast("str | None", self._value("po_number", self._order["po_number"], record))

    def _inside(self, record: Record) -> list[Record]:
        lines = found(record, self._profile.lines.inside)
        if not isinstance(lines, list):
            raise ValueError(f"there is no list at {self._profile.lines.inside}")  # noqa: TRY004
        return lines

    def _values(self, places: Mapping[str, Place], record: Record) -> dict[str, Any]:
        return {name: self._value(name, place, record) for name, place in places.items()}

    def _value(self, name: str, place: Place, record: Record) -> Any:
        value = found(record, place.path)
        if place.fallback and (value is MISSING or value in _NONE):
            value = found(record, place.fallback)
        if value is MISSING:
            if place.optional:
                return None
            raise ValueError(f"{place.path} ({name}) is not in it")
        if place.values or place.otherwise is not None:
            return place.values.get(str(value), place.otherwise if place.otherwise is not None else str(value))
        kind = wire.KINDS.get(name, "text")
        if value in place.none:
            return None
        if value in _NONE and not (kind == "decimal" and value == 0 and value is not False):
            return None
        try:
            return self._read(kind, place.wire, value)
        except (ValueError, OverflowError) as problem:
            raise ValueError(f"{place.path} ({name}) {problem}: {str(value)[:40]}") from None

    def _read(self, kind: str, form: str, value: Any) -> Any:
        if kind == "decimal":
            return wire.decimal(value)
        if kind == "date":
            return _DAYS.get(form, wire.day)(value, self._zone)
        if kind == "moment":
            return wire.moment(value, _UTC if self._profile.erp.moment == "spaced_utc" else self._zone)
        if isinstance(value, dict | list):
            raise ValueError("is no text")  # noqa: TRY004
        return str(value)

    def _version(self, order: Order, record: Record, lines: Sequence[Record]) -> str:
        """The ERP's own token where it covers the whole order, else a digest of what is known of it."""
        named, of_lines = self._profile.orders.version, self._profile.lines.version
        tokens = [found(record, named)] if named else []
        if named and not of_lines and self._profile.lines.inside:
            return str(tokens[0])
        tokens += [found(line, of_lines) for line in lines] if of_lines else []
        told = msgspec.json.encode([order, [str(token) for token in tokens]])
        return hashlib.sha256(told).hexdigest()[:32]


def named(places: Places) -> dict[str, Place]:
    """Each field's place, also where a profile gives its path alone."""
    return {name: place if isinstance(place, Place) else Place(path=place) for name, place in places.items()}


def _order(head: dict[str, Any], rows: list[dict[str, Any]]) -> Order:
    lines = tuple(_line(row) for row in rows)
    if len({line.line for line in lines}) < len(lines):
        raise ValueError("it has a line number twice")
    vendor = Vendor(head.get("vendor_code") or "", head.get("vendor_name") or head.get("vendor_code") or "")
    buyer = Buyer(
        head.get("buyer_name") or "", head.get("buyer_email") or "", head.get("deputy_name"), head.get("deputy_email")
    )
    known = ("order_date", "total", "sales_order", "customer_promise", "ship_to", "terms", "vendor_order_number")
    return Order(
        po_number=_needed(head, "po_number"), vendor=vendor, buyer=buyer, currency=head.get("currency") or "",
        lines=lines, acknowledged_on=head.get("acknowledged_on"), state=head.get("state") or "open",
        **{name: head.get(name) for name in known},
    )  # fmt: skip


def _line(row: dict[str, Any]) -> OrderLine:
    price, price_for = _needed(row, "unit_price"), row.get("price_for") or Decimal(1)
    return OrderLine(
        line=_needed(row, "line"), vendor_item=row.get("vendor_item"), buyer_item=row.get("buyer_item"),
        description=row.get("description") or "", quantity=_needed(row, "quantity"), unit=row.get("unit"),
        unit_price=price if price_for == 1 else price / price_for, promised_date=row.get("promised_date"),
        status=row.get("status") or "open",
    )  # fmt: skip


def _needed(values: dict[str, Any], name: str) -> Any:
    value = values.get(name)
    if value is None:
        raise ValueError(f"its {name} is empty")
    return value


def _changed(head: dict[str, Any], rows: list[dict[str, Any]]) -> datetime:
    """The newest change of the order or of a line: some ERPs touch the one without the other."""
    moments: list[datetime] = [moment for values in (head, *rows) if (moment := values.get("changed_at")) is not None]
    if not moments:
        raise ValueError("its changed_at is empty")
    return max(moments)
