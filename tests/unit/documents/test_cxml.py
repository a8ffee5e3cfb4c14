"""A vendor's answer as cXML ConfirmationRequest, and his other cXML messages."""

from __future__ import annotations

import pytest
from tests.unit.documents.made_ubl import rows, said

from poworkbench.domain.readings import Reading

ITEM = """<ItemIn quantity="5"><ItemID><SupplierPartID>OM4410-22</SupplierPartID>
<BuyerPartID>388747</BuyerPartID></ItemID><ItemDetail><UnitPrice><Money currency="USD">418.00</Money></UnitPrice>
<Description xml:lang="en">Recliner graphite<ShortName>Recliner</ShortName></Description>
<UnitOfMeasure>EA</UnitOfMeasure>{more}</ItemDetail></ItemIn>"""


def message(request: str, head: str = "") -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.040/Fulfill.dtd">
<cXML payloadID="1@oakridge.example" timestamp="2026-10-16T14:22:00-05:00" xml:lang="en-US"><Header>
<From><Credential domain="DUNS"><Identity>942888711</Identity></Credential>{head}</From></Header>
<Request deploymentMode="production">{request}</Request></cXML>""".encode()


def confirmation(items: str, *, kind: str = "detail", within: str = "", more: str = "") -> Reading:
    return said(
        message(f"""<ConfirmationRequest>
