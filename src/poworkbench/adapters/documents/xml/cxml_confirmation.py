"""A vendor's answer to an order as cXML writes it: ConfirmationRequest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from poworkbench.adapters.documents.xml import cxml_parts as cxml
from poworkbench.adapters.documents.xml.nodes import Node, Printed
from poworkbench.adapters.documents.xml.statuses import answer_cautions, line_cautions, line_status
from poworkbench.adapters.documents.xml.values import day, money, quantity, text
from poworkbench.domain.readings import ACKNOWLEDGEMENT, OTHER, Reading, ReadLine

#: A header of this type answers the lines that it does not list too: they are accepted as they were ordered.
_ACCEPTS_THE_REST = "except"

#: What is the same in all parts of an item, wherever it is printed.
_SHARED = ("position", "vendor_item", "buyer_item", "description", "unit", "unit_price")


def said(envelope: Node, message: Node) -> Reading:
    """What a ConfirmationRequest says; one that takes an earlier confirmation back says nothing about the order."""
    head = message.part("ConfirmationHeader") or message
    if (operation := head.first("@operation")) and operation.text == "delete":
        return Reading(OTHER, cautions=(f"edi_withdrawn:{operation.text}, a confirmation is taken back",))
    kind = head.first("@type")
    lines = tuple(line for item in message.all("ConfirmationItem") for line in _lines_of(item, kind))
    return Reading(
        ACKNOWLEDGEMENT,
        po_number=text(message.first("OrderReference/@orderID", "OrderIDInfo/@orderID")),
        vendor_name=cxml.vendor_name(envelope, head),
        vendor_order_number=cxml.vendor_order_number(head) or text(head.first("@confirmID")),
        document_date=day(head.first("@noticeDate")),
        currency=cxml.currency(message),
        total=money(head.first("Total/Money")),
        lines=lines,
        cautions=tuple(_cautions(message, kind, len(lines))),
    )


def _cautions(message: Node, kind: Printed | None, lines: int) -> Iterator[str]:
    if kind and kind.text.lower() == _ACCEPTS_THE_REST:
        yield "lines_not_listed:accepted"
    else:
        yield from answer_cautions(kind, lines)
    items = [(item, text(item.first("@lineNumber"))) for item in message.all("ConfirmationItem")]
    yield from line_cautions((s.first("@type"), place) for item, place in items for s in item.all("ConfirmationStatus"))


def _lines_of(item: Node, kind: Printed | None) -> Iterator[ReadLine]:
    """A line for each thing that becomes of the item: three are accepted, two are on back order."""
    whole = _line(item, kind)
    parts = [_line(status, kind) for status in item.all("ConfirmationStatus")]
    if not parts:
        yield whole
    for part in parts:
        shared = {
            name: next((found for line in (part, whole, *parts) if (found := getattr(line, name))), None)
            for name in _SHARED
        }
        count = part.quantity or (whole.quantity if len(parts) == 1 else None)
        yield replace(part, **shared, quantity=count)


def _line(node: Node, kind: Printed | None) -> ReadLine:
    """What an item, or one of its statuses, says; the day it ships is taken before the day it arrives."""
    return ReadLine(
        position=text(node.first("@lineNumber")),
        **cxml.items_of(node),
        quantity=quantity(node.first("@quantity", "ItemIn/@quantity")),
        unit=text(node.first("UnitOfMeasure", "ItemIn/ItemDetail/UnitOfMeasure")),
        unit_price=cxml.price_of(node),
        promised_date=day(node.first("@shipmentDate")) or day(node.first("@deliveryDate")),
        status=line_status(node.first("@type"), kind),
    )
