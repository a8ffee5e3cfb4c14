"""UBL messages for the tests: the part that a test is about, in the document that has to be around it."""

from __future__ import annotations

from poworkbench.adapters.documents.xml.papers import papers_of_xml
from poworkbench.domain.readings import Reading

SCHEMA = "urn:oasis:names:specification:ubl:schema:xsd"
NAMESPACES = (
    f'xmlns="{SCHEMA}:{{root}}-2" xmlns:cac="{SCHEMA}:CommonAggregateComponents-2"'
    f' xmlns:cbc="{SCHEMA}:CommonBasicComponents-2"'
)
HEAD = """
<cbc:ID>OR-7</cbc:ID><cbc:SalesOrderID>SO-4411</cbc:SalesOrderID><cbc:IssueDate>2026-10-22</cbc:IssueDate>
<cbc:OrderResponseCode>CA</cbc:OrderResponseCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cac:OrderReference><cbc:ID>PO-104233</cbc:ID></cac:OrderReference>
<cac:SellerSupplierParty><cac:Party><cac:PartyName><cbc:Name>Nordvik</cbc:Name></cac:PartyName>
<cac:PartyLegalEntity><cbc:RegistrationName>Nordvik Furniture AB</cbc:RegistrationName></cac:PartyLegalEntity>
</cac:Party></cac:SellerSupplierParty>
<cac:BuyerCustomerParty><cac:Party><cac:PartyName><cbc:Name>Meadowlark</cbc:Name></cac:PartyName></cac:Party>
</cac:BuyerCustomerParty>
"""
ITEM = """<cac:Item><cbc:Name>Side table oak</cbc:Name>
<cac:BuyersItemIdentification><cbc:ID>100223</cbc:ID></cac:BuyersItemIdentification>
<cac:SellersItemIdentification><cbc:ID>B251-57</cbc:ID></cac:SellersItemIdentification></cac:Item>"""


def document(inner: str, root: str = "OrderResponse", head: str = HEAD) -> bytes:
    """A whole message as bytes."""
    return f"<{root} {NAMESPACES.format(root=root)}>{head}{inner}</{root}>".encode()


def line(inner: str, *, status: str = "5", item: str = ITEM, beside: str = "", number: str = "1") -> str:
    """An order line; `beside` stands beside its LineItem."""
    code = f"<cbc:LineStatusCode>{status}</cbc:LineStatusCode>" if status else ""
    own = f"<cac:LineItem><cbc:ID>{number}</cbc:ID>{code}{inner}{item}</cac:LineItem>"
    return f"<cac:OrderLine>{own}{beside}</cac:OrderLine>"


def period(start: str | None, end: str | None = None) -> str:
    """A promised period."""
    begins = f"<cbc:StartDate>{start}</cbc:StartDate>" if start else ""
    ends = f"<cbc:EndDate>{end}</cbc:EndDate>" if end else ""
    return f"<cac:PromisedDeliveryPeriod>{begins}{ends}</cac:PromisedDeliveryPeriod>"


def said(content: bytes) -> Reading:
    """What the one message in a file says."""
    (paper,) = papers_of_xml(content)
    assert paper.said is not None
    return paper.said


def rows(reading: Reading, *names: str) -> list[tuple[str | None, ...]]:
    """Some values of every line."""
    return [tuple(read.value(name) for name in names) for read in reading.lines]
