"""Any day at the desk, any trouble on the line: the ERP has what was decided, once, or a person sees why not."""

from __future__ import annotations

import contextlib
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st
from tests.benches import Bench, document
from tests.sandboxes import Sandbox, made_order

from poworkbench.domain.events import DocumentConfirmed, Entry, Escalated, Undone, ValueDecided
from poworkbench.services.refusals import NotTaken
from poworkbench.services.views import ReviewRow

Story = list[tuple[str, ...]]

#: The values the stories are about: two are printed otherwise than ordered, one as ordered, one is the order's head.
FIELDS: dict[str, tuple[str | None, str]] = {
    "price": ("1", "unit_price"),
    "date": ("2", "promised_date"),
    "quantity": ("1", "quantity"),
    "number": (None, "vendor_order_number"),
    "day": (None, "acknowledged_on"),
}
TYPED = {"price": "133.00", "date": "2026-12-09", "quantity": "3", "number": "V-TYPED", "day": "2026-11-19"}
ELSEWHERE = {"price": "127.00", "date": "2026-12-24", "quantity": "5", "number": "SOMEBODY", "day": "2026-11-18"}
FAULTS = {
    "down": {"name": "down", "times": 2}, "error": {"name": "error", "times": 1}, "cut off": {"name": "down"},
    "busy": {"name": "busy", "times": 1, "seconds": 0.01}, "reply lost": {"name": "cut", "times": 1, "only": "writes"},
    "writes fail": {"name": "error", "times": 2, "only": "writes"},
    "half an answer": {"name": "cut", "times": 1, "only": "reads"},
}  # fmt: skip

#: What the documents print otherwise than ordered, often enough decided on.
_PRINTED = st.sampled_from(
    [("first", "price"), ("first", "price"), ("first", "date"), ("revision", "price"), ("other", "price")]
)
_DOCUMENT, _FIELD = st.sampled_from(["first", "first", "revision", "other"]), st.sampled_from(sorted(FIELDS))
_ORDER = st.sampled_from(["one", "one", "two"])
_VERBS = st.sampled_from(["accept", "accept", "keep", "enter", "escalate"])
_SELDOM = [("restart",), ("revision comes",), ("close", "one"), ("reopen", "one"), ("close", "two"), ("reopen", "two")]
ACTIONS = st.one_of(
    st.just(("nothing happens",)),
    st.tuples(_VERBS, _PRINTED).map(lambda each: (each[0], *each[1])),
    st.tuples(_VERBS, _PRINTED).map(lambda each: (each[0], *each[1])),
    st.tuples(st.just("enter"), _DOCUMENT, _FIELD),
    st.tuples(st.sampled_from(["undo", "undo", "finish"]), _DOCUMENT),
    st.tuples(st.sampled_from(["undo", "settle ours", "settle theirs"]), _DOCUMENT),
    st.tuples(st.just("somebody edits"), _ORDER, st.sampled_from(["price", *sorted(FIELDS)])),
    st.sampled_from([*(("trouble", name) for name in sorted(FAULTS)), ("the line is back",), ("the line is back",)]),
    st.just(("sync",)),
    st.just(("sync",)),
    st.sampled_from(_SELDOM),
)
#: Long ones, since short ones tell little; what a failing story does not need, "nothing happens" takes the place of.
STORIES = st.lists(ACTIONS, min_size=12, max_size=28)


#: Explaining a story takes longer than reading it.
_PHASES = (Phase.explicit, Phase.generate, Phase.shrink)


