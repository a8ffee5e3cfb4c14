"""Entries of the history, each in one sentence."""

from __future__ import annotations

from datetime import date

from poworkbench.services.views import HistoryRow
from poworkbench.ui.wording import revisions, rules
from poworkbench.ui.wording.fields import field_name
from poworkbench.ui.wording.values import shown

SENTENCES = {
    "ordered": "ordered: {new}",
    "read": "read as {new}",
    "document_read": "read as {new}",
    "document_not_read": "document cannot be read, a person does",
    "document_put_away": "put away",
    "document_received": "document arrived",
    "order_seen": "the ERP showed the order",
    "order_not_understood": "the ERP showed the order in another shape than agreed, nothing is written to it",
    "order_gone": "the ERP no longer has the order",
    "orders_pulled": "all changes in the ERP asked for",
    "orders_swept": "all open orders in the ERP asked for",
    "write_left_out": "not brought: the ERP has no place for {new}",
    "linked": "document linked to this order",
    "accepted": "accepted the vendor's {new} instead of {old}",
    "kept": "kept ours, {new}",
    "entered": "entered {new} instead of {old}",
    "escalated": "asked the buyer",
    "undone": "took the decision back",
    "confirmed_document": "done with the document",
    "erp_confirmed": "the ERP has {new}, read back",
    "attached": "document attached to the order in the ERP",
    "commented": "comment stands on the order in the ERP",
    "mailed": "message given to the buyer",
    "withdrawn": "question withdrawn",
    "erp_refused": "the ERP refused {new}",
    "erp_conflict": "changed in the ERP meanwhile: it has {new}",
    "erp_changed": "changed in the ERP from {old} to {new}",
    "handed_file": "{new} given to the ERP's import, not yet seen there",
    "handed_entered": "{new} entered into the ERP by hand, not yet seen there",
    "handed_kept": "kept here: this ERP takes no comments or files",
    "handed_unshown": "{new} was given; the ERP's exports do not show it",
    "handed_superseded": "{new} was replaced by a later decision",
    "handed_back": "not entered after all, it is to be given again",
    "write_skipped": "{new} could not be entered",
    "write_tried_again": "to be sent again",
    "write_set_aside": "set aside, known not to be in the ERP",
    "way_out_undone": "refused as before: what was done about it was taken back",
    "export_taken": "an export of the ERP was taken in",
}

#: The same where an entry is not about one value.
WITHOUT_VALUE = {
    "document_read": "document read",
    "ordered": "ordered",
    "kept": "kept ours",
    "erp_confirmed": "the ERP has it, read back",
    "erp_refused": "the ERP refused it",
    "write_left_out": "not brought: the ERP has no place for it",
    "erp_conflict": "changed in the ERP meanwhile",
    "erp_changed": "changed in the ERP",
    "handed_file": "given to the ERP's import, not yet seen there",
    "handed_entered": "entered into the ERP by hand, not yet seen there",
    "handed_unshown": "given; the ERP's exports do not show it",
    "write_skipped": "could not be entered",
}


def happened(row: HistoryRow, today: date) -> str:
    """What happened, with its values and its reason."""
    field = row.field or ""
    known = SENTENCES if row.new is not None or row.old is not None else SENTENCES | WITHOUT_VALUE
    template = known.get(row.kind, row.kind.replace("_", " ") + (" {new}" if row.new is not None else ""))
    sentence = template.format(old=shown(field, row.old, today), new=shown(field, row.new, today))
    rule = rules.sentence(row.rule, row.facts) if row.rule else _beside(row)
    return " · ".join(part for part in (sentence, row.reason, rule, _since(row, today), _place(row)) if part)


def _since(row: HistoryRow, today: date) -> str:
    """What the document says otherwise than the one before it."""
    if row.since is None:
        return ""
    changed = revisions.listed(row.since.changes, today)
    return f"since {row.since.name}: {changed or 'nothing changed'}"


def _beside(row: HistoryRow) -> str:
    """What the ERP changed unasked, together with a write of ours."""
    confirmed = row.kind == "erp_confirmed"
    return " · ".join(f"with it the ERP changed {field_name(n)}: {was}" for n, was in row.facts.items() if confirmed)


def about(row: HistoryRow) -> str:
    """Which value the entry is about, where several are listed."""
    if row.field is None:
        return ""
    return field_name(row.field) if row.line is None else f"line {row.line} {field_name(row.field)}"


def _place(row: HistoryRow) -> str:
    return f"page {row.evidence[0].page}, “{row.evidence[0].text}”" if row.evidence else ""
