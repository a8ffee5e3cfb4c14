"""Order-X: a vendor's answer as a cross-industry message, by itself and built into a PDF."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas
from tests.unit.documents.made_ubl import rows, said

from poworkbench.adapters.documents.pdf.attachments import said_in_pdf
from poworkbench.domain.readings import READ_LINE_FIELDS

SCHEMA = "urn:un:unece:uncefact:data"
PRODUCT = """<ram:{name}><ram:GlobalID schemeID="0160">1234567890123</ram:GlobalID>
<ram:SellerAssignedID>{code}</ram:SellerAssignedID>{buyer}<ram:Name>{words}</ram:Name></ram:{name}>"""
ORDERED = PRODUCT.format(
    name="SpecifiedTradeProduct", code="B251-57", words="Side table",
    buyer="<ram:BuyerAssignedID>100223</ram:BuyerAssignedID>",
)  # fmt: skip
DAY = '<udt:DateTimeString format="102">{}</udt:DateTimeString>'
DUE = f"""<ram:RequestedDeliverySupplyChainEvent><ram:OccurrenceDateTime>{DAY}</ram:OccurrenceDateTime>
</ram:RequestedDeliverySupplyChainEvent>"""
AGREED = '<ram:AgreedQuantity unitCode="C62">6.00</ram:AgreedQuantity>'
NET = "<ram:NetPriceProductTradePrice><ram:ChargeAmount>{}</ram:ChargeAmount>{}</ram:NetPriceProductTradePrice>"


def message(
    lines: str = "", *, kind: str = "231", status: str = "", root: str = "SCRDMCCBDACIOMessageStructure", due: str = ""
) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rsm:{root} xmlns:rsm="{SCHEMA}:{root}:100" xmlns:ram="{SCHEMA}:standard:ReusableAggregateBusinessInformationEntity:128"
 xmlns:udt="{SCHEMA}:standard:UnqualifiedDataType:128">
<rsm:ExchangedDocument><ram:ID>AB-118</ram:ID><ram:TypeCode>{kind}</ram:TypeCode>{status}
<ram:IssueDateTime>{DAY.format("20261022")}</ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>{lines}<ram:ApplicableHeaderTradeAgreement>
<ram:SellerTradeParty><ram:Name>Kahle Möbel GmbH</ram:Name></ram:SellerTradeParty>
<ram:BuyerTradeParty><ram:Name>Meadowlark</ram:Name></ram:BuyerTradeParty>
<ram:SellerOrderReferencedDocument><ram:IssuerAssignedID>SO-9</ram:IssuerAssignedID></ram:SellerOrderReferencedDocument>
<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>PO-104233</ram:IssuerAssignedID>
</ram:BuyerOrderReferencedDocument></ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeDelivery>{due}</ram:ApplicableHeaderTradeDelivery>
<ram:ApplicableHeaderTradeSettlement><ram:OrderCurrencyCode>EUR</ram:OrderCurrencyCode>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>60.00</ram:LineTotalAmount>
<ram:GrandTotalAmount>71.40</ram:GrandTotalAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:{root}>""".encode()


def line(
    *, status: str = "5", product: str = ORDERED, agreement: str = NET.format("10.00", ""), delivery: str = AGREED,
    settlement: str = "", total: str = "60.00",
) -> str:  # fmt: skip
    return f"""<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID>
<ram:LineStatusCode>{status}</ram:LineStatusCode></ram:AssociatedDocumentLineDocument>{product}
<ram:SpecifiedLineTradeAgreement>{agreement}</ram:SpecifiedLineTradeAgreement>
<ram:SpecifiedLineTradeDelivery>{delivery}</ram:SpecifiedLineTradeDelivery>
<ram:SpecifiedLineTradeSettlement>{settlement}<ram:SpecifiedTradeSettlementLineMonetarySummation>
<ram:LineTotalAmount>{total}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>
</ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>"""


def test_an_answer_names_the_order_the_vendor_and_the_total() -> None:
    reading = said(message(line()))
    names = ("po_number", "vendor_name", "vendor_order_number", "document_date", "currency", "total")
    assert [reading.value(name) for name in names] == [
        "PO-104233", "Kahle Möbel GmbH", "SO-9", "2026-10-22", "EUR", "71.40",
    ]  # fmt: skip
    assert reading.kind == "order_acknowledgement"


def test_a_line_has_what_is_agreed() -> None:
    asked = '<ram:RequestedQuantity unitCode="C62">8</ram:RequestedQuantity>'
    own = "<ram:BuyerOrderReferencedDocument><ram:LineID>20</ram:LineID></ram:BuyerOrderReferencedDocument>"
    reading = said(message(line(delivery=asked + AGREED, agreement=own + NET.format("10.00", ""))))
    assert rows(reading, *READ_LINE_FIELDS) == [
        ("20", "B251-57", "100223", "Side table", "6", "C62", "10.00", "60.00", None, "accepted")
    ]


@pytest.mark.parametrize("code", ["3", "6"])
def test_changed_lines_are_accepted_and_refused_ones_cancelled(code: str) -> None:
    assert rows(said(message(line(status=code) + line(status="7"))), "status") == [("accepted",), ("cancelled",)]


def test_a_substitute_is_known_to_the_buyer_by_what_he_ordered() -> None:
    other = PRODUCT.format(name="SubstitutedReferencedProduct", code="B251-60", words="Side table ash", buyer="")
    reading = said(message(line(product=ORDERED + other)))
    assert rows(reading, "vendor_item", "buyer_item", "description", "status") == [
        ("B251-60", "100223", "Side table ash", "substituted")
    ]