class Day:
    """One story told on the real desk against the real sandbox, on two orders that nobody has touched."""

    def __init__(self, bench: Bench, one: str, two: str) -> None:
        self.bench, self.orders = bench, {"one": one, "two": two}
        self.documents = {
            "first": self._arrives(one, price="131.50", date="2026-11-27"), "other": self._arrives(two, price="119.00"),
        }  # fmt: skip
        self.touched: dict[tuple[str, str], list[str]] = {}

    def _arrives(self, po_number: str, *, price: str, date: str = "2026-11-20") -> str:
        said = ({"unit_price": price}, {"promised_date": date})
        content = document(po_number, *said, vendor_order_number=f"V{price}-{po_number}")
        self.bench.receive(content, f"{po_number} at {price}.json")
        return next(
            row.document for row in self.bench.desk.operator.queue() if row.name == f"{po_number} at {price}.json"
        )

    def tell(self, story: Story) -> None:
        """Do one thing after the other; what the desk refuses to do is part of the story."""
        for what, *how in story:
            try:
                self._do(what, *how)
            except NotTaken as refused:
                note(f"{what} {' '.join(how)}: not taken, {refused.code}")
            else:
                note(f"{what} {' '.join(how)}")

    def _do(self, what: str, *how: str) -> None:  # noqa: C901 - one branch for each thing that can happen
        if what in ("accept", "keep", "enter", "escalate", "undo", "finish", "settle ours", "settle theirs"):
            self._verb(what, *how)
        elif what in ("close", "reopen"):
            self.bench.sandbox.edit(self.orders[how[0]], None, "state", "closed" if what == "close" else "open")
        elif what == "somebody edits":
            line, field = FIELDS[how[1]]
            self.bench.sandbox.edit(self.orders[how[0]], line, field, ELSEWHERE[how[1]])
            self.touched.setdefault((self.orders[how[0]], how[1]), []).append("somebody")
        elif what == "trouble":
            self.bench.sandbox.fault(**FAULTS[how[0]])  # type: ignore[arg-type]
        elif what == "the line is back":
            self.bench.sandbox.fault("all", on=False)
        elif what == "revision comes":
            self.documents.setdefault("revision", self._arrives(self.orders["one"], price="140.00", date="2026-12-04"))
        elif what == "restart":
            self.bench = self.bench.again()
        elif what == "sync":
            self.bench.sync()

    def _verb(self, verb: str, which: str, name: str = "") -> None:
        if which not in self.documents:
            raise NotTaken("unknown_document")
        desk, document = self.bench.desk.operator, self.documents[which]
        if verb.startswith("settle"):
            self._settle(document, "accept" if verb == "settle ours" else "keep")
            return
        if verb == "undo":
            desk.undo(document)
            self._forget(which, document)
            return
        if verb == "finish":
            self._finish(which, document)
            return
        more = {"enter": (TYPED[name],), "escalate": ("",)}.get(verb, ())
        getattr(desk, verb)(document, *FIELDS[name], *more)
        if verb != "escalate":
            self.touched.setdefault((self.po_number(which), name), []).append(which)

    def _forget(self, which: str, document: str) -> None:
        """A decision that was taken back is no longer the last word on its value."""
        with self.bench.desk.store.reading() as unit:
            about = unit.entries_of_document(document)[-1].about
        for name, key in FIELDS.items():
            said = self.touched.get((self.po_number(which), name), [])
            if key == (about.line, about.field) and which in said:
                del said[len(said) - 1 - said[::-1].index(which)]

    def _finish(self, which: str, document: str) -> None:
        """As at the screen: what still asks for a person is kept as ordered, then the document is done."""
        undecided = {row.key for row in self._rows(document) if row.needs_person or (row.differs and not row.decision)}
        for row in self._rows(document):
            if row.needs_person:
                self.bench.desk.operator.keep(document, *row.key)
        self.bench.desk.operator.confirm(document)
        for name, key in FIELDS.items():
            value = (self.po_number(which), name)
            if key in undecided or (key[0] is None and value in self.touched):  # the head is written in any case
                self.touched.setdefault(value, []).append(which)

    def _rows(self, document: str) -> tuple[ReviewRow, ...]:
        return self.bench.desk.operator.review(document).rows()

    def _settle(self, document: str, verb: str) -> None:
        for row in self.bench.desk.operator.review(document).rows():
            if row.decision and row.decision.sync in ("conflict", "refused"):
                getattr(self.bench.desk.operator, verb)(document, *row.key)

    def po_number(self, which: str) -> str:
        """The order that a document answers."""
        return self.orders["two" if which == "other" else "one"]

    def evening(self) -> None:
        """The line is good, and there is time for everything."""
        self.bench.sandbox.fault("all", on=False)
        for _ in range(20):
            self.bench.sync()
            if not self.bench.desk.operator.status().waiting_for_erp and not self.bench.desk.rounds.line.failures:
                return


