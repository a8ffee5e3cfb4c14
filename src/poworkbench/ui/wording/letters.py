"""The message to a buyer: what differs, why it was shown, what hangs on it; enough to decide from alone."""

from __future__ import annotations

from datetime import date

from poworkbench.domain.orders import Order
from poworkbench.services.views import ReviewRow
from poworkbench.ui.wording.fields import value_name
from poworkbench.ui.wording.rules import sentence
from poworkbench.ui.wording.values import NOTHING, day, shown


def subject(order: Order, row: ReviewRow) -> str:
    """What it is about: order, vendor, value."""
    return f"{order.po_number} {order.vendor.name}: {value_name(row.line, row.field)}"


def text(order: Order, row: ReviewRow, asked: str, document: str, person: str, today: date) -> str:
    """The message itself."""
    return "\n".join(line for line in _lines(order, row, asked, document, person, today) if line is not None)


def _lines(order: Order, row: ReviewRow, asked: str, document: str, person: str, today: date) -> tuple[str | None, ...]:
    line = order.line(row.line) if row.line else None
    item = f"Line {line.line}: {line.vendor_item or ''} {line.description}".rstrip() if line else None
    return (
        f"Dear {order.buyer.name},",
        "",
        asked,
        "",
        f"Purchase order {order.po_number} of {_date(order.order_date, today)}, {order.vendor.name}",
        item,
        f"Ordered: {shown(row.field, row.ordered, today)}",
        f"The vendor says: {shown(row.field, row.acknowledged, today)}",
        f"In the ERP now: {shown(row.field, row.erp_now, today)}" if row.erp_now else None,
        sentence(row.rule, row.facts) if row.rule else None,
        _promise(order, today),
        f"The vendor's document: {document}" + (f", page {row.evidence[0].page}" if row.evidence else ""),
        "",
        "Please answer with A (take what the vendor says), B (keep the order as it is) or your own decision.",
        "",
        person,
    )


def _promise(order: Order, today: date) -> str | None:
    if order.sales_order is None:
        return None
    promised = (
        f", promised to the customer for {_date(order.customer_promise, today)}" if order.customer_promise else ""
    )
    return f"For sales order {order.sales_order}{promised}"


def _date(value: date | None, today: date) -> str:
    return day(value, today) if value else NOTHING