@pytest.mark.parametrize(
    ("agreement", "settlement", "total", "price"),
    [
        (NET.format("20.00", "<ram:BasisQuantity>2.00</ram:BasisQuantity>"), "", "60.00", "10.00"),
        (NET.format("10.00", ""), "<off/>", "54.00", "9.00"),
        (NET.format("10.00", ""), "<off/>", "60.00", "10.00"),
        ("<gross/>", "", "60.00", "10.00"),
    ],
    ids=["for two", "less what is taken off the line", "net already", "gross"],
)
def test_a_price_is_net_and_for_one_unit(agreement: str, settlement: str, total: str, price: str) -> None:
    no = "<ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator>"
    off = f"""<ram:SpecifiedTradeAllowanceCharge>{no}<ram:ActualAmount>6.00</ram:ActualAmount>
    </ram:SpecifiedTradeAllowanceCharge>"""
    gross = f"""<ram:GrossPriceProductTradePrice><ram:ChargeAmount>21.00</ram:ChargeAmount>
    <ram:BasisQuantity>2</ram:BasisQuantity><ram:AppliedTradeAllowanceCharge>{no}
    <ram:ActualAmount>1.00</ram:ActualAmount></ram:AppliedTradeAllowanceCharge></ram:GrossPriceProductTradePrice>"""
    agreement, settlement = agreement.replace("<gross/>", gross), settlement.replace("<off/>", off)
    made = line(agreement=agreement, settlement=settlement, total=total)
    assert rows(said(message(made)), "unit_price") == [(price,)]


def test_a_day_is_that_of_despatch_then_of_delivery_then_of_the_whole_order() -> None:
    own = AGREED + DUE.format("20261119")
    despatch = DUE.format("20261112").replace("RequestedDelivery", "RequestedDespatch")
    moment = AGREED + DUE.format("202611190830").replace("102", "203")
    lines = line(delivery=own) + line(delivery=own + despatch) + line() + line(delivery=moment)
    reading = said(message(lines, due=DUE.format("20261201")))
    assert rows(reading, "promised_date") == [("2026-11-19",), ("2026-11-12",), ("2026-12-01",), ("2026-11-19",)]


def test_a_period_is_promised_by_its_end() -> None:
    period = f"""<ram:RequestedDeliverySupplyChainEvent><ram:OccurrenceSpecifiedPeriod>
    <ram:StartDateTime>{DAY.format("20261116")}</ram:StartDateTime><ram:EndDateTime>{DAY.format("20261119")}</ram:EndDateTime>
    </ram:OccurrenceSpecifiedPeriod></ram:RequestedDeliverySupplyChainEvent>"""
    assert rows(said(message(line(delivery=AGREED + period))), "promised_date") == [("2026-11-19",)]


@pytest.mark.parametrize("kind", ["220", "230", ""])
def test_an_order_and_its_change_are_no_answer(kind: str) -> None:
    reading = said(message(line(), kind=kind))
    assert (reading.kind, reading.lines) == ("other", ())


def test_a_refusal_without_lines_warns_that_it_refuses_all_of_them() -> None:
    refused = said(message(status="<ram:StatusCode>RE</ram:StatusCode>"))
    assert (refused.lines, refused.cautions) == ((), ("lines_not_listed:cancelled",))


def test_an_invoice_promises_nothing() -> None:
    billed = AGREED.replace("Agreed", "Billed") + DUE.format("20261119")
    made = message(line(status="", delivery=billed), kind="380", root="CrossIndustryInvoice")
    reading = said(made)
    assert (reading.kind, reading.value("vendor_order_number")) == ("invoice", "SO-9")
    assert rows(reading, "quantity", "unit_price", "promised_date", "status") == [("6", "10.00", None, None)]


def pdf(*attached: tuple[str, bytes]) -> bytes:
    """A blank page with files hanging on it."""
    blank = io.BytesIO()
    canvas = Canvas(blank, pagesize=(595, 842))
    canvas.showPage()
    canvas.save()
    document, out = pypdfium2.PdfDocument(blank.getvalue()), io.BytesIO()
    for name, data in attached:
        document.new_attachment(name).set_data(data)
    document.save(out)
    document.close()
    return out.getvalue()


def test_the_message_in_a_pdf_says_what_its_blank_page_does_not() -> None:
    reading = said_in_pdf(pdf(("terms.txt", b"Net 30 days"), ("order-x.xml", message(line()))))
    assert reading is not None
    assert rows(reading, "vendor_item", "quantity", "unit_price") == [("B251-57", "6", "10.00")]
    assert reading.po_number
    evidence = reading.po_number.evidence
    assert (evidence.page, evidence.box) == (1, (0, 0, 59500, 84200))
    assert evidence.ref == (
        "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerOrderReferencedDocument/IssuerAssignedID"
    )


def test_an_answer_in_a_pdf_comes_before_an_invoice_in_it() -> None:
    invoice = message(line(), kind="380", root="CrossIndustryInvoice")
    reading = said_in_pdf(pdf(("factur-x.xml", invoice), ("order-x.xml", message(line()))))
    assert reading is not None
    assert reading.kind == "order_acknowledgement"


@pytest.mark.parametrize(
    "attached",
    [
        (),
        (("order-x.xml", message(line(), kind="220")),),
        (("order-x.xml", b"<rsm:broken"),),
        (("order-x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),),
        (("data.bin", bytes(range(256))), ("empty.xml", b"")),
    ],
    ids=["nothing", "an order", "broken", "entities", "other files"],
)
def test_a_pdf_whose_attachments_answer_nothing_is_read_by_its_pages(attached: tuple[tuple[str, bytes], ...]) -> None:
    assert said_in_pdf(pdf(*attached)) is None
