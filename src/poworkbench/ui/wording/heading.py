"""The words above a document: which order, whose, since when, for which customer."""

from __future__ import annotations

from datetime import datetime, tzinfo

from poworkbench.services.views import ReviewLine, ReviewView
from poworkbench.ui.wording.values import day, when


def title(view: ReviewView) -> str:
    """PO number and vendor; the file's name while there is no order."""
    if view.po_number is None:
        return f"{view.name}: no order yet"
    return "  ".join(part for part in (view.po_number, view.vendor_name) if part)


def facts(view: ReviewView, now: datetime, zone: tzinfo | None = None) -> str:
    """The second line: dates, the vendor's own number, the buyer."""
    today = now.astimezone(zone).date()
    parts = [
        f"ordered {day(view.order_date, today)}" if view.order_date else "",
        f"their order {view.vendor_order_number}" if view.vendor_order_number else "",
        f"arrived {when(view.arrived_at, now, zone)}",
        f"buyer {view.buyer_name}" if view.buyer_name else "",
    ]
    return " · ".join(part for part in parts if part)


def freshness(view: ReviewView, now: datetime, zone: tzinfo | None = None) -> str:
    """When the column `ERP now` was read."""
    return f"ERP as of {when(view.erp_seen_at, now, zone)}" if view.erp_seen_at else "not yet seen in the ERP"


def line_title(line: ReviewLine) -> tuple[str, str]:
    """The heading of a line in bold and in plain letters."""
    if line.number is None:
        return ("Not ordered", line.item or "") if line.item else ("Order as a whole", "")
    code = f"X12 {line.code}" if line.code else ""
    return f"Line {line.number}", "  ".join(part for part in (line.item, line.description, code) if part)


def promise(view: ReviewView, now: datetime, zone: tzinfo | None = None) -> str:
    """The customer's order that hangs on this one, and what he was promised."""
    if not view.sales_order:
        return ""
    if not view.customer_promise:
        return view.sales_order
    return f"{view.sales_order} promised for {day(view.customer_promise, now.astimezone(zone).date())}"
