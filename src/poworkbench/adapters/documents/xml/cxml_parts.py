"""What cXML messages are made of: money, items, prices, and who sent them."""

from __future__ import annotations

from decimal import Decimal

from poworkbench.adapters.documents.xml.nodes import Node
from poworkbench.adapters.documents.xml.values import agreed, amount_of, text, unit_price
from poworkbench.domain.readings import Found
from poworkbench.reading.spelling import squeeze

#: Contacts that are the vendor as a company; where goods are shipped from is a place, whoever sells is a person.
_COMPANY = frozenset({
    "supplier", "suppliercorporate", "supplieraccount", "suppliermasteraccount", "from", "remitto", "billfrom",
    "seller",
})  # fmt: skip
#: How vendors call their own number of the order in what they add to a message.
_OWN_NUMBER = frozenset({
    "supplierordernumber", "supplierorderid", "salesordernumber", "salesorderid", "vendorordernumber",
    "supplierreference", "suppliersalesordernumber", "suppliersalesorderid", "salesorder",
})  # fmt: skip
_PRICES = ("UnitPrice/Money", "ItemIn/ItemDetail/UnitPrice/Money")
_BASES = ("PriceBasisQuantity", "UnitPrice/PriceBasisQuantity", "ItemIn/ItemDetail/PriceBasisQuantity")
_VENDOR_ITEMS = ("SupplierPartID", "ManufacturerPartID")
_ITEMS = ("ItemIn/ItemID", "ItemID", "InvoiceDetailItemReference/ItemID")
_WORDS = ("ItemIn/ItemDetail/Description", "ShipNoticeItemDetail/Description", "InvoiceDetailItemReference/Description")


def vendor_name(envelope: Node, head: Node) -> Found | None:
    """The company the message is from, where it is named at all: cXML knows companies by numbers."""
    named = [*head.all("Contact"), *head.all("InvoicePartner/Contact")]
    company = (contact.first("Name") for contact in named if _role(contact) in _COMPANY)
    name = next((found for found in company if found), None)
    return text(name or envelope.first("Header/From/Correspondent/Contact/Name"))


def _role(contact: Node) -> str:
    role = contact.first("@role")
    return squeeze(role.text) if role else ""


def vendor_order_number(head: Node) -> Found | None:
    """The vendor's number for the order where he adds it to the message."""
    for name, attribute, value in (("IdReference", "@domain", "@identifier"), ("Extrinsic", "@name", "")):
        for node in head.all(name):
            kind, number = node.first(attribute), node.first(value)
            if kind and number and squeeze(kind.text) in _OWN_NUMBER:
                return text(number)
    return None


def currency(*messages: Node) -> Found | None:
    """The currency of all prices and sums, or None where they differ."""
    return agreed(node.first("@currency") for message in messages for node in _money(message))


def _money(node: Node) -> list[Node]:
    if node.name == "Money":
        return [node]
    return [money for child in node.nodes for money in _money(child)]


def items_of(line: Node) -> dict[str, Found | None]:
    """An item's codes and text."""
    vendor = line.first(*(f"{item}/{name}" for name in _VENDOR_ITEMS for item in _ITEMS))
    buyer = line.first(*(f"{item}/BuyerPartID" for item in _ITEMS))
    return {
        "vendor_item": text(vendor),
        "buyer_item": text(buyer),
        "description": text(line.first(*_WORDS, *(f"{path}/ShortName" for path in _WORDS))),
    }


def price_of(line: Node) -> Found | None:
    """The price of one ordered unit: a price may be for several, or for units of another kind (conversionFactor)."""
    base = line.part(*_BASES)
    units = amount_of(base.first("@quantity")) if base else None
    factor = amount_of(base.first("@conversionFactor")) if base else None
    return unit_price(line.first(*_PRICES), units, factor=factor or Decimal(1))
