"""Answers that are not as agreed: each is a problem with a clear sentence, never a KeyError or half an order."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from tests.erps import rest_erp
from tests.sandboxes import made_line, made_order

from poworkbench.adapters.erp.answers import Answer, retry_after
from poworkbench.adapters.erp.mapping import Records
from poworkbench.adapters.erp.places import items
from poworkbench.app import erp_profiles
from poworkbench.services.ports import (
    Busy,
    ErpProblem,
    Gone,
    NotAllowed,
    NotLetIn,
    Refused,
    Snapshot,
    Stale,
    Unreachable,
)

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def body(**changes: object) -> bytes:
    envelope = {"order": made_order("PO-1", 1, **changes), "etag": '"7"', "changed_at": "2026-11-20T08:00:00Z"}
    return json.dumps(envelope).encode()


def taken(text: bytes) -> Snapshot:
    record = Answer(200, {}, text).json
    return Records(erp_profiles.load("rest"), None).seen(record, items(record, "order/lines")).snapshot


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in made_line(1).items() if key != name}


def test_a_whole_order_is_taken() -> None:
    snapshot = taken(body())
    assert (snapshot.version, snapshot.changed_at) == ('"7"', NOW)


@pytest.mark.parametrize(
    "field", ["line", "vendor_item", "description", "quantity", "unit", "unit_price", "promised_date"]
)
def test_a_missing_field_is_named_with_its_place(field: str) -> None:
    with pytest.raises(Unreachable, match=rf"PO-1 is not as agreed: {field} \({field}\) is not in it"):
        taken(body(lines=[without(field)]))


@pytest.mark.parametrize(
    "line",
    [
        made_line(1, quantity="four"),
        made_line(1, quantity=None),
        made_line(1, unit_price="NaN"),
        made_line(1, unit_price="Infinity"),
        made_line(1, promised_date="20.11.2026"),
        {**made_line(1), "quantity": ["4"]},
        {**made_line(1), "line": ["1"]},
        "a line",
    ],
)
def test_a_value_of_another_type_is_not_taken(line: Any) -> None:
    with pytest.raises(Unreachable, match="not as agreed"):
        taken(body(lines=[line]))


def test_a_line_number_that_stands_twice_is_not_taken() -> None:
    with pytest.raises(Unreachable, match="PO-1 is not as agreed: it has a line number twice"):
        taken(body(lines=[made_line(1), made_line(1)]))


def test_a_number_written_without_quotes_stays_exact() -> None:
    text = body().replace(b'"unit_price": "125.00"', b'"unit_price": 0.10')
    assert str(taken(text).order.lines[0].unit_price) == "0.10"


@pytest.mark.parametrize("text", [b"", b"<html>maintenance</html>", body()[:200], b"\xff\xfe", b"[]", b"null"])
def test_another_body_is_not_taken(text: bytes) -> None:
    with pytest.raises(Unreachable):
        taken(text)


def test_a_moment_without_a_zone_is_not_taken() -> None:
    with pytest.raises(Unreachable, match="changed_at"):
        taken(body().replace(b"08:00:00Z", b"08:00:00"))


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("7", 7.0),
        (" 120 ", 120.0),
        ("Fri, 20 Nov 2026 08:00:30 GMT", 30.0),
        ("Fri, 20 Nov 2026 07:59:00 GMT", 0.0),
        ("Fri, 20 Nov 2026 08:00:30 -0000", 30.0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, now=NOW) == seconds


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (301, Unreachable), (400, Refused), (401, NotLetIn), (403, NotAllowed), (404, Gone), (405, Refused),
        (409, Stale), (410, Gone), (412, Stale), (417, Refused), (422, Refused),
        (428, Stale), (429, Busy), (500, Unreachable), (502, Unreachable), (503, Busy), (504, Unreachable),
    ],
)  # fmt: skip
def test_a_status_is_a_problem_and_a_page_of_html_is_not_its_sentence(
    httpserver: HTTPServer, status: int, kind: type[ErpProblem]
) -> None:
    headers = {"Location": "http://elsewhere.example/"}
    httpserver.expect_request("/orders/PO-1").respond_with_data("<h1>No</h1>", status=status, headers=headers)
    client = rest_erp(httpserver.url_for("/"), lambda: "s3cret")
    with pytest.raises(ErpProblem) as caught:
        client.order("PO-1")
    client.close()
    assert type(caught.value) is kind
    assert caught.value.detail.startswith(str(status))
    assert "<h1>" not in caught.value.detail


def test_pages_that_do_not_end_are_found_out(httpserver: HTTPServer) -> None:
    page = {"orders": [], "next_cursor": "again"}
    httpserver.expect_request("/orders").respond_with_json(page)
    client = rest_erp(httpserver.url_for("/"), lambda: "s3cret")
    with pytest.raises(Unreachable, match="again and again"):
        list(client.changed_since(None))
    client.close()


def test_the_token_travels_in_its_header_alone(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/orders/PO-1").respond_with_data(body(), content_type="application/json")
    client = rest_erp(httpserver.url_for("/"), lambda: "s3cret")
    client.order("PO-1")
    client.close()
    request, _ = httpserver.log[-1]
    assert request.headers["Authorization"] == "Bearer s3cret"
    assert "s3cret" not in request.url
    assert "s3cret" not in repr(vars(client))


@pytest.mark.parametrize("url", ["", "erp", "ftp://erp.example", "http://", "http://[broken", "https://erp.example:x"])
def test_an_address_that_cannot_be_used_says_so_and_shows_no_token(url: str) -> None:
    client = rest_erp(url, lambda: "s3cret")
    with pytest.raises(Unreachable, match="address cannot be used") as caught:
        client.order("PO-1")
    client.close()
    assert "s3cret" not in str(caught.value)
