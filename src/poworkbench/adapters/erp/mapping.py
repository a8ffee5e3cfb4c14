"""An ERP's records as our orders, by a profile's places; a value that is missing or odd is said with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

import msgspec

from poworkbench.adapters.erp import wire
from poworkbench.adapters.erp.field_reading import Read, Record, field
from poworkbench.adapters.erp.places import found
from poworkbench.adapters.erp.profile import Place, Places, Profile
from poworkbench.domain.orders import Buyer, Order, OrderLine, Vendor
from poworkbench.services.ports import NotAsAgreed, Snapshot


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
        self._number = named(profile.orders.map)["po_number"].path
        self._order = self._fields(profile.orders.map)
        self._line = self._fields(profile.lines.map)

    def seen(self, record: Record, lines: Sequence[Record] | None = None) -> Seen:
        """One order, its lines inside it where none are given; NotAsAgreed names it and the place that is wrong."""
        try:
            head = {name: read(record) for name, read in self._order.items()}
            lines = self._inside(record) if lines is None else lines
            rows = [{name: read(line) for name, read in self._line.items()} for line in lines]
            order = _order(head, rows)
            return Seen(
                record, tuple(lines), Snapshot(order, self._version(order, record, lines), _changed(head, rows))
            )
        except ValueError as problem:
            raise NotAsAgreed(f"order {self.named(record)} is not as agreed: {problem}") from None

    def named(self, record: Record) -> str:
        """What to call an order that is not as agreed; a question mark where it has no number."""
        number = found(record, self._number)
        return str(number) if isinstance(number, str | int) else "?"

    def number(self, record: Record) -> str | None:
        """An order's number, where the rest of it may not be known yet."""
        return cast("str | None", self._order["po_number"](record))

    def _fields(self, places: Places) -> dict[str, Read]:
        erp = self._profile.erp
        return {name: field(name, place, self._zone, erp.moment) for name, place in named(places).items()}

    def _inside(self, record: Record) -> list[Record]:
        lines = found(record, self._profile.lines.inside)
        if not isinstance(lines, list):
            raise ValueError(f"there is no list at {self._profile.lines.inside}")  # noqa: TRY004
        return lines

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
