"""ERPNext: the quantity and price of a submitted order change by a call that wants every row of the order.

The call takes no token and deletes each row that is not named in it, so all rows are sent, right after a fresh look.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from poworkbench.adapters.erp.profile import Call, Writing
from poworkbench.adapters.erp.profiled import ProfileErp
from poworkbench.services.ports import Stale

_JSON = msgspec.json.Encoder(decimal_format="number")

#: What the call wants to know of each row.
_ROW = ("item_code", "qty", "rate", "uom", "conversion_factor", "schedule_date")


class ErpNext(ProfileErp):
    """ERPNext on Frappe's REST."""

    def deliver(self, writing: Writing, call: Call, context: Mapping[str, Any]) -> None:
        """Quantities and prices go with all rows; everything else as the profile says."""
        if writing is self.profile.write_line and {"qty", "rate"} & context["values"].keys():
            self._rows(call, context)
        else:
            super().deliver(writing, call, context)

    def _rows(self, call: Call, context: Mapping[str, Any]) -> None:
        fresh = self.seen(context["po"])
        if fresh.snapshot.version != context["version"]:
            raise Stale("the order changed since it was read")
        rows = [_row(record, context["line"]["name"], context["values"]) for record in fresh.lines]
        self.send(call, {**context, "values": _JSON.encode(rows).decode()})


def _row(record: Mapping[str, Any], changed: str, values: Mapping[str, Any]) -> dict[str, Any]:
    row = {name: record[name] for name in _ROW if record.get(name) is not None} | {"docname": record["name"]}
    return row | dict(values) if record["name"] == changed else row
