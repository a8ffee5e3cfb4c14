"""What is the matter with a document or a decision, in a few words and a tone."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import Literal

from poworkbench.domain.rule_names import CAUTION
from poworkbench.services.views import DecisionView, QueueRow, ReviewRow, ReviewView
from poworkbench.ui.wording.fields import value_name
from poworkbench.ui.wording.values import clock, counted, shown

#: How loudly it is painted: ok, warn and bad have colours of their own; every tone also has its words.
Tone = Literal["plain", "soft", "ok", "warn", "bad"]

#: What is done about a caution, whichever key says so.
SEEN = "seen"

VERBS = {"accepted": "accepted", "kept": "kept ours", "entered": "entered", "escalated": "escalated"}


def badge(row: QueueRow) -> tuple[str, Tone]:
    """The word at the right end of a queue row."""
    if row.conflicts:
        return counted(row.conflicts, "conflict"), "bad"
    if row.state == "waiting":
        return f"{row.needs} for you", "warn"
    words: dict[str, tuple[str, Tone]] = {
        "clean": ("clean", "ok"),
        "unmatched": ("unmatched", "bad"),
        "unread": ("read by eye", "warn"),
        "done": ("✓ done", "soft"),
    }
    return words[row.state]


def second_line(row: QueueRow) -> str:
    """Vendor, lines and the customer's order under the PO number; the file's name while there is no order."""
    if row.po_number is None:
        return row.name
    parts = [row.vendor_name or row.name]
    if row.lines:
        parts.append(counted(row.lines, "line"))
    if row.decided and row.state != "done":
        parts.append(f"{row.decided} decided")
    if row.given:
        parts.append(f"{row.given} not yet seen")
    if row.sales_order:
        parts.append(row.sales_order)
    return " · ".join(parts)


def decided(decision: DecisionView, field: str, today: date, zone: tzinfo | None = None) -> tuple[str, str, Tone]:
    """What was decided, how far it got, and the tone of both."""
    seen = field.startswith(CAUTION) and decision.kind in ("accepted", "kept")
    first = f"{SEEN if seen else VERBS[decision.kind]} {clock(decision.at, zone)}"
    if decision.kind == "entered":
        first = f"entered {shown(field, decision.value, today)}"
    if decision.sync == "conflict":
        return f"⚠ {first}", "changed in the ERP", "bad"
    if decision.sync == "refused":
        return f"✗ {first}", "refused by the ERP", "bad"
    if decision.sync == "confirmed":
        at = f" {clock(decision.sync_at, zone)}" if decision.sync_at else ""
        return f"✓ {first}", f"confirmed by ERP{at}", "ok"
    if decision.sync == "set_aside":
        return f"– {first}", "set aside, not in the ERP", "plain"
    if decision.sync == "left_out":
        return f"✓ {first}", "the ERP has no place for it", "plain"
    return f"✓ {first}", _on_its_way(decision, zone), "plain"


def _on_its_way(decision: DecisionView, zone: tzinfo | None) -> str:
    """What is known of a decision that the ERP has not shown."""
    if decision.sync == "given":
        how = f"in {decision.file}" if decision.file else "entered"
        at = f" {clock(decision.sync_at, zone)}" if decision.sync_at else ""
        return f"not yet seen · {how}{at}"
    if decision.sync == "unshown":
        return "message given" if decision.kind == "escalated" else "given, not shown by exports"
    return "saved here" if decision.sync == "saved" else ""


def came_back(row: ReviewRow, today: date) -> str:
    """Why a decision needs a person again, and which keys answer; empty where it does not."""
    decision = row.decision
    if decision is None:
        return ""
    if decision.sync == "refused":
        why = (decision.reason or "it gave no reason").rstrip(".")
        return f"The ERP does not take it: {why}. C another value, K keep ours, E escalate, F7 try again."
    if decision.sync == "conflict" and decision.conflict:
        base, ours, theirs = (shown(row.field, text, today) for text in _sides(decision))
        return (
            f"Somebody changed it in the ERP meanwhile: it was {base}, we decided {ours}, it now has {theirs}. "
            "A write ours, K keep theirs, C another value."
        )
    return ""


def chips(view: ReviewView) -> list[tuple[str, Tone]]:
    """What is left to do, in the document's head."""
    rows = view.rows()
    needs = sum(row.needs_person for row in rows)
    done = sum(row.decision is not None and not row.needs_person for row in rows)
    agree = sum(line.agrees for line in view.lines if line.number is not None)
    words: list[tuple[str, Tone]] = []
    if needs:
        words.append(("1 needs you" if needs == 1 else f"{needs} need you", "warn"))
    if done:
        words.append((f"{done} decided", "plain"))
    if agree and view.state not in ("unread", "unmatched"):
        words.append(("1 line agrees" if agree == 1 else f"{agree} lines agree", "ok"))
    if view.state == "done":
        words.append(("✓ done", "ok"))
    return words


def spoken(row: ReviewRow, today: date) -> str:
    """A whole row for the screen reader."""
    values = (
        f"ordered {shown(row.field, row.ordered, today)}, vendor says {shown(row.field, row.acknowledged, today)}, "
        f"ERP now {shown(row.field, row.erp_now, today)}"
    )
    state = "needs you" if row.needs_person else row.decision.kind if row.decision else "agrees"
    return f"{value_name(row.line, row.field)}: {values}, {state}"


def next_step(row: ReviewRow) -> str:
    """What the person may do about the row, where a decision is still missing."""
    return "" if row.may_accept else "the buyer decides"


def _sides(decision: DecisionView) -> tuple[str | None, str | None, str | None]:
    conflict = decision.conflict
    return (conflict.base, conflict.ours, conflict.theirs) if conflict else (None, None, None)
