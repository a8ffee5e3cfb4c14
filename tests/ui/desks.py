"""A desk in memory with a believable morning on it; it keeps the rules that the screen relies on."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from tests.ui import paper

from poworkbench.domain.problems import DamagedFile
from poworkbench.domain.readings import POINTED, Evidence, Found
from poworkbench.services.refusals import NotTaken
from poworkbench.services.tray_views import RefusedRow
from poworkbench.services.views import (
    EVERYTHING,
    CandidateView,
    Changes,
    Conflict,
    DecisionView,
    HistoryRow,
    Picture,
    QueueRow,
    ReviewLine,
    ReviewRow,
    ReviewView,
    Seen,
    Status,
)

NOW = datetime.now(UTC).replace(microsecond=0)
TODAY = NOW.astimezone().date()
Key = tuple[str | None, str]

ITEMS = (
    ("B251-54", "Headboard, queen", "4", "78.00"),
    ("B251-57", "Console table, oak", "8", "125.00"),
    ("B251-61", "Rails with slats", "6", "52.00"),
    ("B251-66", "Dresser, six drawers", "4", "312.00"),
    ("B251-36", "Mirror, walnut frame with bevelled edge and a very long description", "4", "84.50"),
)


class FakeDesk:
    """Every verb answers like the real one; `calls` is what was asked of it."""

    def __init__(self) -> None:
        self.views: dict[str, ReviewView] = {}
        self.papers: dict[str, paper.Paper] = {}
        self.calls: list[tuple[object, ...]] = []
        self.undone: list[tuple[str, Key]] = []
        self.places: tuple[Evidence, ...] = ()
        self.slow = 0.0
        self.tray: list[RefusedRow] = []
        self.offline = False
        self.refuse_confirm = False
        self._drawing = threading.Lock()

    def add(self, view: ReviewView, drawn: paper.Paper | None = None) -> None:
        self.views[view.document] = view
        if drawn:
            self.papers[view.document] = drawn

    def queue(self) -> Sequence[QueueRow]:
        waiting = (view for view in self.views.values() if view.state != "done")
        return [self._row(view) for view in sorted(waiting, key=lambda view: view.due_at)]

    def review(self, document: str) -> ReviewView:
        time.sleep(self.slow)
        return self.views[document]

    def history(self, po_number: str, line: str | None = None, field: str | None = None) -> Sequence[HistoryRow]:
        rows = [_event("ordered", NOW - timedelta(days=46), "ERP", line, field, "125.00")]
        for view in self.views.values():
            for row in view.rows() if view.po_number == po_number else ():
                if (row.line, row.field) == (line, field):
                    rows += _events(row)
        return rows

    def status(self) -> Status:
        decided = [row.decision for view in self.views.values() for row in view.rows() if row.decision]
        return Status(
            waiting_for_erp=sum(one.sync == "saved" for one in decided),
            conflicts=sum(one.sync == "conflict" for one in decided),
            refused=sum(one.sync == "refused" for one in decided),
            offline_since=NOW - timedelta(minutes=62) if self.offline else None,
            pulled_at=NOW - timedelta(minutes=4),
            verified_at=NOW - timedelta(minutes=30),
            verified_entries=1204,
            orders_watched=214,
        )

    def picture(self, document: str, page: int, scale: float) -> Picture:
        if document not in self.papers:
            raise DamagedFile("cut off")
        with self._drawing:
            return paper.rendered(self.papers[document].content, page, scale)

    def _seen(self, document: str, key: Key, seen: Seen) -> ReviewRow:
        """The row; the screen must say what it showed as the ERP's value."""
        row = self._find(document, key)
        assert seen in (..., row.erp_now)
        return row

    def accept(self, document: str, line: str | None, field: str, *, seen: Seen = ...) -> Changes:
        row = self._seen(document, (line, field), seen)
        return self._decide("accept", document, row, "accepted", row.acknowledged)

    def keep(self, document: str, line: str | None, field: str, *, seen: Seen = ...) -> Changes:
        row = self._seen(document, (line, field), seen)
        return self._decide("keep", document, row, "kept", row.ordered)

    def pointed(self, document: str, field: str, page: int, x: float, y: float) -> Found:
        self.calls.append(("pointed", document, field, page, round(x), round(y)))
        if y < 20:
            raise NotTaken("nothing_there")
        box = (round(x - 5) * 100, round(y - 5) * 100, round(x + 5) * 100, round(y + 5) * 100)
        return Found("131.50", Evidence(page, box, "131,50", POINTED))

    def enter(
        self,
        document: str,
        line: str | None,
        field: str,
        text: str,
        *,
        seen: Seen = ...,
        places: tuple[Evidence, ...] = (),
    ) -> Changes:
        self.places = places
        row = self._seen(document, (line, field), seen)
        if field == "unit_price" and not text.replace(".", "").isdecimal():
            raise NotTaken("not_a_number", text)
        return self._decide("enter", document, row, "entered", text)

    def escalate(self, document: str, line: str | None, field: str, question: str) -> Changes:
        self.calls.append(("question", question))
        return self._decide("escalate", document, self._find(document, (line, field)), "escalated", None)

    def undo(self, document: str) -> Changes:
        if not self.undone:
            raise NotTaken("nothing_to_undo")
        _document, key = self.undone.pop()
        self.calls.append(("undo", document))
        self._change(document, key, lambda row: replace(row, decision=None))
        return EVERYTHING

    def confirm(self, document: str) -> Changes:
        view = self.views[document]
        if any(row.needs_person for row in view.rows()) or view.state == "unmatched" or self.refuse_confirm:
            raise NotTaken("needs_person", "1")
        self.calls.append(("confirm", document))
        self.views[document] = replace(view, state="done")
        return EVERYTHING

    def put_away(self, document: str, reason: str) -> Changes:
        self.calls.append(("put_away", document, reason))
        self.views[document] = replace(self.views[document], state="done")
        return EVERYTHING

    def link(self, document: str, po_number: str) -> Changes:
        self.calls.append(("link", document, po_number))
        other = self.views[document]
        self.views[document] = replace(difference_view(document, po_number, "Nordvik Furniture"), name=other.name)
        return EVERYTHING

    def find_orders(self, text: str) -> Sequence[CandidateView]:
        return [one for one in CANDIDATES if text.lower() in f"{one.po_number} {one.vendor_name}".lower()]

    def content(self, document: str) -> tuple[str, bytes]:
        return self.views[document].name, self.papers[document].content

    def verify(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> Status:
        for done in range(200):
            progress(done, 200)
            time.sleep(self.slow / 10)
            if cancelled():
                break
        return self.status()

    def refused(self) -> Sequence[RefusedRow]:
        return list(self.tray)

    def try_again(self, operation: str) -> Changes:
        return self._way_out("try_again", operation, "again")

    def set_aside(self, operation: str, reason: str) -> Changes:
        return self._way_out("set_aside", operation, "aside", reason)

    def take_back(self, operation: str) -> Changes:
        return self._way_out("take_back", operation, "refused")

    def _way_out(self, verb: str, operation: str, standing: str, why: str | None = None) -> Changes:
        self.calls.append((verb, operation, *([why] if why else [])))
        if next(row.standing for row in self.tray if row.operation == operation) == standing:
            raise NotTaken({"again": "tried_by_itself", "aside": "set_aside_already"}.get(standing, "no_way_out"))
        changed = [replace(row, standing=standing, why=why) if row.operation == operation else row for row in self.tray]
        self.tray = sorted(changed, key=lambda row: row.standing != "refused")
        return EVERYTHING

    def sync_now(self) -> Changes:
        self.calls.append(("sync",))
        return EVERYTHING

    def _decide(self, verb: str, document: str, row: ReviewRow, kind: str, value: str | None) -> Changes:
        self.calls.append((verb, document, row.line, row.field, value))
        made = DecisionView(f"e{len(self.calls)}", kind, value, "R. Operator", NOW, "saved")  # type: ignore[arg-type]
        self._change(document, row.key, lambda old: replace(old, decision=made))
        self.undone.append((document, row.key))
        return EVERYTHING

    def _find(self, document: str, key: Key) -> ReviewRow:
        return next(row for row in self.views[document].rows() if row.key == key)

    def _change(self, document: str, key: Key, change: Callable[[ReviewRow], ReviewRow]) -> None:
        view = self.views[document]
        lines = tuple(
            replace(line, rows=tuple(change(row) if row.key == key else row for row in line.rows))
            for line in view.lines
        )
        view = replace(view, lines=lines)
        if view.state in ("waiting", "clean"):
            needs = any(row.needs_person for row in view.rows())
            view = replace(view, state="waiting" if needs else "clean")
        self.views[document] = view

    def _row(self, view: ReviewView) -> QueueRow:
        rows = view.rows()
        return QueueRow(
            document=view.document,
            name=view.name,
            state=view.state,
            arrived_at=view.arrived_at,
            due_at=view.due_at,
            po_number=view.po_number,
            vendor_name=view.vendor_name,
            sales_order=view.sales_order,
            lines=sum(line.number is not None for line in view.lines),
            needs=sum(row.needs_person for row in rows),
            decided=sum(row.decision is not None for row in rows),
            problem=view.problem,
            conflicts=sum(row.decision is not None and row.decision.sync == "conflict" for row in rows),
        )


CANDIDATES = (
    CandidateView("PO-104310", "Nordvik Furniture", 91, ("items:5:5", "vendor", "number_similar")),
    CandidateView("PO-104298", "Nordvik Furniture", 48, ("items:2:9", "vendor")),
    CandidateView("PO-104077", "Loomhouse Rug Co.", 12, ("vendor_other",)),
)  # fmt: skip


def order_lines(
    drawn: paper.Paper, said: dict[Key, str], decided: dict[Key, DecisionView] | None = None
) -> tuple[ReviewLine, ...]:
    """Five lines with what the vendor says otherwise."""
    asked = (TODAY - timedelta(days=1)).isoformat()
    lines = []
    for number, (item, description, quantity, price) in enumerate(ITEMS, 1):
        values = {"quantity": quantity, "unit_price": price, "promised_date": asked}
        rows = [_value(drawn, str(number), name, text, said, decided or {}) for name, text in values.items()]
        lines.append(ReviewLine(str(number), item, description, tuple(rows)))
    return tuple(lines)


RULES: dict[str, tuple[str, dict[str, str]]] = {
    "unit_price": (
        "price_over_tolerance",
        {"percent": "+5.2", "tolerance": "2", "tolerance_of": "vendor", "money": "52.00", "currency": "USD"},
    ),
    "promised_date": (
        "date_later",
        {
            "days": "14", "ordered": "2026-11-20", "acknowledged": "2026-12-04", "sales_order": "SO-88213",
            "customer_promise": "2026-11-28", "days_after_promise": "6",
        },
    ),
    "quantity": ("quantity_short", {"percent": "-25", "money": "-250.00", "currency": "USD"}),
}  # fmt: skip


def _value(
    drawn: paper.Paper, line: str, name: str, text: str, said: dict[Key, str], decided: dict[Key, DecisionView]
) -> ReviewRow:
    differs = (line, name) in said
    rule, facts = RULES[name] if differs else (None, {})
    place = drawn.boxes.get((line, name))
    return ReviewRow(
        line=line,
        field=name,
        ordered=text,
        acknowledged=said.get((line, name), text),
        erp_now=text,
        differs=differs,
        rule=rule,
        facts=facts,
        may_accept=differs and name != "quantity",
        evidence=(place,) if place else (),
        decision=decided.get((line, name)),
    )


def page(po_number: str, vendor: str, said: dict[Key, str], *, second_page: bool = False) -> paper.Paper:
    """The vendor's page for the five lines."""
    lines = []
    asked = (TODAY - timedelta(days=1)).isoformat()
    for number, (item, description, quantity, price) in enumerate(ITEMS, 1):
        line = {"line": str(number), "vendor_item": item, "description": description[:30]}
        for name, text in (("quantity", quantity), ("unit_price", price), ("promised_date", asked)):
            line[name] = said.get((str(number), name), text)
        lines.append(line)
    return paper.drawn(vendor, po_number, lines, second_page=second_page)


def difference_view(
    document: str, po_number: str, vendor: str, said: dict[Key, str] | None = None, *, hours: float = 3.1
) -> ReviewView:
    """A document that says two things otherwise, unless told what it says."""
    later = (TODAY + timedelta(days=13)).isoformat()
    told = {("2", "unit_price"): "131.50", ("2", "promised_date"): later} if said is None else said
    drawn = page(po_number, vendor, told)
    view = ReviewView(
        document=document,
        name=f"{po_number.lower()}-confirmation.pdf",
        kind="order_acknowledgement",
        state="waiting" if told else "clean",
        pages=1,
        arrived_at=NOW + timedelta(hours=hours - 24),
        due_at=NOW + timedelta(hours=hours, minutes=5),
        po_number=po_number,
        vendor_name=vendor,
        vendor_order_number="4471-A",
        order_date=date(TODAY.year, 10, 6),
        currency="USD",
        sales_order="SO-88213",
        customer_promise=TODAY + timedelta(days=7),
        buyer_name="Dana Whitfield",
        erp_seen_at=NOW - timedelta(minutes=4),
        lines=order_lines(drawn, told),
    )
    return replace(view, candidates=CANDIDATES)


def morning() -> FakeDesk:
    """Eight documents: late, different, clean, clean, a conflict, a scan, unmatched, refused."""
    desk = FakeDesk()
    _add(desk, difference_view("d1", "PO-104198", "Pelham Mills", hours=-0.5), second_page=True)
    _add(desk, difference_view("d2", "PO-104240", "Nordvik Furniture", {}, hours=3.2))
    _add(desk, difference_view("d3", "PO-104241", "Loomhouse Rug Co.", {}, hours=5.5))
    _add(desk, _conflict())
    _add(desk, difference_view("d5", "PO-104252", "Ashwood Case Goods", {("4", "quantity"): "3"}, hours=9))
    _add(desk, _scan())
    unmatched = difference_view("d7", "PO-1O4310", "Nordvik Furniture", {}, hours=14)
    desk.add(
        replace(unmatched, state="unmatched", po_number=None, vendor_name=None, sales_order=None, lines=()),
        page("PO-1O4310", "Nordvik Furniture", {}),
    )
    name = "IMG_2231 copy of order (final) final.pdf"
    broken = replace(unmatched, document="d8", name=name, state="unmatched", pages=0, problem="damaged")
    nowhere = replace(broken, po_number=None, vendor_name=None, lines=(), candidates=())
    desk.add(replace(nowhere, due_at=NOW + timedelta(hours=19)))
    return desk


def _add(desk: FakeDesk, view: ReviewView, *, second_page: bool = False) -> None:
    said = {row.key: row.acknowledged or "" for row in view.rows() if row.differs}
    drawn = page(view.po_number or "", view.vendor_name or "", said, second_page=second_page)
    desk.add(replace(view, pages=2 if second_page else 1), drawn)


def _conflict() -> ReviewView:
    view = difference_view("d4", "PO-104207", "Saigon Craft", {("2", "unit_price"): "131.50"}, hours=7.2)
    decision = DecisionView(
        "e0", "accepted", "131.50", "R. Operator", NOW - timedelta(minutes=50), "conflict",
        NOW - timedelta(minutes=44), None, Conflict("125.00", "131.50", "128.00"),
    )  # fmt: skip
    lines = tuple(
        replace(
            line,
            rows=tuple(
                replace(row, decision=decision, erp_now="128.00") if row.key == ("2", "unit_price") else row
                for row in line.rows
            ),
        )
        for line in view.lines
    )
    return replace(view, lines=lines)


def _scan() -> ReviewView:
    view = difference_view("d6", "PO-104260", "Kahle Polstermöbel", {}, hours=11)
    blank = tuple(
        replace(line, rows=tuple(replace(row, acknowledged=None, evidence=()) for row in line.rows))
        for line in view.lines
    )
    return replace(view, state="unread", lines=blank, problem="no_text", kind=None, name="scan0047.pdf")


def _event(
    kind: str, at: datetime, person: str, line: str | None, field: str | None, new: str | None, **more: object
) -> HistoryRow:
    row = HistoryRow(f"h-{kind}", at, "Europe/Berlin", person, kind, line, field, None, new)
    return replace(row, **more)  # type: ignore[arg-type]


def _events(row: ReviewRow) -> list[HistoryRow]:
    read_at = NOW - timedelta(hours=2)
    read = _event("document_read", read_at, "reader", row.line, row.field, row.acknowledged, evidence=row.evidence)
    one = row.decision
    if one is None:
        return [read]
    why = {"old": row.ordered, "rule": row.rule, "facts": row.facts}
    return [read, _event(one.kind, one.at, one.person, row.line, row.field, one.value, **why)]
