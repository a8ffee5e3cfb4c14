"""Other messages in UBL: a despatch, an invoice, and what is neither an answer nor a notice."""

from __future__ import annotations

import pytest
from tests.unit.documents.made_ubl import ITEM, document, rows, said

HEAD = """<cbc:ID>77</cbc:ID><cbc:IssueDate>2026-11-02</cbc:IssueDate>
<cac:OrderReference><cbc:ID>PO-104233</cbc:ID><cbc:SalesOrderID>SO-4411</cbc:SalesOrderID></cac:OrderReference>"""
SELLER = (
    "<cac:{role}><cac:Party><cac:PartyName><cbc:Name>Nordvik AB</cbc:Name></cac:PartyName></cac:Party></cac:{role}>"
)


def test_a_despatch_advice_is_a_shipment_notice_with_the_day_it_left() -> None:
    left = """<cac:Shipment><cac:Delivery><cac:Despatch><cbc:ActualDespatchDate>2026-11-01</cbc:ActualDespatchDate>
    </cac:Despatch></cac:Delivery></cac:Shipment>"""
    sent = f"""<cac:DespatchLine><cbc:ID>1</cbc:ID><cbc:DeliveredQuantity unitCode="EA">4</cbc:DeliveredQuantity>
    <cac:OrderLineReference><cbc:LineID>20</cbc:LineID></cac:OrderLineReference>{ITEM}</cac:DespatchLine>"""
    inner = SELLER.format(role="DespatchSupplierParty") + left + sent
    reading = said(document(inner, "DespatchAdvice", HEAD))
    assert (reading.kind, reading.value("vendor_name")) == ("shipment_notice", "Nordvik AB")
    assert (reading.value("po_number"), reading.value("vendor_order_number")) == ("PO-104233", "SO-4411")
    names = ("position", "vendor_item", "quantity", "unit", "promised_date", "unit_price", "status")
    assert rows(reading, *names) == [("20", "B251-57", "4", "EA", "2026-11-01", None, None)]


def test_a_despatch_over_several_orders_has_the_order_with_each_line() -> None:
    of = (
        "<cac:OrderLineReference><cbc:LineID>1</cbc:LineID><cac:OrderReference><cbc:ID>{}</cbc:ID></cac:OrderReference>"
    )
    lines = [f"<cac:DespatchLine>{of.format(number)}</cac:OrderLineReference></cac:DespatchLine>" for number in "AABC"]
    head = "<cbc:ID>77</cbc:ID>"
    several, one = (said(document("".join(some), "DespatchAdvice", head)) for some in (lines, lines[:2]))
    assert (several.po_number, one.value("po_number")) == (None, "A")
    assert rows(several, "po_number") == [("A",), ("A",), ("B",), ("C",)]


def test_an_invoice_has_prices_and_promises_nothing() -> None:
    inner = f"""{SELLER.format(role="AccountingSupplierParty")}<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
    <cac:LegalMonetaryTotal><cbc:PayableAmount>119.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
    <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="EA">4</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount>100.00</cbc:LineExtensionAmount>{ITEM}
    <cac:Price><cbc:PriceAmount>25.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>"""
    reading = said(document(inner, "Invoice", HEAD))
    assert (reading.kind, reading.value("total"), reading.value("vendor_name")) == ("invoice", "119.00", "Nordvik AB")
    assert rows(reading, "quantity", "unit_price", "amount", "promised_date") == [("4", "25.00", "100.00", None)]


def test_an_invoice_that_had_to_write_an_order_number_has_none() -> None:
    assert said(document("", "Invoice", HEAD.replace("PO-104233", "NA"))).po_number is None


@pytest.mark.parametrize(
    "root", ["Order", "OrderChange", "OrderCancellation", "CreditNote", "AcknowledgePurchaseOrder"]
)
def test_what_answers_no_order_is_another_document(root: str) -> None:
    reading = said(document("<cac:OrderLine/>", root, HEAD))
    assert (reading.kind, reading.lines, reading.po_number) == ("other", (), None)


def test_a_message_of_another_standard_with_the_same_name_is_not_read_as_ubl() -> None:
    foreign = (
        b'<OrderResponse xmlns="rrn:org.xcbl"><OrderResponseHeader><ID>4</ID></OrderResponseHeader></OrderResponse>'
    )
    assert said(foreign).kind == "other"
