"""The REST contract as an integrator reads it: the sandbox keeps to it, and the profile asks for nothing else."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
import pytest
import yaml
from tests.sandboxes import Sandbox

from poworkbench.adapters.erp.profile import Call
from poworkbench.app import erp_profiles

CONTRACT: Any = yaml.safe_load((erp_profiles.folder() / "rest.openapi.yaml").read_text("utf-8"))
KEYED = {"Idempotency-Key": "k1"}


def fits(value: Any, schema: Any) -> None:
    """Raise where a value is not as the contract says."""
    whole = {**schema, "components": CONTRACT["components"]}
    jsonschema.validate(value, whole, format_checker=jsonschema.FormatChecker())


def answer_of(path: str, method: str) -> Any:
    responses = CONTRACT["paths"][path][method]["responses"]
    return next(iter(responses["200"]["content"].values()))["schema"]


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/orders", "/orders?page_size=3"), ("/orders/{po}", "/orders/PO-1"),
        ("/orders/{po}/comments", "/orders/PO-1/comments"), ("/orders/{po}/attachments", "/orders/PO-1/attachments"),
    ],
)  # fmt: skip
def test_what_the_sandbox_shows_is_as_the_contract_says(sandbox: Sandbox, path: str, asked: str) -> None:
    sandbox.call("POST", "/orders/PO-1/comments", json={"text": "Hello"}, headers=KEYED)
    sandbox.call("POST", "/orders/PO-1/attachments?name=a.pdf", data=b"abc", headers=KEYED | {"Idempotency-Key": "k2"})
    answer = sandbox.call("GET", asked)
    assert answer.status_code == 200
    fits(answer.json(), answer_of(path, "get"))


@pytest.mark.parametrize("path", ["/orders/PO-1/lines/1", "/orders/PO-1"])
def test_a_write_is_answered_with_the_order(sandbox: Sandbox, path: str) -> None:
    values = {"unit_price": "131.50"} if "lines" in path else {"vendor_order_number": "V-1"}
    template = "/orders/{po}/lines/{line}" if "lines" in path else "/orders/{po}"
    fits(values, CONTRACT["paths"][template]["patch"]["requestBody"]["content"]["application/json"]["schema"])
    seen = sandbox.call("GET", "/orders/PO-1").json()
    answer = sandbox.call("PATCH", path, json=values, headers=KEYED | {"If-Match": seen["etag"]})
    fits(answer.json(), answer_of(template, "patch"))


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/orders/PO-99", 404), ("PATCH", "/orders/PO-1", 428), ("GET", "/orders?page_size=0", 422)],
)
def test_what_is_not_done_is_answered_with_a_sentence(sandbox: Sandbox, method: str, path: str, status: int) -> None:
    more = {"json": {"vendor_order_number": "V-1"}, "headers": KEYED} if method == "PATCH" else {}
    answer = sandbox.call(method, path, **more)
    assert answer.status_code in (status, 400)
    fits(answer.json(), CONTRACT["components"]["schemas"]["Problem"])


def test_the_contract_finds_what_is_not_as_it_says(sandbox: Sandbox) -> None:
    order = sandbox.call("GET", "/orders/PO-1").json()
    order["order"]["lines"][0]["quantity"] = 4
    with pytest.raises(jsonschema.ValidationError, match="4 is not of type 'string'"):
        fits(order, answer_of("/orders/{po}", "get"))


def test_the_profile_asks_for_nothing_else() -> None:
    profile = erp_profiles.load("rest")
    assert profile.comments is not None
    assert profile.attachments is not None
    assert profile.write_order is not None
    calls: list[Call] = [
        profile.orders.open, profile.orders.changed, profile.orders.one, profile.write_line.call,
        profile.write_order.call, profile.comments.list, profile.comments.add, profile.attachments.list,
        profile.attachments.add,
    ]  # fmt: skip
    for call in calls:
        path = "/" + re.sub(r"\{line_number\}", "{line}", call.path)
        known = CONTRACT["paths"][path]
        said = [*known.get("parameters", []), *known[call.method.lower()].get("parameters", [])]
        shared = CONTRACT["components"]["parameters"]
        parameters = [shared[p["$ref"].rpartition("/")[2]] if "$ref" in p else p for p in said]
        assert set(call.query) <= {p["name"] for p in parameters if p["in"] == "query"}
        assert {p["name"] for p in parameters if p["in"] == "header" and p["required"]} <= set(call.headers)
    lines = CONTRACT["components"]["schemas"]["LineValues"]["properties"]
    assert set(profile.write_line.fields.values()) == set(lines)
