"""Each shipped profile against answers as its vendor documents them: what is read, and word for word what is sent.

Tryton and the REST contract are tried on running servers elsewhere; here stands what could not be run.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from tests.erps import made_erp
from werkzeug import Request, Response

from poworkbench.adapters.erp.profiled import ProfileErp
from poworkbench.services.ports import Gone, Refused, Snapshot, Stale

Json = Any


@dataclass
class Server:
    """Answers by method and path (its last part), and keeps what was asked."""

    answers: dict[str, Json]
    asked: list[tuple[str, str, Json]] = field(default_factory=list)
    status: dict[str, int] = field(default_factory=dict)

    def __call__(self, request: Request) -> Response:
        body = request.get_data()
        told = json.loads(body) if body.startswith((b"{", b"[")) else body.decode("latin-1")
        self.asked.append((request.method, request.full_path.rstrip("?").lstrip("/"), told))
        key = f"{request.method} {request.path.lstrip('/')}"
        answer = self.answers.get(key, {})
        if isinstance(answer, Callable):  # type: ignore[arg-type]
            answer = answer(told)
        headers = {"x-csrf-token": "tok"} if request.headers.get("x-csrf-token") == "Fetch" else {}
        return Response(json.dumps(answer), self.status.get(key, 200), headers, content_type="application/json")

    def writes(self) -> list[tuple[str, str, Json]]:
        return [
            (method, path.partition("?")[0], told) for method, path, told in self.asked if method in ("PATCH", "PUT")
        ]


def erp_of(httpserver: HTTPServer, name: str, answers: dict[str, Json], **settings: str) -> tuple[ProfileErp, Server]:
    server = Server(answers)
    httpserver.expect_request(__import__("re").compile(".*")).respond_with_handler(server)
    secret = "a:b:c:d:e" if name == "netsuite" else "name:secret"
    return made_erp(name, httpserver.url_for("/"), secret, **settings), server


def listed(erp: ProfileErp, since: datetime | None = None) -> list[Snapshot]:
    return [one for page in erp.changed_since(since) for one in page if isinstance(one, Snapshot)]


SINCE = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)


# Odoo


ODOO_ORDER = {
    "id": 5, "name": "P00005", "state": "purchase", "partner_id": [9, "Thornbury"], "user_id": [2, "Mia"],
    "date_order": "2026-11-01 23:30:00", "currency_id": [1, "EUR"], "amount_total": 704.0, "origin": False,
    "partner_ref": False, "write_date": "2026-11-20 08:00:00",
}  # fmt: skip
ODOO_LINE = {
    "id": 21, "order_id": [5, "P00005"], "product_id": [3, "[CH-1] Chair"], "name": "Chair", "product_qty": 102.0,
    "product_uom_id": [1, "Units"], "price_unit": 70.4, "date_planned": "2026-12-07 23:30:00",
    "write_date": "2026-11-20 08:00:00",
}  # fmt: skip


def odoo(httpserver: HTTPServer, line: Json = ODOO_LINE) -> tuple[ProfileErp, Server]:
    def once(page: list[Json]) -> Callable[[Json], Json]:
        return lambda told: (
            page if not any(w[0] == "id" and w[2] for w in told["domain"] if isinstance(w, list)) else []
        )

    answers = {
        "POST purchase.order/search_read": once([ODOO_ORDER]), "POST purchase.order.line/search_read": once([line]),
        "POST purchase.order.line/write": True,
    }  # fmt: skip
    return erp_of(httpserver, "odoo", answers, database="po", time_zone="Europe/Berlin")


def test_odoo_days_are_the_companys_and_moments_are_utc(httpserver: HTTPServer) -> None:
    erp, server = odoo(httpserver)
    (seen,) = listed(erp, SINCE)
    line = seen.order.lines[0]
    assert (line.promised_date, seen.order.order_date) == (date(2026, 12, 8), date(2026, 11, 2))
    assert seen.changed_at == datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    assert (line.quantity, line.unit_price, seen.order.sales_order) == (Decimal("102.0"), Decimal("70.4"), None)
    assert ["write_date", ">=", "2026-11-20 08:30:00"] in server.asked[0][2]["domain"]
    erp.close()


def test_odoo_gets_quantity_price_and_date_together(httpserver: HTTPServer) -> None:
    """A quantity alone makes Odoo choose price and date anew."""
    erp, server = odoo(httpserver)
    erp.write_line("P00005", "21", {"quantity": "33"}, version=erp.order("P00005").version, key="k")
    path, told = server.asked[-1][1:]
    assert path == "purchase.order.line/write"
    assert told == {
        "ids": [21], "vals": {"product_qty": 33, "price_unit": 70.4, "date_planned": "2026-12-08 11:00:00"}
    }  # fmt: skip
    erp.close()


def test_odoo_is_looked_at_right_before_a_write(httpserver: HTTPServer) -> None:
    erp, server = odoo(httpserver)
    version = erp.order("P00005").version
    server.answers["POST purchase.order.line/search_read"] = [{**ODOO_LINE, "price_unit": 71.0}]
    with pytest.raises(Stale):
        erp.write_line("P00005", "21", {"unit_price": "75"}, version=version, key="k")
    assert not [path for _, path, _ in server.asked if path.endswith("write")]
    erp.close()


def test_odoo_says_for_ever_no_with_500(httpserver: HTTPServer) -> None:
    erp, server = odoo(httpserver)
    version = erp.order("P00005").version
    server.status["POST purchase.order.line/write"] = 500
    server.answers["POST purchase.order.line/write"] = {
        "name": "builtins.ValueError", "message": "Invalid field 'x'", "debug": "Traceback: /opt/secret.py"
    }  # fmt: skip
    with pytest.raises(Refused, match="Invalid field") as caught:
        erp.write_line("P00005", "21", {"unit_price": "75"}, version=version, key="k")
    assert "Traceback" not in caught.value.detail
    erp.close()


# ERPNext


ERPNEXT = {
    "name": "PUR-ORD-1", "supplier": "THORN", "supplier_name": "Thornbury", "transaction_date": "2026-11-02",
    "currency": "EUR", "grand_total": 288.4, "status": "To Receive and Bill", "modified": "2026-11-20 13:30:00.123456",
    "order_confirmation_no": None, "order_confirmation_date": None,
    "items": [
        {"name": "a1", "idx": 1, "item_code": "CH-1", "item_name": "Chair", "qty": 4.0, "uom": "Nos", "rate": 70.4,
         "expected_delivery_date": None, "schedule_date": "2026-12-07", "modified": "2026-11-20 13:30:00.123456"},
        {"name": "b2", "idx": 2, "item_code": "CH-2", "item_name": "Stool", "qty": 1.0, "uom": "Nos", "rate": 6.8,
         "expected_delivery_date": "2026-12-09", "schedule_date": "2026-12-07", "modified": "x"},
    ],
}  # fmt: skip


def erpnext(httpserver: HTTPServer) -> tuple[ProfileErp, Server]:
    answers = {"GET api/resource/Purchase Order/PUR-ORD-1": {"data": ERPNEXT}}
    return erp_of(httpserver, "erpnext", answers, time_zone="Asia/Kolkata")


def test_erpnext_times_are_the_sites_and_the_promised_date_falls_back(httpserver: HTTPServer) -> None:
    erp, _ = erpnext(httpserver)
    seen = erp.order("PUR-ORD-1")
    assert seen.changed_at == datetime(2026, 11, 20, 8, 0, 0, 123456, tzinfo=UTC)
    assert [line.promised_date for line in seen.order.lines] == [date(2026, 12, 7), date(2026, 12, 9)]
    assert seen.version == "2026-11-20 13:30:00.123456"
    erp.close()


def test_erpnext_dates_carry_the_rows_token_and_quantities_all_rows(httpserver: HTTPServer) -> None:
    erp, server = erpnext(httpserver)
    version = erp.order("PUR-ORD-1").version
    erp.write_line("PUR-ORD-1", "1", {"promised_date": "2026-12-21"}, version=version, key="k")
    assert server.asked[-1] == (
        "PUT", "api/resource/Purchase Order Item/a1",
        {"expected_delivery_date": "2026-12-21", "modified": "2026-11-20 13:30:00.123456"},
    )  # fmt: skip
    erp.write_line("PUR-ORD-1", "1", {"quantity": "3"}, version=version, key="k")
    method, path, told = server.asked[-1]
    assert (method, path.rpartition(".")[2]) == ("POST", "update_child_qty_rate")
    rows = json.loads(told["trans_items"])
    assert [(row["docname"], row["qty"], row["rate"]) for row in rows] == [("a1", 3, 70.4), ("b2", 1.0, 6.8)]
    erp.close()


@pytest.mark.parametrize(
    ("kind", "problem"),
    [("TimestampMismatchError", Stale), ("UpdateAfterSubmitError", Refused), ("DoesNotExistError", Gone)],
)
def test_erpnext_says_what_is_the_matter_in_its_body(httpserver: HTTPServer, kind: str, problem: type) -> None:
    erp, server = erpnext(httpserver)
    version = erp.order("PUR-ORD-1").version
    key = "PUT api/resource/Purchase Order Item/a1"
    server.status[key], server.answers[key] = 417, {"exc_type": kind, "message": "No."}
    with pytest.raises(problem):
        erp.write_line("PUR-ORD-1", "1", {"promised_date": "2026-12-21"}, version=version, key="k")
    erp.close()


# Business Central


BC_LINE = {
    "@odata.etag": 'W/"l1"', "id": "l-1", "sequence": 10000, "lineObjectNumber": "CH-1", "description": "Chair",
    "quantity": 4, "unitOfMeasureCode": "PCS", "directUnitCost": 70.4, "expectedReceiptDate": "0001-01-01",
}  # fmt: skip
BC_ORDER = {
    "@odata.etag": 'W/"o1"', "id": "o-1", "number": "106001", "vendorNumber": "V1", "vendorName": "Thornbury",
    "orderDate": "2026-11-02", "currencyCode": "EUR", "lastModifiedDateTime": "2026-11-20T08:00:00.5Z",
    "fullyReceived": False, "purchaseOrderLines": [BC_LINE],
}  # fmt: skip


def test_business_central_lines_carry_their_tag_and_the_first_of_january_of_year_one_is_none(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {"GET purchaseOrders": {"value": [BC_ORDER]}}
    erp, server = erp_of(httpserver, "business_central", answers, tenant="t", client_id="c")
    monkeypatch.setattr(erp.let_in._entry, "_token", "bought")
    monkeypatch.setattr(erp.let_in._entry, "_until", 1e12)
    seen = erp.order("106001")
    assert (seen.order.lines[0].line, seen.order.lines[0].promised_date) == ("10000", None)
    erp.write_line("106001", "10000", {"unit_price": "71.90"}, version=seen.version, key="k")
    request = httpserver.log[-1][0]
    assert server.writes() == [("PATCH", "purchaseOrderLines(l-1)", {"directUnitCost": 71.9})]
    assert request.headers["If-Match"] == 'W/"l1"'
    assert request.headers["Authorization"] == "Bearer bought"
    assert not erp.takes().comments
    erp.close()


def test_a_next_page_of_another_server_is_not_asked_for(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The secret would go with it."""
    answers = {"GET purchaseOrders": {"value": [BC_ORDER], "@odata.nextLink": "https://elsewhere.example/x"}}
    erp, _ = erp_of(httpserver, "business_central", answers, tenant="t", client_id="c")
    monkeypatch.setattr(erp.let_in._entry, "_token", "bought")
    monkeypatch.setattr(erp.let_in._entry, "_until", 1e12)
    with pytest.raises(Exception, match="another server"):
        listed(erp)
    erp.close()


