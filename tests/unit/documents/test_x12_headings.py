"""What an X12 set says as a whole, and sets that are no acknowledgements."""

from __future__ import annotations

import pytest
from tests.unit.documents.made_edi import BAK, PO1, paper, rows, said, values, x12

from poworkbench.domain.readings import HEADER_FIELDS

ACK = "ACK*IA*10*EA*068*20261113"


def test_the_heading_names_order_vendor_date_currency_and_total() -> None:
    content = x12(
        BAK, "CUR*SE*USD", "REF*IA*118820", "REF*CO*WEB-2291", "N1*ST*HARBOR*92*0002", "N1*SE*OAKRIDGE MILLS*92*OAK",
        "N3*725 BRIGHAM ROAD", PO1, ACK, "CTT*1*10", "AMT*TT*1250.00",
    )  # fmt: skip
    read = said(content)
    assert [read.value(name) for name in HEADER_FIELDS] == [
        "PO-104258", "OAKRIDGE MILLS", "K778120", "2026-10-06", "USD", "1250.00",
    ]  # fmt: skip
    assert (read.kind, paper(content).cautions) == ("order_acknowledgement", ())


def test_what_is_not_said_is_not_known() -> None:
    read = said(x12("BAK*00*AD*PO-104258*20261005", PO1))
    assert [read.value(name) for name in HEADER_FIELDS] == ["PO-104258", None, None, None, None, None]


def test_of_a_change_acknowledgement_the_elements_are_others() -> None:
    read = said(x12("BCA*04*AC*PO-104258*R1*2*20261005**C7*K778120*20261006*20261004", PO1, kind="865"))
    names = ("po_number", "vendor_order_number", "document_date")
    assert [read.value(name) for name in names] == ["PO-104258", "K778120", "2026-10-06"]


@pytest.mark.parametrize(
    ("segments", "field", "value"),
    [
        (("REF*VN*S-1",), "vendor_order_number", "S-1"), (("REF*CO*S-1",), "vendor_order_number", None),
        (("DTM*097*20261007",), "document_date", "2026-10-07"), (("DTM*004*20261005",), "document_date", None),
        (("N1*VN*VENDOR", "N1*BY*BUYER"), "vendor_name", "VENDOR"),
        (("N1*SU*SUPPLIER", "N1*SE*SELLER"), "vendor_name", "SELLER"),
        (("N1*BY*BUYER", "N1*ST*STORE"), "vendor_name", None), (("N1*SE**92*OAK",), "vendor_name", None),
        (("CUR*BY*USD", "CUR*SE*CAD"), "currency", "CAD"), (("CUR*BY*USD",), "currency", "USD"),
        (("CUR*SE",), "currency", None),
        (("AMT*TT*99.50",), "total", "99.50"),
    ],
)  # fmt: skip
def test_a_value_has_its_qualifier(segments: tuple[str, ...], field: str, value: str | None) -> None:
    assert said(x12("BAK*00*AC*PO-104258*20261005", *segments, PO1)).value(field) == value


@pytest.mark.parametrize(
    ("summary", "total"),
    [
        (("CTT*1*10", "AMT*TT*1250.00"), "1250.00"), (("CTT*1*1250",), None), (("CTT*1", "AMT*1*1250"), "1250"),
        (("AMT*TT*1250.00",), "1250.00"), (("AMT*1*1250.00",), None), (("CTT*1", "AMT*N*1200", "AMT*TT*1250"), "1250"),
        (("TDS*125000", "CTT*1"), "1250.00"), (("TDS*1250.00", "CTT*1"), "1250.00"),
    ],
)  # fmt: skip
def test_the_total_is_an_amount_and_never_a_sum_of_quantities(summary: tuple[str, ...], total: str | None) -> None:
    assert said(x12(PO1, ACK, *summary)).value("total") == total


def verdict(code: str, *segments: str, kind: str = "855") -> bytes:
    return x12(BAK.replace("*AC*", f"*{code}*"), *segments, kind=kind)


@pytest.mark.parametrize("code", ["RD", "RF", "RJ"])
def test_a_refused_order_has_cancelled_lines(code: str) -> None:
    assert values(verdict(code, PO1, PO1), "status") == ["cancelled", "cancelled"]
    assert values(verdict(code, PO1, ACK, PO1), "status") == ["accepted", "cancelled"]


@pytest.mark.parametrize(
    ("code", "cautions"),
    [
        ("AT", ("lines_not_listed:accepted",)), ("AK", ("lines_not_listed:accepted",)),
        ("AD", ("lines_not_listed:accepted",)), ("RJ", ("lines_not_listed:cancelled",)),
        ("AE", ("lines_not_listed:accepted",)), ("AC", ("edi_no_lines",)), ("ZZ", ("edi_no_lines",)),
        ("", ("edi_no_lines",)),
        ("AH", ("edi_waiting:AH, acknowledged, hold status",)),
    ],
)  # fmt: skip
def test_a_verdict_without_lines_makes_none(code: str, cautions: tuple[str, ...]) -> None:
    content = verdict(code)
    assert (said(content).kind, said(content).lines) == ("order_acknowledgement", ())
    assert paper(content).cautions == cautions