def check(day: Day) -> None:
    """What must hold in the evening of any day."""
    bench = day.bench
    status = bench.desk.operator.status()
    assert status.waiting_for_erp == 0, "something is still owed"
    assert bench.desk.rounds.line.failures == 0, bench.desk.rounds.line
    assert bench.holds(), bench.desk.operator.status().broken_entry
    twice = [write for write, times in _writes(day).items() if times > 1]
    assert not twice, f"written twice: {twice}"
    with bench.desk.store.reading() as unit:
        entries = {each: unit.entries_of_document(received) for each, received in day.documents.items()}
    for which, received in day.documents.items():
        rows = {row.key: row for row in bench.desk.operator.review(received).rows()}
        for name, key in FIELDS.items():
            if key in rows:
                _check_row(day, which, name, rows[key])
        _check_done(day, which, entries[which], rows)
        _check_taken_back(day, which, entries[which], rows)
    _check_overwritten(day, [entry for each in entries.values() for entry in each])
    _check_messages(day, [entry for each in entries.values() for entry in each])


def _writes(day: Day) -> Counter[tuple[str, str | None, str]]:
    ours = [write for write in day.bench.sandbox.writes() if write["po"] in day.orders.values()]
    return Counter((write["key"], write["line"], write["field"]) for write in ours)


def _now(day: Day, which: str, name: str) -> str | None:
    order, (line, field) = day.bench.sandbox.now(day.po_number(which)), FIELDS[name]
    found: str | None = order[field] if line is None else order["lines"][int(line) - 1][field]
    return found


def _check_row(day: Day, which: str, name: str, row: ReviewRow) -> None:
    """The decision that stands is in the ERP, unless somebody changed it after it, or the row asks for a person."""
    decision = row.decision
    if decision is None or row.needs_person:
        return
    assert decision.sync in ("confirmed", "nothing"), f"{which} {name}: {decision.sync} asks nobody"
    last = (day.touched.get((day.po_number(which), name)) or ["nobody"])[-1]
    if decision.kind in ("accepted", "entered") and last == which:
        now = _now(day, which, name)
        assert now == decision.value, f"{which} {name}: decided {decision.value}, the ERP has {now}, nobody is asked"


def _check_done(day: Day, which: str, entries: tuple[Entry, ...], rows: dict[Any, ReviewRow]) -> None:
    """A document that is done has acknowledged its order, each field unless somebody else had a hand in that one."""
    gone = {entry.event.entry for entry in entries if isinstance(entry.event, Undone)}
    done = [entry.event for entry in entries if isinstance(entry.event, DocumentConfirmed) and entry.id not in gone]
    alone = which == "other" or "revision" not in day.documents
    if not done or not alone or any(row.needs_person for row in rows.values()):
        return
    for name in ("number", "day"):
        row = rows.get(FIELDS[name])
        if (day.po_number(which), name) not in day.touched and not (row and row.decision):
            now = _now(day, which, name)
            assert now == done[-1].new.get(FIELDS[name][1]), f"{which} is done, the {name} in the ERP is {now}"


def _check_taken_back(day: Day, which: str, entries: tuple[Entry, ...], rows: dict[Any, ReviewRow]) -> None:
    """What was decided and taken back is as if it never was, where nobody else had a hand in it."""
    gone = {entry.event.entry for entry in entries if isinstance(entry.event, Undone)}
    decided = [entry for entry in entries if isinstance(entry.event, ValueDecided)]
    for name, key in FIELDS.items():
        mine = [entry for entry in decided if (entry.about.line, entry.about.field) == key]
        confirmed = [e for e in entries if isinstance(e.event, DocumentConfirmed) and name in ("number", "day")]
        others = set(day.touched.get((day.po_number(which), name), [])) - {which}
        if {entry.id for entry in (*mine, *confirmed)} <= gone and not others and (mine or confirmed):
            before = min((*mine, *confirmed), key=lambda entry: entry.seq).event.old
            before = before.get(key[1]) if isinstance(before, dict) else before
            now = _now(day, which, name)
            asked = key in rows and rows[key].decision is not None and rows[key].needs_person
            assert now == before or asked, (
                f"{which} {name}: taken back, it was {before}, the ERP has {now}, nobody is asked"
            )


