"""A profile's call with its holes filled, on its way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import msgspec

from poworkbench.adapters.erp.answers import Answer
from poworkbench.adapters.erp.calls import Calls
from poworkbench.adapters.erp.places import filled, holes, text
from poworkbench.adapters.erp.profile import Call

_JSON = msgspec.json.Encoder(decimal_format="number")


def sent(calls: Calls, call: Call, values: Mapping[str, Any], headers: Mapping[str, str]) -> Answer:
    """The answer to one call. A part of the query or a header whose hole is None is left out, not sent as empty."""
    told = {**_texts(headers, values), **_headers(call.headers, values)}
    body = None
    if call.send == "multipart":
        files = {"file": (values["name"], values["content"])}
        form = call.body or {}
        return calls.send(
            call.method, _path(call, values), query=_texts(call.query, values), headers=told,
            form=_texts(form, values), files=files,
        )  # fmt: skip
    if call.send == "bytes":
        body = values["content"]
        told.setdefault("Content-Type", "application/octet-stream")
    elif call.body is not None:
        body = _JSON.encode(filled(call.body, values))
        told.setdefault("Content-Type", "application/json")
    return calls.send(call.method, _path(call, values), query=_texts(call.query, values), headers=told, body=body)


def _headers(templates: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, str]:
    """As texts are; what a header cannot carry is percent-encoded (a person's name may have any letters)."""
    found = _texts(templates, values)
    return {name: value if value.isascii() else quote(value, safe=' @.,:;/"') for name, value in found.items()}


def _path(call: Call, values: Mapping[str, Any]) -> str:
    return text(call.path, values, lambda value: quote(value, safe=""))


def _texts(templates: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: text(template, values)
        for name, template in templates.items()
        if all(values.get(hole) is not None for hole in holes(template))
    }
