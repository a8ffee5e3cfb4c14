"""The client's ERP as its profile describes it: fulfils services.ports.Erp."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from poworkbench.adapters.erp.field_reading import Record
from poworkbench.adapters.erp.mapping import Seen
from poworkbench.adapters.erp.orders import ProfileOrders
from poworkbench.adapters.erp.paging import pages
from poworkbench.adapters.erp.places import found
from poworkbench.adapters.erp.profile import Call, Notes, Writing
from poworkbench.adapters.erp.writes import apart, encoded, needs_records, refused_by_state, uses, whole
from poworkbench.services.ports import Gone, Refused, Stale, Takes


class ProfileErp(ProfileOrders):
    """One ERP, read and written.

    A connector for an ERP that a profile cannot wholly describe inherits from it and overrides one verb.
    """

    def takes(self) -> Takes:
        """What this ERP has a place for."""
        head = self.profile.write_order
        return Takes(
            frozenset(self.profile.write_line.fields), frozenset(head.fields if head else ()),
            comments=self.profile.comments is not None, attachments=self.profile.attachments is not None,
        )  # fmt: skip

    # writing

    def write_line(
        self, po_number: str, line: str, values: Mapping[str, str | None], *, version: str, key: str, by: str = ""
    ) -> None:
        """Set fields of a line; Stale where the order is no longer at `version`."""
        told = {"po": po_number, "line_number": line, "version": version, "key": key, "by": by}
        self._write(self.profile.write_line, values, told)

    def write_order(
        self, po_number: str, values: Mapping[str, str | None], *, version: str, key: str, by: str = ""
    ) -> None:
        """Set fields of the head: vendor_order_number, acknowledged_on."""
        if self.profile.write_order is None:
            raise Refused(f"{self.profile.erp.name} has no place for what a vendor acknowledges in an order's head.")
        told = {"po": po_number, "line_number": None, "version": version, "key": key, "by": by}
        self._write(self.profile.write_order, values, told)

    def _write(self, writing: Writing, values: Mapping[str, str | None], context: dict[str, Any]) -> None:
        line, now, record = context["line_number"], None, None
        if needs_records(writing):
            seen = self._at(context["po"], context["version"])
            record = seen.record if line is None else seen.line(line)
            if record is None:
                raise Gone(f"line {line} is no longer on the order")
            refused_by_state(writing, seen.record, values)
            now = seen.snapshot.order.line(line or "")
            context |= {"order": seen.record, "line": record}
        for call, some in apart(writing, whole(writing, values, now)):
            told = {**context, "values": self.encoded(writing, some, record, head=line is None)}
            self.deliver(writing, call, told)
        if writing.then is not None:
            self.send(writing.then, context)

    def deliver(self, writing: Writing, call: Call, context: Mapping[str, Any]) -> None:  # noqa: ARG002
        """One write on its way; what an ERP wants beyond the profile's calls is said by a connector."""
        self.send(call, context)

    def encoded(
        self, writing: Writing, values: Mapping[str, str | None], record: Record | None, *, head: bool = False
    ) -> dict[str, Any]:
        """Values as this ERP writes them."""
        places = self.profile.orders.map if head else self.profile.lines.map
        return encoded(self.profile, places, writing, values, record, self.zone)

    def _at(self, po_number: str, version: str) -> Seen:
        """The order as it was at `version`; where nothing but looking guards a write, it is looked at once more."""
        last = self._last
        guarded = self.profile.erp.lock == "token"
        if (
            not guarded
            or last is None
            or last.snapshot.order.po_number != po_number
            or last.snapshot.version != version
        ):
            last = self.seen(po_number)
        if last.snapshot.version != version:
            raise Stale("the order changed since it was read")
        return last

    # comments and attachments

    def comments(self, po_number: str) -> Sequence[str]:
        """The texts of the order's comments, oldest first."""
        return self._noted(self.profile.comments, po_number)

    def comment(self, po_number: str, text: str, *, key: str) -> None:
        """Put a comment on the order."""
        self._note(self.profile.comments, po_number, {"text": text, "key": key})

    def attachments(self, po_number: str) -> Sequence[str]:
        """What tells each attachment of the order apart: its SHA-256, or its name, which holds the beginning of it."""
        return self._noted(self.profile.attachments, po_number)

    def attach(self, po_number: str, name: str, content: bytes, *, key: str) -> None:
        """Put a file on the order."""
        told = {"name": name, "content": content, "base64": base64.b64encode(content).decode(), "key": key}
        self._note(self.profile.attachments, po_number, told)

    def _noted(self, notes: Notes | None, po_number: str) -> list[str]:
        if notes is None:
            return []
        context = self._of_order(notes.list, po_number)
        send = lambda call, values: self.send(call, {**context, **values})  # noqa: E731
        return [
            str(found(note, notes.text)) for page in pages(send, notes.list, notes.list.paging.size) for note in page
        ]

    def _note(self, notes: Notes | None, po_number: str, values: Mapping[str, Any]) -> None:
        if notes is None:
            raise Refused(f"{self.profile.erp.name} has no place for it.")
        self.send(notes.add, {**self._of_order(notes.add, po_number), **values})

    def _of_order(self, call: Call, po_number: str) -> dict[str, Any]:
        """What a call about an order needs of it."""
        return {"po": po_number, **({"order": self.seen(po_number).record} if uses(call, "order") else {})}
