"""A line of a cross-industry message: its item, its net price, its day."""

from __future__ import annotations

from decimal import Decimal

from poworkbench.adapters.documents.xml.nodes import Node, Printed
from poworkbench.adapters.documents.xml.statuses import line_status
from poworkbench.adapters.documents.xml.values import (
    LIKELY,
    SURE,
    amount_of,
    day,
    latest,
    money,
    quantity,
    text,
    unit_price,
)
from poworkbench.domain.readings import Found, ReadLine

_LINE, _DATE = "AssociatedDocumentLineDocument", "DateTimeString"
_PRODUCT, _SUBSTITUTE = "SpecifiedTradeProduct", "SubstitutedReferencedProduct"

#: Where a line says what becomes of it.
STATUS = f"{_LINE}/LineStatusCode"

#: What the vendor agrees to comes before what was asked for; in an answer both are his.
_QUANTITIES = tuple(f"SpecifiedLineTradeDelivery/{name}Quantity" for name in ("Agreed", "Billed", "Requested"))
#: The day it leaves comes before the day it comes.
_EVENTS = ("RequestedDespatchSupplyChainEvent", "ActualDespatchSupplyChainEvent", "RequestedDeliverySupplyChainEvent",
           "ActualDeliverySupplyChainEvent")  # fmt: skip


def line_of(line: Node, code: Printed | None, by_default: Found | None) -> ReadLine:
    """What a line says; `code` answers the whole order, `by_default` is its day."""
    substitute, product = line.part(_SUBSTITUTE), line.part(_PRODUCT)
    status = line_status(line.first(STATUS), code)
    count = quantity(line.first(*_QUANTITIES))
    amount = money(
        line.first("SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount")
    )
    ordered = line.first("SpecifiedLineTradeAgreement/BuyerOrderReferencedDocument/LineID")
    return ReadLine(
        position=text(ordered or line.first(f"{_LINE}/LineID")),
        **_items(substitute or product, product),
        quantity=count,
        unit=text(line.first(*(f"{path}/@unitCode" for path in _QUANTITIES))),
        unit_price=_price(line, count, amount),
        amount=amount,
        promised_date=promised(line.part("SpecifiedLineTradeDelivery")) or by_default,
        status=substitute.tag.found("substituted", SURE) if substitute else status,
    )


def _items(item: Node | None, ordered: Node | None) -> dict[str, Found | None]:
    """An item's codes and text; the buyer knows a substitute by the code of what he ordered."""
    if item is None:
        return {}
    vendor = item.first("SellerAssignedID", "ManufacturerAssignedID")
    buyer = item.first("BuyerAssignedID") or (ordered.first("BuyerAssignedID") if ordered else None)
    standard = None if vendor or buyer else item.first("GlobalID")
    return {
        "vendor_item": text(vendor) or text(standard, LIKELY),
        "buyer_item": text(buyer),
        "description": text(item.first("Name", "Description")),
    }


def _price(line: Node, count: Found | None, amount: Found | None) -> Found | None:
    """The net price; a gross price is taken where no net one is printed, less what is taken off it."""
    net = line.part("SpecifiedLineTradeAgreement/NetPriceProductTradePrice")
    price = net or line.part("SpecifiedLineTradeAgreement/GrossPriceProductTradePrice")
    if price is None:
        return None
    base = amount_of(price.first("BasisQuantity"))
    off = _taken_off(line, "SpecifiedLineTradeSettlement/SpecifiedTradeAllowanceCharge")
    if not net and count:
        off += _taken_off(price, "AppliedTradeAllowanceCharge") * Decimal(count.value) / (base or Decimal(1))
    return unit_price(price.first("ChargeAmount"), base, count, amount, off)


def _taken_off(node: Node, path: str) -> Decimal:
    given = [part for part in node.all(path) if _is_allowance(part)]
    return sum((amount for part in given if (amount := amount_of(part.first("ActualAmount")))), Decimal(0))


def _is_allowance(node: Node) -> bool:
    indicator = node.first("ChargeIndicator/Indicator", "ChargeIndicator")
    return indicator is not None and indicator.text.lower() in ("false", "0")


def promised(delivery: Node | None) -> Found | None:
    """The day of a delivery; of a period the end, since it is kept as long as it has not ended."""
    if delivery is None:
        return None
    for name in _EVENTS:
        period = f"{name}/OccurrenceSpecifiedPeriod"
        paths = (f"{name}/OccurrenceDateTime", f"{period}/EndDateTime", f"{period}/StartDateTime")
        days = [latest(day(moment.first(_DATE, "")) for moment in delivery.all(path)) for path in paths]
        if found := next(filter(None, days), None):
            return found
    return None
