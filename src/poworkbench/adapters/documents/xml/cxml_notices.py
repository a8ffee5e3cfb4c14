"""What else vendors send as cXML: what was shipped, and what is to be paid."""

from __future__ import annotations

from collections.abc import Iterator

from poworkbench.adapters.documents.xml import cxml_parts as cxml
from poworkbench.adapters.documents.xml.nodes import Node
from poworkbench.adapters.documents.xml.values import agreed, day, money, quantity, text
from poworkbench.domain.readings import INVOICE, SHIPMENT_NOTICE, Found, Reading, ReadLine

_ORDERS = ("OrderReference/@orderID", "OrderIDInfo/@orderID")
_INVOICED_ORDERS = tuple(f"InvoiceDetailOrderInfo/{path}" for path in _ORDERS)
_SUMS = ("GrossAmount/Money", "DueAmount/Money", "NetAmount/Money", "SubtotalAmount/Money")


def shipped(envelope: Node, message: Node) -> Reading:
    """What a ShipNoticeRequest says; a notice of several orders names none as its own."""
    head = message.part("ShipNoticeHeader") or message
    left = day(head.first("@shipmentDate")) or day(head.first("@deliveryDate"))
    portions = list(message.all("ShipNoticePortion"))
    return Reading(
        SHIPMENT_NOTICE,
        po_number=agreed(portion.first(*_ORDERS) for portion in portions),
        vendor_name=cxml.vendor_name(envelope, head),
        vendor_order_number=cxml.vendor_order_number(head),
        document_date=day(head.first("@noticeDate")),
        lines=tuple(line for portion in portions for line in _shipped_lines(portion, left)),
    )


def _shipped_lines(portion: Node, left: Found | None) -> Iterator[ReadLine]:
    for item in portion.all("ShipNoticeItem"):
        yield ReadLine(
            position=text(item.first("@lineNumber")),
            **cxml.items_of(item),
            quantity=quantity(item.first("@quantity")),
            unit=text(item.first("UnitOfMeasure")),
            promised_date=left,
            po_number=text(portion.first(*_ORDERS)),
        )


def invoiced(envelope: Node, message: Node) -> Reading:
    """What an InvoiceDetailRequest says."""
    head = message.part("InvoiceDetailRequestHeader") or message
    orders = list(message.all("InvoiceDetailOrder"))
    summary = message.part("InvoiceDetailSummary")
    return Reading(
        INVOICE,
        po_number=agreed(order.first(*_INVOICED_ORDERS) for order in orders),
        vendor_name=cxml.vendor_name(envelope, head),
        vendor_order_number=cxml.vendor_order_number(head),
        document_date=day(head.first("@invoiceDate")),
        currency=cxml.currency(message),
        total=money(summary.first(*_SUMS)) if summary else None,
        lines=tuple(line for order in orders for line in _invoiced_lines(order)),
    )


def _invoiced_lines(order: Node) -> Iterator[ReadLine]:
    for item in order.all("InvoiceDetailItem"):
        yield ReadLine(
            position=text(item.first("InvoiceDetailItemReference/@lineNumber")),
            **cxml.items_of(item),
            quantity=quantity(item.first("@quantity")),
            unit=text(item.first("UnitOfMeasure")),
            unit_price=cxml.price_of(item),
            amount=money(item.first("SubtotalAmount/Money")),
            po_number=text(order.first(*_INVOICED_ORDERS)),
        )