@pytest.mark.parametrize(
    ("code", "status", "cautions"),
    [
        ("AC", None, ()), ("AD", None, ()), ("AT", None, ()), ("AE", None, ("lines_not_listed:accepted",)),
        ("RO", None, ("edi_waiting:RO, rejected with counter offer",)),
        ("RF", "cancelled", ("lines_not_listed:cancelled",)),
    ],
)  # fmt: skip
def test_a_verdict_accepts_no_line_by_itself(code: str, status: str | None, cautions: tuple[str, ...]) -> None:
    content = verdict(code, PO1)
    assert (values(content, "status"), paper(content).cautions) == ([status], cautions)


def test_who_refuses_a_change_does_not_cancel_the_order() -> None:
    content = x12("BCA*00*RJ*PO-104258***20261005", "POC*1*QI*8*0*EA*125.00**VN*B251-57", kind="865")
    assert values(content, "status") == [None]
    assert paper(content).cautions == ("edi_change_refused:RJ, rejected, no detail",)


def test_an_acknowledgement_that_takes_another_back_is_told() -> None:
    assert paper(x12(BAK.replace("*00*", "*01*"), PO1)).cautions == ("edi_withdrawn:01, cancellation",)


def test_a_ship_notice_has_what_is_on_its_way() -> None:
    content = x12(
        "BSN*00*SHIP7*20261023*1200", "HL*1**S", "TD5**2*UPSN", "DTM*011*20261023", "DTM*017*20261027",
        "N1*SE*OAKRIDGE MILLS", "HL*2*1*O", "PRF*PO-104258", "HL*3*2*I", "LIN*1*VN*B251-57*IN*100223", "SN1**6*EA",
        "PID*F****SIDE TABLE", "HL*4*2*I", "LIN*2*VN*B251-58", "SN1**2*EA", "CTT*4", kind="856",
    )  # fmt: skip
    read = said(content)
    assert (read.kind, paper(content).cautions) == ("shipment_notice", ())
    assert [read.value(name) for name in ("po_number", "vendor_name", "vendor_order_number", "document_date")] == [
        "PO-104258", "OAKRIDGE MILLS", None, "2026-10-23",
    ]  # fmt: skip
    names = ("position", "vendor_item", "buyer_item", "description", "quantity", "unit", "promised_date", "status")
    assert rows(content, *names) == [
        ("1", "B251-57", "100223", "SIDE TABLE", "6", "EA", "2026-10-23", None),
        ("2", "B251-58", None, None, "2", "EA", "2026-10-23", None),
    ]


def test_a_ship_notice_of_several_orders_has_none_of_its_own() -> None:
    first = ("HL*2*1*O", "PRF*PO-1", "HL*3*2*I", "SN1*1*6*EA")
    second = ("HL*4*1*O", "PRF*PO-2", "HL*5*4*I", "SN1*1*2*EA")
    content = x12("BSN*00*SHIP7*20261023*1200", "HL*1**S", *first, *second, kind="856")
    assert said(content).value("po_number") is None
    assert rows(content, "quantity", "po_number") == [("6", "PO-1"), ("2", "PO-2")]


def test_an_invoice_has_its_sum_and_promises_nothing() -> None:
    content = x12(
        "BIG*20261030*INV-9*20261005*PO-104258", "CUR*SE*USD", "N1*SE*OAKRIDGE MILLS", "DTM*011*20261023",
        "IT1*1*10*EA*125.00**VN*B251-57*IN*100223", "PID*F****SIDE TABLE", "TDS*125000", "CTT*1", kind="810",
    )  # fmt: skip
    read = said(content)
    assert read.kind == "invoice"
    assert [read.value(name) for name in HEADER_FIELDS] == [
        "PO-104258", "OAKRIDGE MILLS", None, "2026-10-30", "USD", "1250.00",
    ]  # fmt: skip
    names = ("vendor_item", "quantity", "unit_price", "promised_date", "status")
    assert rows(content, *names) == [("B251-57", "10", "125.00", None, None)]


@pytest.mark.parametrize(
    ("kind", "segments", "number"),
    [
        ("850", ("BEG*00*SA*PO-104258**20261005", PO1), "PO-104258"), ("860", ("BCH*04*SA*PO-104258",), "PO-104258"),
        ("997", ("AK1*PO*1", "AK9*A*1*1*1"), None), ("824", ("BGN*11*1*20261005",), None),
    ],
)  # fmt: skip
def test_another_set_is_another_document(kind: str, segments: tuple[str, ...], number: str | None) -> None:
    content = x12(*segments, kind=kind) if segments[0].startswith("BEG") else x12("BEG", *segments, kind=kind)
    read = said(content)
    assert (read.kind, read.value("po_number"), read.lines) == ("other", number, ())