# SAP


SAP_ITEM = {
    "PurchaseOrderItem": "00010", "Material": "CH-1", "SupplierMaterialNumber": "", "PurchaseOrderItemText": "Chair",
    "OrderQuantity": "4", "PurchaseOrderQuantityUnit": "EA", "NetPriceAmount": "704.00", "NetPriceQuantity": "10",
    "PurchasingDocumentDeletionCode": "",
    "to_ScheduleLine": {"results": [{"ScheduleLine": "1", "ScheduleLineDeliveryDate": "/Date(1796601600000)/"}]},
}  # fmt: skip
SAP_ORDER = {
    "PurchaseOrder": "4500000001", "Supplier": "17300001", "PurchaseOrderDate": "/Date(1793577600000)/",
    "DocumentCurrency": "EUR", "LastChangeDateTime": "/Date(1795161600000+0000)/", "PurchasingDocumentDeletionCode": "",
    "to_PurchaseOrderItem": {"results": [SAP_ITEM]},
}  # fmt: skip


def test_sap_prices_are_for_a_quantity_and_writes_carry_the_token(httpserver: HTTPServer) -> None:
    erp, server = erp_of(httpserver, "sap", {"GET A_PurchaseOrder('4500000001')": {"d": SAP_ORDER}})
    seen = erp.order("4500000001")
    line = seen.order.lines[0]
    assert (line.unit_price, line.promised_date) == (Decimal("70.4"), date(2026, 12, 7))
    values = {"unit_price": "71.9", "promised_date": "2026-12-21"}
    erp.write_line("4500000001", "00010", values, version=seen.version, key="k")
    item = "A_PurchaseOrderItem(PurchaseOrder='4500000001',PurchaseOrderItem='00010')"
    schedule = item.replace("Item(PurchaseOrder=", "ScheduleLine(PurchasingDocument=")
    schedule = schedule.replace("PurchaseOrderItem=", "PurchasingDocumentItem=").replace(")", ",ScheduleLine='1')")
    assert server.writes() == [
        ("PATCH", item, {"d": {"NetPriceAmount": "719.0"}}),
        ("PATCH", schedule, {"d": {"ScheduleLineDeliveryDate": "2026-12-21T00:00:00"}}),
    ]
    assert {r.headers.get("x-csrf-token") for r, _ in httpserver.log if r.method == "PATCH"} == {"tok"}
    erp.close()


