"""SAP S/4HANA: every writing session begins with a token that is fetched, and a split line has several days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from poworkbench.adapters.erp.answers import Answer
from poworkbench.adapters.erp.places import found
from poworkbench.adapters.erp.profile import Call, Writing
from poworkbench.adapters.erp.profiled import ProfileErp
from poworkbench.adapters.erp.sending import sent
from poworkbench.services.ports import Refused

_TOKEN = "x-csrf-token"  # noqa: S105 - a header's name


class SapErp(ProfileErp):
    """SAP's OData service for purchase orders."""

    _token: str | None = None

    def deliver(self, writing: Writing, call: Call, context: Mapping[str, Any]) -> None:
        """One write; a line over several schedule lines has no one promised date that could be set."""
        schedule = found(context.get("line") or {}, "to_ScheduleLine/results")
        if "ScheduleLineDeliveryDate" in context["values"] and (not isinstance(schedule, list) or len(schedule) != 1):
            count = len(schedule) if isinstance(schedule, list) else 0
            raise Refused(f"Line {context['line_number']} has {count} schedule lines in SAP; its dates are set there.")
        super().deliver(writing, call, context)

    def answer(self, call: Call, values: Mapping[str, Any]) -> Answer:
        """The answer to a call, a writing one with its token; a token that has ended is fetched once more."""
        if call.method == "GET":
            return super().answer(call, values)
        answer = super().answer(call, {**values, "csrf": self._token or self._fetched(values)})
        if answer.headers.get(_TOKEN, "").lower() == "required":
            answer = super().answer(call, {**values, "csrf": self._fetched(values)})
        return answer

    def _fetched(self, values: Mapping[str, Any]) -> str:
        """A fresh token; the session's cookie that belongs to it is kept by the connection."""
        ask = Call(method="GET", path="", headers={_TOKEN: "Fetch"})
        self._token = sent(self._calls, ask, values, self.profile.headers).headers.get(_TOKEN, "")
        return self._token
