"""What else vendors send as UBL: what was despatched, and what is to be paid."""

from __future__ import annotations

from collections.abc import Iterator

from poworkbench.adapters.documents.xml import ubl_parts as ubl
from poworkbench.adapters.documents.xml.nodes import Node
from poworkbench.adapters.documents.xml.values import agreed, day, latest, money, quantity, text
from poworkbench.domain.readings import INVOICE, SHIPMENT_NOTICE, Found, Reading, ReadLine


def despatched(message: Node) -> Reading:
    """What a DespatchAdvice says: its lines have the quantity that is on its way, and the day it left."""
    left = latest(_shipped(message))
    lines = tuple(_despatched_line(line, left) for line in message.all("DespatchLine"))
    return Reading(
        SHIPMENT_NOTICE,
        po_number=ubl.po_number(message) or _order_of_lines(message),
        vendor_name=ubl.vendor_name(message),
        vendor_order_number=ubl.vendor_order_number(message),
        document_date=day(message.first("IssueDate")),
        lines=lines,
    )


def _shipped(message: Node) -> Iterator[Found | None]:
    for delivery in message.all("Shipment/Delivery"):
        yield ubl.promised(delivery)


def _order_of_lines(message: Node) -> Found | None:
    """The one order that every line is of."""
    return agreed(line.first(ubl.ORDER_OF_LINE) for line in message.all("DespatchLine"))


def _despatched_line(line: Node, left: Found | None) -> ReadLine:
    item = list(line.all("Item"))
    return ReadLine(
        position=text(line.first("OrderLineReference/LineID", "ID")),
        **ubl.items_of(item, item),
        quantity=quantity(line.first("DeliveredQuantity")),
        unit=text(line.first("DeliveredQuantity/@unitCode")),
        promised_date=latest(_shipped(line)) or left,
        po_number=text(line.first(ubl.ORDER_OF_LINE)),
    )


def invoiced(message: Node) -> Reading:
    """What an Invoice says; it promises nothing, so its lines have no day."""
    return Reading(
        INVOICE,
        po_number=ubl.po_number(message),
        vendor_name=ubl.vendor_name(message),
        vendor_order_number=ubl.vendor_order_number(message),
        document_date=day(message.first("IssueDate")),
        currency=ubl.currency(message),
        total=ubl.total(message),
        lines=tuple(_invoiced_line(line) for line in message.all("InvoiceLine")),
    )


def _invoiced_line(line: Node) -> ReadLine:
    item = list(line.all("Item"))
    count, amount = quantity(line.first("InvoicedQuantity")), money(line.first("LineExtensionAmount"))
    return ReadLine(
        position=text(line.first("OrderLineReference/LineID", "ID")),
        **ubl.items_of(item, item),
        quantity=count,
        unit=text(line.first("InvoicedQuantity/@unitCode")),
        unit_price=ubl.price_of([line], count, amount),
        amount=amount,
        po_number=text(line.first(ubl.ORDER_OF_LINE)),
    )
