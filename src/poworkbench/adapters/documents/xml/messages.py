"""Which reader reads which XML message: by the name of its root, whatever envelope it came in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from poworkbench.adapters.documents.xml import cxml_confirmation, cxml_notices, order_x, ubl_notices, ubl_order_response
from poworkbench.adapters.documents.xml.nodes import Node
from poworkbench.domain.readings import OTHER, Reading

#: How deep in envelopes (SOAP, a business header) a message may lie.
_ENVELOPES = 4

_UBL: dict[str, Callable[[Node], Reading]] = {
    "OrderResponse": ubl_order_response.said,
    "OrderResponseSimple": ubl_order_response.said,
    "DespatchAdvice": ubl_notices.despatched,
    "Invoice": ubl_notices.invoiced,
}
#: Other standards have messages of these names too; UBL's has its namespace, or else one of these parts.
_UBL_PARTS = ("OrderReference", "SellerSupplierParty", "AccountingSupplierParty", "DespatchSupplierParty")

_CROSS_INDUSTRY = ("SCRDMCCBDACIOMessageStructure", "CrossIndustryInvoice")

_CXML: dict[str, Callable[[Node, Node], Reading]] = {
    "ConfirmationRequest": cxml_confirmation.said,
    "ShipNoticeRequest": cxml_notices.shipped,
    "InvoiceDetailRequest": cxml_notices.invoiced,
}


def readings_of(root: Node) -> tuple[Reading, ...]:
    """What each message in the file says; a file without one that answers an order is another document."""
    return tuple(_readings(root, 0)) or (Reading(OTHER),)


def _readings(node: Node, depth: int) -> Iterator[Reading]:
    reading = _reading(node)
    if reading:
        yield reading
    elif depth < _ENVELOPES:
        for inner in node.nodes:
            yield from _readings(inner, depth + 1)


def _reading(node: Node) -> Reading | None:
    if node.name in _UBL:
        return _UBL[node.name](node) if "ubl" in node.namespace.lower() or node.part(*_UBL_PARTS) else None
    if node.name in _CROSS_INDUSTRY:
        return order_x.said(node)
    return _cxml_reading(node) if node.name == "cXML" else None


def _cxml_reading(envelope: Node) -> Reading:
    for name, read in _CXML.items():
        if message := envelope.part(f"Request/{name}", f"Message/{name}"):
            return read(envelope, message)
    return Reading(OTHER)
