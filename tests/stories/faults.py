"""What can go wrong with one call to the ERP, and how a story says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.faults.line import Fault, half_json, says, torn_after, torn_before, torn_during

HTML = b"<html><body><h1>Bad Gateway</h1></body></html>"

#: The kinds of calls, as a story names them.
CALLS: Mapping[str, Callable[[str, str], bool]] = {
    "question for what changed": lambda method, path: method == "GET" and path.partition("?")[0] == "/orders",
    "look at an order": lambda method, path: method == "GET" and path.count("/") == 2,
    "write": lambda method, _path: method == "PATCH",
    "comment": lambda method, path: method == "POST" and path.endswith("/comments"),
    "attachment": lambda method, path: method == "POST" and "/attachments" in path,
    "call": lambda _method, _path: True,
}

#: The kinds that carry something to the ERP.
SENDING = ("write", "comment", "attachment")


def cut(handler: Any) -> None:
    """Done, and half of the answer."""
    status, _headers, body = handler.served()
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True


def silent(handler: Any) -> None:
    """Done, and no answer for as long as the caller waits."""
    handler.served()
    handler.connection.settimeout(5)
    handler.rfile.read(1)
    handler.close_connection = True


def renamed(handler: Any) -> None:
    """Done, and the ERP calls a field otherwise than agreed."""
    status, _headers, body = handler.served()
    handler.answer(status, body.replace(b'"unit_price"', b'"net_price"'))


def one_more(handler: Any) -> None:
    """Done, and there is a field more than agreed."""
    status, _headers, body = handler.served()
    handler.answer(status, body.replace(b'"unit_price"', b'"incoterm": "DAP", "unit_price"'))


#: Each as the story says it; `{}` is the call.
FAULTS: Mapping[str, Fault] = {
    "The line breaks before {} reaches the ERP": torn_before,
    "The line breaks after the ERP has done {}": torn_after,
    "The ERP does {} and gives no answer in time": silent,
    "Half of the answer to {} is lost": cut,
    "The answer to {} ends in the middle of its JSON": half_json,
    "The ERP calls the unit price otherwise in its answer to {}": renamed,
    "The ERP shows a field that nobody agreed on in its answer to {}": one_more,
    "The ERP does not know the token at {} (401)": says(401),
    "The ERP forbids {} (403)": says(403),
    "The ERP finds nothing for {} (404)": says(404),
    "The ERP says that {} is in conflict (409)": says(409),
    "The ERP says that the order changed since, at {} (412)": says(412),
    "The ERP asks to wait before {} (429, Retry-After 7)": says(429, Retry_After="7"),
    "The ERP asks to wait before {} (429)": says(429),
    "The ERP fails at {} (500)": says(500),
    "A proxy answers {} with a page of HTML (502)": says(502, HTML),
    "The ERP is under repair at {} (503)": says(503, Retry_After="9"),
    "The ERP answers {} with 200 and an error": says(200, {"error": "not done"}),
}

#: What goes wrong with something sent only.
FAULTS_OF_SENDING: Mapping[str, Fault] = {
    **FAULTS,
    "The line breaks while {} is being sent": torn_during,
    "The ERP does not want {} (422)": says(422),
    "The ERP says that it did {}, and did nothing": says(200, {"done": True}),
}