def test_sap_does_not_choose_among_schedule_lines(httpserver: HTTPServer) -> None:
    schedules = {"results": SAP_ITEM["to_ScheduleLine"]["results"] * 2}  # type: ignore[index]
    order = {**SAP_ORDER, "to_PurchaseOrderItem": {"results": [{**SAP_ITEM, "to_ScheduleLine": schedules}]}}
    erp, server = erp_of(httpserver, "sap", {"GET A_PurchaseOrder('4500000001')": {"d": order}})
    version = erp.order("4500000001").version
    with pytest.raises(Refused, match="2 schedule lines"):
        erp.write_line("4500000001", "00010", {"promised_date": "2026-12-21"}, version=version, key="k")
    assert server.writes() == []
    erp.close()


# Oracle


ORACLE = {
    "POHeaderId": 300, "OrderNumber": "162001", "Supplier": "Thornbury", "CurrencyCode": "EUR", "StatusCode": "OPEN",
    "LastUpdateDate": "2026-11-20T08:00:00+00:00",
    "lines": [
        {"POLineId": 41, "LineNumber": 1, "Item": "CH-1", "Description": "Chair", "Quantity": 4, "UOM": "Each",
         "Price": 70.4, "schedules": [{"LineLocationId": 77, "RequestedDeliveryDate": "2026-12-07"}]},
    ],
}  # fmt: skip


