"""What all UBL messages are made of: parties, items, prices, allowances, periods and totals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from poworkbench.adapters.documents.xml.nodes import Node, Printed
from poworkbench.adapters.documents.xml.values import LIKELY, agreed, amount_of, day, latest, money, text, unit_price
from poworkbench.domain.readings import Found
from poworkbench.reading.spelling import squeeze

#: The vendor, by the name each message has for him: UBL 2 and 1, then invoices, then notices of despatch.
_SELLERS = (
    "SellerSupplierParty/Party", "SellerParty/Party", "SellerParty", "AccountingSupplierParty/Party",
    "DespatchSupplierParty/Party",
)  # fmt: skip
_NAMES = ("PartyLegalEntity/RegistrationName", "PartyName/Name")
_TOTALS = ("LegalMonetaryTotal", "AnticipatedMonetaryTotal", "RequestedMonetaryTotal")
_ITEMS = ("SellersItemIdentification/ID", "ManufacturersItemIdentification/ID")
_BUYERS_ITEM, _STANDARD_ITEM = "BuyersItemIdentification/ID", "StandardItemIdentification/ID"

#: The order that a line is of, where it names one itself.
ORDER_OF_LINE = "OrderLineReference/OrderReference/ID"

#: The day it leaves, then the day it comes; what the buyer asked for is no promise.
_SHIPS = ("Despatch/EstimatedDespatchDate", "Despatch/ActualDespatchDate")
_PERIODS = ("PromisedDeliveryPeriod", "EstimatedDeliveryPeriod")
_ARRIVES = ("ActualDeliveryDate",)

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)
#: What an invoice writes for an order number where there is none, since it has to write something.
_NO_NUMBER = frozenset({"na", "none", "unknown", ""})


def first(nodes: Iterable[Node], *paths: str) -> Printed | None:
    """The first value that one of the paths leads to, in the first of the nodes that has one."""
    return next((printed for node in nodes if (printed := node.first(*paths))), None)


def vendor_name(message: Node) -> Found | None:
    """The name the vendor is registered under, else the one he goes by."""
    return text(message.first(*(f"{party}/{name}" for party in _SELLERS for name in _NAMES)))


def po_number(message: Node) -> Found | None:
    """The number of the order that is answered."""
    number = message.first("OrderReference/ID", "OrderReference/BuyersID")
    return text(number) if number and squeeze(number.text) not in _NO_NUMBER else None


def vendor_order_number(message: Node, *, answers: bool = False) -> Found | None:
    """The vendor's number for the order; of a message that `answers` it else its own, unless nobody would say it."""
    number = message.first("SalesOrderID", "OrderReference/SalesOrderID", "OrderReference/SellersID")
    if number or not answers:
        return text(number)
    own = message.first("ID", "SellersID")
    return text(own, LIKELY) if own and not _UUID.fullmatch(own.text) else None


def currency(message: Node) -> Found | None:
    """The currency of the document, else the one all its amounts are in."""
    own = message.first("DocumentCurrencyCode", "PricingCurrencyCode")
    if own:
        return text(own)
    paths = (
        *(f"{total}/PayableAmount/@currencyID" for total in _TOTALS),
        "OrderLine/LineItem/Price/PriceAmount/@currencyID",
    )
    return agreed(message.first(path) for path in paths)


def total(message: Node) -> Found | None:
    """What is to be paid; where part of it is paid already, what the goods cost with tax."""
    sums = message.part(*_TOTALS)
    if sums is None:
        return None
    prepaid = amount_of(sums.first("PrepaidAmount"))
    names = ("PayableAmount", "TaxInclusiveAmount", "TaxExclusiveAmount", "LineExtensionAmount")
    return money(sums.first(*(names[1:2] + names if prepaid else names)))


def items_of(item: Sequence[Node], buyers: Sequence[Node]) -> dict[str, Found | None]:
    """An item's codes and text; the buyer's code may stand with another item of `buyers` (the one that was ordered).

    The number that everyone has for it (a GTIN) is the vendor's code only where no other code is printed.
    """
    vendor, buyer = first(item, *_ITEMS), first(buyers, _BUYERS_ITEM)
    standard = None if vendor or buyer else first(item, _STANDARD_ITEM)
    return {
        "vendor_item": text(vendor) or text(standard, LIKELY),
        "buyer_item": text(buyer),
        "description": _description(item, vendor),
    }


def _description(item: Sequence[Node], code: Printed | None) -> Found | None:
    """The item's name, unless that is only its code."""
    name, words = first(item, "Name"), first(item, "Description")
    is_code = name and code and squeeze(name.text) == squeeze(code.text)
    return text(words if words and (is_code or not name) else name)


def price_of(nodes: Sequence[Node], quantity: Found | None, amount: Found | None) -> Found | None:
    """The net price of one unit. UBL's price is net of the allowances within it; those of the line are taken off."""
    for line in nodes:
        if price := line.part("Price"):
            base = amount_of(price.first("BaseQuantity"))
            return unit_price(price.first("PriceAmount"), base, quantity, amount, _allowances(line))
    return None


def _allowances(line: Node) -> Decimal:
    """What is taken off a line; charges are no part of its price."""
    off = [amount_of(node.first("Amount")) for node in line.all("AllowanceCharge") if _is_allowance(node)]
    return sum((amount for amount in off if amount), Decimal(0))


def _is_allowance(node: Node) -> bool:
    indicator = node.first("ChargeIndicator")
    return indicator is not None and indicator.text.lower() in ("false", "0")


def promised(delivery: Node) -> Found | None:
    """The day a delivery is promised for: the day it ships, else that of its delivery.

    A promised period is kept as long as it has not ended: the promise is its end.
    """
    ships = next((found for path in _SHIPS if (found := day(delivery.first(path)))), None)
    return ships or _end_of_period(delivery) or next((day(delivery.first(path)) for path in _ARRIVES), None)


def _end_of_period(delivery: Node) -> Found | None:
    for name in _PERIODS:
        if found := latest(day(period.first("EndDate", "StartDate")) for period in delivery.all(name)):
            return found
    return None
