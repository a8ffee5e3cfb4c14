"""Purchase orders as the client's ERP holds them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

OPEN = "open"
CLOSED = "closed"

#: Line fields that a vendor may change and an ERP can be told, in the order in which they are written.
LINE_FIELDS = ("vendor_item", "quantity", "unit", "unit_price", "promised_date", "status")


@dataclass(frozen=True, slots=True)
class Vendor:
    """Who was asked to deliver."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who answers for the order in the client's house, and who stands in for him."""

    name: str
    email: str
    deputy_name: str | None = None
    deputy_email: str | None = None


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One ordered item; `promised_date` is the date asked for until the vendor promises another.

    `unit_price` is for one; `price_unit` is for how many the ERP writes it, None where it writes it for one, too.
    """

    line: str
    vendor_item: str | None
    buyer_item: str | None
    description: str
    quantity: Decimal
    unit: str | None
    unit_price: Decimal
    promised_date: date | None
    status: str = OPEN
    price_unit: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """A purchase order with its lines, and the customer's promise that hangs on it."""

    po_number: str
    vendor: Vendor
    buyer: Buyer
    order_date: date | None
    currency: str
    lines: tuple[OrderLine, ...]
    total: Decimal | None = None
    sales_order: str | None = None
    customer_promise: date | None = None
    ship_to: str | None = None
    terms: str | None = None
    vendor_order_number: str | None = None
    acknowledged_on: date | None = None
    state: str = OPEN

    def line(self, number: str) -> OrderLine | None:
        """The line with that number, or None."""
        return next((line for line in self.lines if line.line == number), None)

    def with_line(self, changed: OrderLine) -> Order:
        """This order with one line exchanged for `changed`."""
        return replace(self, lines=tuple(changed if line.line == changed.line else line for line in self.lines))