<ConfirmationHeader type="{kind}" noticeDate="2026-10-16T09:00:00-05:00" confirmID="C999-234"{more}>{within}
</ConfirmationHeader><OrderReference orderID="PO-104334" orderDate="2026-10-15"><DocumentReference payloadID="9@x"/>
</OrderReference>{items}</ConfirmationRequest>""")
    )


def item(*statuses: str, number: str = "1") -> str:
    return (
        f'<ConfirmationItem lineNumber="{number}" quantity="5"><UnitOfMeasure>EA</UnitOfMeasure>'
        f"{''.join(statuses)}</ConfirmationItem>"
    )


def status(kind: str, count: str = "5", inner: str = "", more: str = "") -> str:
    return (
        f'<ConfirmationStatus quantity="{count}" type="{kind}" {more}><UnitOfMeasure>EA</UnitOfMeasure>'
        f"{inner}</ConfirmationStatus>"
    )


def test_the_header_names_the_order_its_confirmation_and_the_total() -> None:
    total = '<Total><Money currency="USD">2090.00</Money></Total>'
    reading = confirmation(item(status("accept")), within=total)
    names = ("po_number", "vendor_order_number", "document_date", "currency", "total", "vendor_name")
    assert [reading.value(name) for name in names] == [
        "PO-104334", "C999-234", "2026-10-16", "USD", "2090.00", None,
    ]  # fmt: skip
    assert (reading.kind, reading.cautions) == ("order_acknowledgement", ())
    assert reading.po_number
    assert reading.po_number.evidence.ref == "Request/ConfirmationRequest/OrderReference/@orderID"


@pytest.mark.parametrize(
    "within",
    [
        '<IdReference domain="supplierReference" identifier="K778391"/>',
        '<Extrinsic name="SUPPLIERORDERNUMBER">K778391</Extrinsic>',
        '<Extrinsic name="Sales Order Number">K778391</Extrinsic>',
    ],
)
def test_the_vendors_order_number_comes_before_that_of_his_confirmation(within: str) -> None:
    assert confirmation("", within=within).value("vendor_order_number") == "K778391"


def test_the_vendor_is_the_company_that_is_named_and_not_where_it_ships_from() -> None:
    ships = '<Contact role="shipFrom"><Name xml:lang="en">NEW JERSEY</Name></Contact>'
    company = '<Contact role="supplierCorporate"><Name xml:lang="en">Oakridge Mills</Name></Contact>'
    assert confirmation("", within=ships).vendor_name is None
    assert confirmation("", within=ships + company).value("vendor_name") == "Oakridge Mills"
    correspondent = "<Correspondent><Contact><Name>Oakridge Mills Furniture</Name></Contact></Correspondent>"
    sent = message("<ConfirmationRequest><ConfirmationHeader type='accept'/></ConfirmationRequest>", correspondent)
    assert said(sent).value("vendor_name") == "Oakridge Mills Furniture"


def test_an_item_has_its_codes_text_price_and_the_day_it_ships() -> None:
    days = 'shipmentDate="2026-11-20T07:00:00-07:00" deliveryDate="2026-11-24"'
    reading = confirmation(item(status("accept", inner=ITEM.format(more=""), more=days)))
    names = ("position", "vendor_item", "buyer_item", "description", "quantity", "unit", "unit_price", "promised_date")
    assert rows(reading, *names) == [
        ("1", "OM4410-22", "388747", "Recliner graphite", "5", "EA", "418.00", "2026-11-20")
    ]
    arrives = confirmation(item(status("accept", more='shipmentDate="" deliveryDate="2026-11-24"')))
    assert rows(arrives, "promised_date", "amount") == [("2026-11-24", None)]


def test_what_becomes_of_an_item_in_parts_is_a_line_each() -> None:
    accepted = status("accept", "3", ITEM.format(more=""), 'deliveryDate="2026-11-20"')
    reading = confirmation(item(accepted, status("reject", "2")))
    assert rows(reading, "position", "vendor_item", "quantity", "unit_price", "promised_date", "status") == [
        ("1", "OM4410-22", "3", "418.00", "2026-11-20", "accepted"),
        ("1", "OM4410-22", "2", "418.00", None, "cancelled"),
    ]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("accept", "accepted"), ("allDetail", "accepted"), ("detail", "accepted"), ("reject", "cancelled"),
        ("backordered", "backordered"), ("unknown", None), ("requestToPay", None), ("ACCEPT", "accepted"),
    ],
)  # fmt: skip
def test_a_status_is_what_its_type_means(kind: str, expected: str | None) -> None:
    assert rows(confirmation(item(status(kind))), "status") == [(expected,)]


@pytest.mark.parametrize(
    ("kind", "expected"), [("reject", "cancelled"), ("backordered", "backordered"), ("accept", None), ("detail", None)]
)
def test_an_item_without_a_status_has_that_of_the_whole_order(kind: str, expected: str | None) -> None:
    assert rows(confirmation(item(), kind=kind), "position", "quantity", "unit", "status") == [
        ("1", "5", "EA", expected)
    ]


@pytest.mark.parametrize(
    ("kind", "items", "cautions"),
    [
        ("accept", "", ("lines_not_listed:accepted",)),
        ("reject", "", ("lines_not_listed:cancelled",)),
        ("except", item(status("reject")), ("lines_not_listed:accepted",)),
        ("detail", item(status("reject")), ()),
        ("allDetail", item(status("accept")), ()),
        ("detail", item(status("unknown"), number="30"), ("edi_line_waits:line 30: unknown",)),
        ("detail", "", ("edi_no_lines",)),
    ],
)
def test_an_answer_to_lines_that_are_not_listed_warns(kind: str, items: str, cautions: tuple[str, ...]) -> None:
    assert confirmation(items, kind=kind).cautions == cautions


@pytest.mark.parametrize(
    ("basis", "price"),
    [
        ('<PriceBasisQuantity quantity="100"><UnitOfMeasure>EA</UnitOfMeasure></PriceBasisQuantity>', "4.18"),
        ('<PriceBasisQuantity quantity="1" conversionFactor="3"/>', "1254.00"),
        ('<PriceBasisQuantity quantity="100" conversionFactor="25"/>', "104.50"),
        ('<PriceBasisQuantity quantity="0"/>', "418.00"),
    ],
)
def test_a_price_is_that_of_one_ordered_unit(basis: str, price: str) -> None:
    reading = confirmation(item(status("detail", inner=ITEM.format(more=basis))))
    assert rows(reading, "unit_price") == [(price,)]


def test_a_changed_price_stands_in_the_status_itself() -> None:
    changed = '<UnitPrice><Money currency="USD">420.00</Money></UnitPrice>'
    assert rows(confirmation(item(status("detail", inner=changed))), "unit_price") == [("420.00",)]


def test_an_empty_attribute_says_nothing() -> None:
    reading = confirmation(item(status("accept", "", ITEM.format(more=""), 'shipmentDate=""'), number=""))
    assert rows(reading, "position", "quantity", "promised_date") == [(None, "5", None)]


def test_a_confirmation_that_is_taken_back_is_no_answer() -> None:
    reading = confirmation(item(status("accept")), more=' operation="delete"')
    assert (reading.kind, reading.lines) == ("other", ())
    assert reading.cautions == ("edi_withdrawn:delete, a confirmation is taken back",)


def test_a_ship_notice_has_what_was_shipped() -> None:
    notice = """<ShipNoticeRequest><ShipNoticeHeader shipmentID="S1" noticeDate="2026-11-19" shipmentDate="2026-11-18"/>
    <ShipNoticePortion><OrderReference orderID="PO-104334"/><ShipNoticeItem lineNumber="1" quantity="4">
    <ItemID><SupplierPartID>OM4410-22</SupplierPartID></ItemID><UnitOfMeasure>EA</UnitOfMeasure></ShipNoticeItem>
    </ShipNoticePortion></ShipNoticeRequest>"""
    reading = said(message(notice))
    assert (reading.kind, reading.value("po_number"), reading.value("document_date")) == (
        "shipment_notice", "PO-104334", "2026-11-19",
    )  # fmt: skip
    assert rows(reading, "vendor_item", "quantity", "unit", "promised_date", "po_number") == [
        ("OM4410-22", "4", "EA", "2026-11-18", "PO-104334")
    ]


def test_an_invoice_has_what_is_to_be_paid() -> None:
    invoice = """<InvoiceDetailRequest><InvoiceDetailRequestHeader invoiceID="INV1" invoiceDate="2026-11-19">
    <InvoicePartner><Contact role="from"><Name>Oakridge Mills</Name></Contact></InvoicePartner>
    </InvoiceDetailRequestHeader><InvoiceDetailOrder><InvoiceDetailOrderInfo><OrderReference orderID="PO-104334"/>
    </InvoiceDetailOrderInfo><InvoiceDetailItem invoiceLineNumber="1" quantity="2"><UnitOfMeasure>EA</UnitOfMeasure>
    <UnitPrice><Money currency="USD">418.00</Money></UnitPrice><InvoiceDetailItemReference lineNumber="3">
    <ItemID><SupplierPartID>OM4410-22</SupplierPartID></ItemID><Description>Recliner</Description>
    </InvoiceDetailItemReference><SubtotalAmount><Money currency="USD">836.00</Money></SubtotalAmount>
    </InvoiceDetailItem></InvoiceDetailOrder><InvoiceDetailSummary><SubtotalAmount><Money currency="USD">836.00</Money>
    </SubtotalAmount><DueAmount><Money currency="USD">894.52</Money></DueAmount></InvoiceDetailSummary>
    </InvoiceDetailRequest>"""
    reading = said(message(invoice))
    assert (reading.kind, reading.value("total"), reading.value("vendor_name")) == (
        "invoice", "894.52", "Oakridge Mills",
    )  # fmt: skip
    assert rows(reading, "position", "vendor_item", "quantity", "unit_price", "amount", "promised_date") == [
        ("3", "OM4410-22", "2", "418.00", "836.00", None)
    ]


@pytest.mark.parametrize("request_", ["<OrderRequest/>", "<StatusUpdateRequest/>", ""])
def test_other_requests_are_other_documents(request_: str) -> None:
    assert said(message(request_)).kind == "other"
