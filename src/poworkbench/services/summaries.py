"""The queue's row of one document, derived from its entries whenever one is added."""

from __future__ import annotations

from dataclasses import dataclass

from poworkbench.domain.events import Entry
from poworkbench.domain.folding import fold
from poworkbench.domain.playbook import Playbook
from poworkbench.domain.refused import refused
from poworkbench.domain.reviews import Review
from poworkbench.services.rows import review_lines
from poworkbench.services.views import QueueState, ReviewRow


@dataclass(frozen=True, slots=True)
class Summary:
    """What the queue shows of one review; `arrived_at` is ISO text in UTC, `looked_at` is 0 or 1.

    `document` is the name of the review (domain.shares). `refused` counts what the ERP refused and a person is to do
    something about, `in_tray` also what is tried again or set aside.
    """

    document: str
    po_number: str | None
    name: str
    arrived_at: str
    state: str
    vendor_name: str | None
    sales_order: str | None
    problem: str | None
    lines: int
    needs: int
    decided: int
    conflicts: int
    refused: int
    looked_at: int
    given: int = 0
    in_tray: int = 0


def summarise(entries: tuple[Entry, ...], playbook: Playbook) -> Summary | None:
    """The summary of a document's entries; None where they do not begin with its arrival."""
    review = fold(entries)
    if review is None:
        return None
    tray = refused(entries)
    rows = [row for line in review_lines(review, None, playbook) for row in line.rows]
    order, reading = review.ordered, review.reading
    return Summary(
        document=review.id,
        po_number=order.po_number if order else None,
        name=review.name,
        arrived_at=review.arrived_at.isoformat(),
        state=state_of(review, rows),
        vendor_name=order.vendor.name if order else reading.value("vendor_name") if reading else None,
        sales_order=order.sales_order if order else None,
        problem=review.problem,
        lines=len(order.lines) if order else len(reading.lines) if reading else 0,
        needs=sum(row.needs_person for row in rows),
        decided=sum(row.decision is not None for row in rows),
        conflicts=_came_back(rows, "conflict"),
        refused=sum(one.standing == "refused" for one in tray),
        looked_at=int(review.looked_at),
        given=_came_back(rows, "given"),
        in_tray=len(tray),
    )


def state_of(review: Review, rows: list[ReviewRow]) -> QueueState:
    """Where a document stands in the queue."""
    if review.ordered is None:
        return "done" if review.put_away else "unmatched"
    if any(row.needs_person for row in rows):
        return "waiting"
    if review.confirmed:
        return "done"
    return "clean" if review.reading else "unread"


def _came_back(rows: list[ReviewRow], sync: str) -> int:
    return sum(row.decision is not None and row.decision.sync == sync for row in rows)
