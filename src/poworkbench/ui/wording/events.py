"""Entries of the history, each in one sentence."""

from __future__ import annotations

from datetime import date

from poworkbench.services.views import HistoryRow
from poworkbench.ui.wording.fields import field_name
from poworkbench.ui.wording.values import shown

SENTENCES = {
    "ordered": "ordered at {new}",
    "read": "read as {new}",
    "document_read": "document read",
    "document_received": "document arrived",
    "linked": "document linked to this order",
    "accepted": "accepted the vendor's {new} instead of {old}",
    "kept": "kept ours, {new}",
    "entered": "entered {new} instead of {old}",
    "escalated": "asked the buyer",
    "undone": "took the decision back",
    "confirmed_document": "done with the document",
    "erp_confirmed": "the ERP has {new}, read back",
    "erp_refused": "the ERP refused {new}",
    "erp_conflict": "changed in the ERP meanwhile: it has {new}",
    "erp_changed": "changed in the ERP from {old} to {new}",
}


def happened(row: HistoryRow, today: date) -> str:
    """What happened, with its values and its reason."""
    field = row.field or ""
    template = SENTENCES.get(row.kind, row.kind.replace("_", " ") + (" {new}" if row.new is not None else ""))
    sentence = template.format(old=shown(field, row.old, today), new=shown(field, row.new, today))
    return " · ".join([sentence, *([row.reason] if row.reason else []), *_place(row)])


def about(row: HistoryRow) -> str:
    """Which value the entry is about, where several are listed."""
    if row.field is None:
        return ""
    return field_name(row.field) if row.line is None else f"line {row.line} {field_name(row.field)}"


def _place(row: HistoryRow) -> list[str]:
    if not row.evidence:
        return []
    first = row.evidence[0]
    return [f"page {first.page}, “{first.text}”"]
