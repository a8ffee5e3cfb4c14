"""Order-X and its relatives of UN/CEFACT: a vendor's answer to an order, and an invoice, as cross-industry messages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from poworkbench.adapters.documents.xml.nodes import Node, Printed
from poworkbench.adapters.documents.xml.order_x_lines import STATUS, line_of, promised
from poworkbench.adapters.documents.xml.statuses import answer_cautions, line_cautions
from poworkbench.adapters.documents.xml.values import LIKELY, agreed, day, money, text
from poworkbench.domain.readings import ACKNOWLEDGEMENT, INVOICE, OTHER, Found, Reading, ReadLine

#: What a message is by its type (UN/CEFACT 1001). An order and a change of one are the buyer's own words.
_KINDS = {
    "231": ACKNOWLEDGEMENT,
    "320": ACKNOWLEDGEMENT,
    "380": INVOICE,
    "384": INVOICE,
    "326": INVOICE,
    "389": INVOICE,
}

_AGREEMENT = "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement"
_DELIVERY = "SupplyChainTradeTransaction/ApplicableHeaderTradeDelivery"
_SETTLEMENT = "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement"
_SUMS = f"{_SETTLEMENT}/SpecifiedTradeSettlementHeaderMonetarySummation"
_LINES = "SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem"
_ISSUED = "ExchangedDocument/IssueDateTime"


def said(message: Node) -> Reading:
    """What a message says by its type; an order says nothing that answers one."""
    kind = message.first("ExchangedDocument/TypeCode")
    meant = _KINDS.get(kind.text, OTHER) if kind else OTHER
    if meant == OTHER:
        return Reading(OTHER)
    code = message.first("ExchangedDocument/StatusCode")
    by_default = promised(message.part(_DELIVERY))
    lines = tuple(line_of(line, code, by_default) for line in message.all(_LINES))
    if meant == INVOICE:
        lines = tuple(replace(line, promised_date=None) for line in lines)
    own = message.first("ExchangedDocument/ID") if meant == ACKNOWLEDGEMENT else None
    return Reading(
        meant,
        po_number=text(message.first(f"{_AGREEMENT}/BuyerOrderReferencedDocument/IssuerAssignedID")),
        vendor_name=text(message.first(f"{_AGREEMENT}/SellerTradeParty/Name")),
        vendor_order_number=text(message.first(f"{_AGREEMENT}/SellerOrderReferencedDocument/IssuerAssignedID"))
        or text(own, LIKELY),
        document_date=day(message.first(f"{_ISSUED}/DateTimeString", _ISSUED)),
        currency=_currency(message),
        total=money(
            message.first(f"{_SUMS}/GrandTotalAmount", f"{_SUMS}/TaxBasisTotalAmount", f"{_SUMS}/LineTotalAmount")
        ),
        lines=lines,
        cautions=tuple(_cautions(message, code, lines)) if meant == ACKNOWLEDGEMENT else (),
    )


def _cautions(message: Node, code: Printed | None, lines: Sequence[ReadLine]) -> Iterator[str]:
    codes = [line.first(STATUS) for line in message.all(_LINES)]
    yield from answer_cautions(code, len(lines))
    yield from line_cautions(zip(codes, (line.position for line in lines), strict=True))


def _currency(message: Node) -> Found | None:
    own = message.first(f"{_SETTLEMENT}/OrderCurrencyCode", f"{_SETTLEMENT}/InvoiceCurrencyCode")
    return text(own) or agreed([message.first(f"{_SUMS}/TaxTotalAmount/@currencyID")])
