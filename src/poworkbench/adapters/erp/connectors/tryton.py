"""Tryton: a session that is opened by name and password, and orders that must be opened before a line may change.

A vendor's new price or quantity for an order that was quoted goes draft, write, quote, confirm: four calls, and the
line may break between any two of them. A note on the order says that we opened it and how far it had come; whoever
looks at the order next and finds it so brings it there again.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from datetime import UTC, datetime
from time import monotonic
from typing import Any

import msgspec
import requests
from requests.auth import AuthBase

from poworkbench.adapters.erp.answers import retry_after
from poworkbench.adapters.erp.field_reading import Record
from poworkbench.adapters.erp.letting_in import Entry, Header, Secret, usable
from poworkbench.adapters.erp.mapping import Seen
from poworkbench.adapters.erp.places import MISSING, found
from poworkbench.adapters.erp.profile import Call, Writing
from poworkbench.adapters.erp.profiled import ProfileErp
from poworkbench.services.ports import Busy, NotLetIn, Refused, Unreachable

#: Seconds for which a name and password that were refused are not tried again: each try brings the lock-out nearer.
REST_SECONDS = 900.0

#: How an order in each state is brought there again from draft.
_BACK: dict[str, tuple[str, ...]] = {"quotation": ("quote",), "confirmed": ("quote", "confirm")}

_OPENED, _CLOSED = re.compile(r"\[opened (\w+)\]"), re.compile(r"\[closed (\d+)\]")


class Session:
    """Opens a session with the keyring's `name:password`, and keeps it; a second login a call would cost 0.2 s."""

    def __init__(self, url: str, secret: Secret) -> None:
        self._address, self._secret = f"{url.rstrip('/')}/rpc/", secret
        self._header = ""
        self._refused: tuple[str, float] = ("", 0.0)

    def auth(self, session: requests.Session, seconds: tuple[float, float]) -> AuthBase:
        """The session's header; NotLetIn without a call where these words were refused a short while ago."""
        if not self._header:
            self._header = self._opened(session, seconds)
        return Header("Authorization", self._header)

    def refused(self, used: AuthBase) -> bool:  # noqa: ARG002
        """A session ends by itself after a time: once more with a new one."""
        had, self._header = bool(self._header), ""
        return had

    def _opened(self, session: requests.Session, seconds: tuple[float, float]) -> str:
        secret = usable(self._secret)
        if self._refused[0] == secret and monotonic() < self._refused[1]:
            raise NotLetIn(
                "Tryton knows no such name and password; it is not asked again for a while, to lock nobody out"
            )
        name, _, password = secret.partition(":")
        asked = {"id": 1, "method": "common.db.login", "params": [name, {"password": password}, "en"]}
        try:
            answer = session.post(self._address, json=asked, timeout=seconds, allow_redirects=False)
        except requests.RequestException:
            raise Unreachable("no connection") from None
        if answer.status_code == requests.codes.too_many_requests:
            raise Busy(
                "too many logins", retry_after=retry_after(answer.headers.get("Retry-After"), now=datetime.now(UTC))
            )
        if answer.status_code == requests.codes.unauthorized:
            self._refused = (secret, monotonic() + REST_SECONDS)
            raise NotLetIn("Tryton knows no such name and password")
        return _header(name, answer.content)


class TrytonErp(ProfileErp):
    """Tryton over JSON-RPC."""

    def entry(self, url: str, secret: Secret) -> Entry:
        """A session of its own."""
        return Session(url, secret)

    def seen(self, po_number: str) -> Seen:
        """One order as it is now; one that we opened and could not close again is closed first."""
        seen = super().seen(po_number)
        if seen.record["state"] != "draft":
            return seen
        note = self._unfinished(seen.record)
        if note is None:
            return seen
        self._close(seen.record, note)
        return super().seen(po_number)

    def deliver(self, writing: Writing, call: Call, context: Mapping[str, Any]) -> None:
        """A write, through the states and documents in which Tryton takes it."""
        if writing is not self.profile.write_line:
            super().deliver(writing, call, context)
            return
        values, order = dict(context["values"]), context["order"]
        if "delivery_date_store" in values:
            values["delivery_date_edit"] = values["delivery_date_store"] is not None
        told = {**context, "values": values}
        if order["state"] == "processing":
            self._move(told)
        elif order["state"] in _BACK and {"quantity", "unit_price"} & values.keys():
            self._opened(writing, call, told)
        else:
            super().deliver(writing, call, told)

    def _opened(self, writing: Writing, call: Call, context: Mapping[str, Any]) -> None:
        """Open, write, close again, whatever became of the write."""
        order = context["order"]
        whose = f" by {context['by']}" if context["by"] else ""
        text = f"Opened{whose} to set what the vendor acknowledged. [opened {order['state']}]"
        note = {"id": self._note_on(order, text), "message": text}
        self._button(order, "draft", {"_timestamp": {_resource(order): order["_timestamp"]}})
        try:
            super().deliver(writing, call, context)
        finally:
            self._close(order, note)

    def _close(self, order: Record, note: Record) -> None:
        opened = _OPENED.search(note["message"])
        try:
            for button in _BACK.get(opened[1] if opened else "", ()):
                self._button(order, button, {})
        except Refused as said:
            raise Refused(
                f"Order {order['number']} is open in Tryton, which does not close it: {said.detail}"
            ) from None
        self._note_on(order, f"Closed again. [closed {note['id']}]")

    def _note_on(self, order: Record, text: str) -> int:
        return int(self._rpc("ir.note", "create", [{"resource": _resource(order), "message": text}])[0])

    def _unfinished(self, order: Record) -> Record | None:
        notes = self._rpc("ir.note", "search_read", [["resource", "=", _resource(order)]], 0, None, None, ["message"])
        closed = {int(told[1]) for note in notes if (told := _CLOSED.search(note["message"]))}
        return next((note for note in notes if _OPENED.search(note["message"]) and note["id"] not in closed), None)

    def _move(self, context: Mapping[str, Any]) -> None:
        """Once goods are awaited, the day lives on the stock move that awaits them."""
        moves = self._rpc("stock.move", "read", context["line"]["moves"], ["state", "_timestamp"])
        awaited = [move for move in moves if move["state"] in ("draft", "staging")]
        if len(awaited) != 1:
            raise Refused(f"The order is processing in Tryton, and {len(awaited)} deliveries of this line are awaited.")
        name = f"stock.move,{awaited[0]['id']}"
        told = {"planned_date": context["values"]["delivery_date_store"]}
        self._rpc(
            "stock.move", "write", [awaited[0]["id"]], told, context={"_timestamp": {name: awaited[0]["_timestamp"]}}
        )

    def _button(self, order: Record, name: str, context: Mapping[str, Any]) -> None:
        self._rpc("purchase.purchase", name, [order["id"]], context=context)

    def _rpc(self, model: str, method: str, *params: Any, context: Mapping[str, Any] | None = None) -> Any:
        body = {"id": 1, "method": f"model.{model}.{method}", "params": [*params, dict(context or {})]}
        return self.send(Call(method="POST", path="rpc/", body=body), {}).json["result"]


def _resource(order: Record) -> str:
    return f"purchase.purchase,{order['id']}"


def _header(name: str, body: bytes) -> str:
    try:
        given = found(msgspec.json.decode(body), "result")
    except msgspec.DecodeError:
        given = MISSING
    if not isinstance(given, list) or len(given) < 2:
        raise Unreachable("Tryton's answer to the login is not as agreed")
    return "Session " + b64encode(f"{name}:{given[0]}:{given[1]}".encode()).decode()