def test_oracle_changes_a_draft_and_submits_it(httpserver: HTTPServer) -> None:
    erp, server = erp_of(httpserver, "oracle", {"GET purchaseOrders": {"items": [ORACLE]}})
    seen = erp.order("162001")
    assert seen.order.lines[0].promised_date == date(2026, 12, 7)
    values = {"quantity": "3", "promised_date": "2026-12-21"}
    erp.write_line("162001", "1", values, version=seen.version, key="k")
    assert [(method, path) for method, path, _ in server.asked[-3:]] == [
        ("PATCH", "draftPurchaseOrders/300/child/lines/41"),
        ("PATCH", "draftPurchaseOrders/300/child/lines/41/child/schedules/77"),
        ("POST", "draftPurchaseOrders/300/action/submit"),
    ]
    erp.close()


# NetSuite


NETSUITE = {
    "id": "812", "tranId": "PO1042", "entity": {"id": "9", "refName": "Thornbury"}, "tranDate": "2026-11-02",
    "currency": {"refName": "EUR"}, "lastModifiedDate": "2026-11-20T08:00:00Z", "status": {"id": "PurchOrd:B"},
    "item": {"items": [{"line": 1, "item": {"refName": "CH-1"}, "quantity": 4.0, "rate": 70.4}]},
}  # fmt: skip


def test_netsuite_is_asked_by_its_own_name_and_a_line_by_its_key(httpserver: HTTPServer) -> None:
    answers = {
        "POST query/v1/suiteql": {"items": [{"id": "812", "tranId": "PO1042"}]},
        "GET record/v1/purchaseOrder/812": NETSUITE,
    }
    erp, server = erp_of(httpserver, "netsuite", answers)
    seen = erp.order("PO1042")
    erp.write_line("PO1042", "1", {"unit_price": "71.9"}, version=seen.version, key="k")
    assert server.writes() == [
        ("PATCH", "record/v1/purchaseOrder/812", {"item": {"items": [{"rate": 71.9, "line": 1}]}})
    ]
    assert httpserver.log[-1][0].headers["Authorization"].startswith("OAuth ")
    assert "c:d" not in repr(httpserver.log[-1][0].headers)
    erp.close()