def _check_overwritten(day: Day, entries: list[Entry]) -> None:
    """Every write of ours replaced just what the person who decided had before his eyes."""
    seen: dict[str, Any] = {entry.id: entry.event for entry in entries}
    for write in day.bench.sandbox.writes():
        event = seen.get(write["key"].partition(":")[0])
        if event is not None:
            old = event.old if isinstance(event, ValueDecided) else event.old.get(write["field"])
            assert write["old"] == old, f"{write} replaced somebody's value, {old} was seen"


def _check_messages(day: Day, entries: list[Entry]) -> None:
    """Comments, mails and attachments are there exactly once each."""
    said = [
        comment["text"].rpartition("[ref ")[2].rstrip("]")
        for order in day.orders.values()
        for comment in day.bench.sandbox.call("GET", f"/orders/{order}/comments").json()["comments"]
    ]
    assert len(said) == len(set(said)), f"said twice: {said}"
    files = [
        attached["sha256"]
        for order in day.orders.values()
        for attached in day.bench.sandbox.call("GET", f"/orders/{order}/attachments").json()["attachments"]
    ]
    assert len(files) == len(set(files)), "attached twice"
    gone = {entry.event.entry for entry in entries if isinstance(entry.event, Undone)}
    mails = {path.name[:36] for path in (day.bench.home / "outgoing").glob("*.eml")}
    for entry in entries:
        if entry.id not in gone and isinstance(entry.event, Escalated):
            assert f"{entry.id}:comment" in said, "an escalation did not reach the order"
            assert entry.id in mails, "an escalation did not reach the buyer"
        if entry.id not in gone and isinstance(entry.event, DocumentConfirmed):
            assert entry.about.document in files, "a document that is done is not attached"


class Desks:
    """A desk and a sandbox for many stories: each takes two fresh orders, and after a failure everything is new."""

    _ORDERS = 40

    def __init__(self) -> None:
        self._closing = contextlib.ExitStack()
        self._left: list[str] = []
        self._bench: Bench | None = None

    def day(self) -> Day:
        """A desk on which no story is under way."""
        if len(self._left) < 2 or self._bench is None:
            self._open()
        assert self._bench is not None
        return Day(self._bench, self._left.pop(), self._left.pop())

    def done(self, day: Day) -> None:
        """The story ended well: its desk can be used again."""
        self._bench = day.bench

    def failed(self, day: Day | None) -> None:
        """Nothing of this desk is used again."""
        self._bench = day.bench if day else self._bench
        self.close()

    def close(self) -> None:
        """End the desk and the sandbox."""
        if self._bench:
            self._bench.close()
        self._bench = None
        self._closing.close()

    def _open(self) -> None:
        self.close()
        folder = Path(self._closing.enter_context(tempfile.TemporaryDirectory()))
        self._left = [f"PO-{number}" for number in range(self._ORDERS, 0, -1)]
        sandbox = Sandbox(folder / "erp", [made_order(number) for number in self._left]).start()
        self._closing.callback(sandbox.stop)
        self._bench = Bench(folder / "desk", sandbox)
        self._bench.sync()


@pytest.fixture
def desks() -> Iterator[Desks]:
    """Closed in the end, however the stories ended."""
    made = Desks()
    yield made
    made.close()


def told(desks: Desks, story: Story) -> None:
    """Tell a story and look at the evening."""
    day = desks.day()
    try:
        day.tell(story)
        day.evening()
        check(day)
    except BaseException:
        desks.failed(day)
        raise
    desks.done(day)


@pytest.mark.timeout(300)
@settings(max_examples=50, suppress_health_check=list(HealthCheck), print_blob=False, phases=_PHASES)
@given(story=STORIES)
def test_any_day_ends_well(desks: Desks, story: Story) -> None:
    told(desks, story)


@pytest.mark.long
@pytest.mark.timeout(2000)
@settings(
    max_examples=800,
    derandomize=False,
    suppress_health_check=list(HealthCheck),
    print_blob=False,
    phases=_PHASES,
    database=None,
)
@given(story=STORIES)
def test_any_of_many_days_ends_well(desks: Desks, story: Story) -> None:
    told(desks, story)
