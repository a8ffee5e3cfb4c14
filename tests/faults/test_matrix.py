"""Every fault of a line or a server, on every kind of call: what the person sees; nothing is lost, nothing doubled.

docs/reliability.md is what this run found; POWORKBENCH_WRITE_RELIABILITY=1 writes it anew.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from tests.benches import Bench, document
from tests.faults import line as faulty
from tests.faults.line import CALLS, Fault, Line, says
from tests.flows.test_killed import die_at
from tests.sandboxes import Sandbox, made_order, running
from tests.sealed import connect

from poworkbench.adapters.clock import SystemClock
from poworkbench.adapters.store.prepared import driver
from poworkbench.domain.events import DocumentConfirmed, Escalated, ValueDecided
from poworkbench.ui.wording.standing import standing

pytestmark = pytest.mark.long

FORK = multiprocessing.get_context("fork")
PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
PRICE, COUNT = ("1", "unit_price"), ("2", "quantity")


@dataclass(frozen=True)
class Case:
    """A fault of one call: how often it comes (None: until it is mended), and how what was decided must end."""

    name: str
    fault: Fault
    times: int | None = 1
    ends: str = "confirmed"


HTML = b"<html><body><h1>Bad Gateway</h1></body></html>"
CASES = (
    Case("connection reset before the call", faulty.torn_before),
    Case("connection reset during the call", faulty.torn_during),
    Case("connection reset after it was done", faulty.torn_after),
    Case("done, and no answer in time", faulty.silent),
    Case("done, and the answer cut off", faulty.cut),
    Case("done, and the answer's JSON ends in its middle", faulty.half_json),
    Case("done, and the answer drips byte by byte", faulty.dripping),
    Case("401 once", says(401)),
    Case("401 until the token is mended", says(401), None),
    Case("403 until the rights are mended", says(403), None),
    Case("404, the order is gone", says(404), 1, "refused"),
    Case("409 conflict", says(409)),
    Case("412 changed since", says(412)),
    Case("417 conflict", says(417), 1, "refused"),
    Case("422 will not take it", says(422), 1, "refused"),
    Case("429 with Retry-After", says(429, Retry_After="7")),
    Case("429 without Retry-After", says(429)),
    Case("500 passing", says(500)),
    Case("500 for long", says(500), None),
    Case("502 with a page of HTML", says(502, HTML)),
    Case("503 with Retry-After", says(503, Retry_After="9")),
    Case("200 that is an error", says(200, {"error": "not done"}), 1, "refused"),
)  # fmt: skip

#: What the reads of a pull end with, where a write ends otherwise: it is asked again and comes.
FOUND: dict[tuple[str, str], str] = {}


class Clock(SystemClock):
    """A desk's clock that can jump."""

    ahead = timedelta(0)

    def now(self) -> datetime:
        return super().now() + self.ahead


class Desk:
    """A desk, its ERP, the line between them, and one order after the other to work on."""

    def __init__(self, folder: Path, sandbox: Sandbox, line: Line, *, pull: bool = True) -> None:
        self.sandbox, self.line, self.clock = sandbox, line, Clock()
        through = type("Through", (), {"url": f"http://127.0.0.1:{line.port}", "token": sandbox.token})
        self.bench = Bench(folder, through, clock=self.clock)
        calls = self.bench.desk.erp._calls
        calls._limits, calls._whole = (0.5, 0.3), 0.5
        self._number = 0
        if pull:
            self.bench.sync()

    def decided(self, call: str) -> tuple[str, str]:
        """An order with something owed to it of this kind: its number and its document."""
        self._number += 1
        number = f"PO-{self._number}"
        said = [{"unit_price": "131.50"}, {"quantity": "3"}] if call != "attach" else []
        doc = self.bench.receive(document(number, *said), f"{number}.json")
        operator = self.bench.desk.operator
        if call in ("pull", "push"):
            operator.accept(doc, *PRICE)
        if call == "comment":
            operator.escalate(doc, *COUNT, "Only three?")
        if call == "attach":
            operator.confirm(doc)
        if call == "pull":
            self.sandbox.edit(number, "2", "promised_date", "2026-12-24")
        return number, doc

    def decided_as(self, call: str) -> int:
        """How often the decision that such a call brings stands in the journal."""
        with self.bench.desk.store.reading() as unit:
            return sum(isinstance(entry.event, DECIDES.get(call, ())) for entry in unit.entries_of_order("PO-1"))

    def seen(self, doc: str) -> str:
        """What the person sees: in the foot of the window, and on the row that came back."""
        now = self.clock.now()
        foot = [text for text, tone in standing(self.bench.desk.operator.status(), now, UTC) if tone != "plain"]
        foot = [text for text in foot if "refused by the ERP" not in text]  # its row says more
        rows = [row.decision for row in self.bench.desk.operator.review(doc).rows() if row.decision]
        back = [f"refused: {one.reason}" for one in rows if one.sync == "refused" and one.reason]
        said = re.sub(r"\d\d:\d\d(:\d\d)?", "hh:mm", " · ".join(dict.fromkeys([*foot, *back])))
        return said or "nothing: it went on by itself"

    def ended(self, number: str) -> list[str]:
        """How what was owed to an order ended, as the journal has it."""
        with self.bench.desk.store.reading() as unit:
            assert not unit.owed(number), [one.step for one in unit.owed(number)]
            entries = unit.entries_of_order(number)
        kinds = {"write_confirmed": "confirmed", "write_refused": "refused", "write_conflict": "conflict"}
        return [kinds[entry.kind] for entry in entries if entry.kind in kinds]

    def once(self, number: str) -> bool:
        """Whether the ERP was told nothing twice."""
        told = [(w["line"], w["field"]) for w in self.sandbox.writes() if w["po"] == number and w["key"]]
        comments = self.sandbox.call("GET", f"/orders/{number}/comments").json()["comments"]
        files = self.sandbox.call("GET", f"/orders/{number}/attachments").json()["attachments"]
        return len(told) == len(set(told)) and len(comments) <= 1 and len(files) <= 1

    def pulled(self, number: str) -> bool:
        """Whether somebody else's edit came."""
        return self.promised(number) == "2026-12-24"

    def promised(self, number: str) -> str:
        """The promised date of an order's second line, as it is known here."""
        with self.bench.desk.store.reading() as unit:
            known = unit.snapshot(number)
        assert known is not None
        return str(known[0].order.lines[1].promised_date)


@contextmanager
def desks(folder: Path) -> Iterator[Desk]:
    """A desk, and an ERP of its own on a line that can go wrong."""
    with running(folder / "erp", [made_order(f"PO-{n}") for n in range(1, 2 * len(CASES))]) as erp:
        line = Line(int(erp.url.rpartition(":")[2]))
        desk = Desk(folder / "desk", erp, line)
        try:
            yield desk
        finally:
            desk.bench.close()
            line.close()


def settle(desk: Desk) -> None:
    desk.line.mend()
    for _ in range(4):
        desk.clock.ahead += timedelta(seconds=61)  # what rested is tried again
        desk.bench.sync()


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.timeout(240)
def test_every_fault_of_a_call_is_outlived(tmp_path: Path, call: str) -> None:
    with desks(tmp_path) as desk:
        for case in CASES:
            number, doc = desk.decided(call)
            desk.line.fault(call, case.fault, case.times)
            for _ in range(1 if case.times else 3):
                desk.bench.sync()
            FOUND[case.name, call] = desk.seen(doc)
            settle(desk)
            ends = "confirmed" if call == "pull" else case.ends
            assert ends in desk.ended(number), (case.name, desk.ended(number))
            assert set(desk.ended(number)) <= {"confirmed", ends}, (case.name, desk.ended(number))
            assert desk.once(number), case.name
            assert call != "pull" or desk.pulled(number), case.name
        assert desk.bench.holds()


# what no call alone can have


def whole_line(name: str, breaks: Callable[[Desk, Path], Callable[[], None]], ends: str = "confirmed") -> object:
    return pytest.param(name, breaks, ends, id=name)


def refused_connection(desk: Desk, _folder: Path) -> Callable[[], None]:
    calls = desk.bench.desk.erp._calls
    was, calls._url = calls._url, "http://127.0.0.1:9/"
    return lambda: setattr(calls, "_url", was)


def no_such_host(desk: Desk, _folder: Path) -> Callable[[], None]:
    calls = desk.bench.desk.erp._calls
    was, calls._url = calls._url, "http://erp.invalid/"
    calls.session.trust_env = False
    return lambda: setattr(calls, "_url", was)


def untrusted(desk: Desk, folder: Path) -> Callable[[], None]:
    other = Line(desk.line.port_of_erp, certificate(folder))
    calls = desk.bench.desk.erp._calls
    was, calls._url = calls._url, f"https://127.0.0.1:{other.port}/"

    def mend() -> None:
        calls._url = was
        other.close()

    return mend


def a_day_ahead(desk: Desk, _folder: Path) -> Callable[[], None]:
    desk.clock.ahead = timedelta(days=1)
    return lambda: setattr(desk.clock, "ahead", timedelta(0))


def erp_clock_ahead(desk: Desk, _folder: Path) -> Callable[[], None]:
    """The ERP stamps a day ahead for a while; what changes once its clock is right again must come all the same."""
    return put_and_put_right(desk, timedelta(days=1))


def erp_clock_behind(desk: Desk, _folder: Path) -> Callable[[], None]:
    """The ERP stamps a day behind: what changes now must come, though it looks older than what is known."""
    return put_and_put_right(desk, -timedelta(days=1))


def put_and_put_right(desk: Desk, by: timedelta) -> Callable[[], None]:
    """Edits while the clock is wrong, and one after it is right again; each of them must come."""
    number = "PO-1"  # the one whose edit must come
    desk.bench.sync()
    desk.sandbox.call("POST", "/_sandbox/clock", json={"ahead": int(by.total_seconds())}).raise_for_status()
    for day in ("2026-12-01", "2026-12-02"):
        desk.sandbox.edit(number, "2", "promised_date", day)
        desk.bench.sync()
        assert desk.promised(number) == day

    def mend() -> None:
        desk.sandbox.call("POST", "/_sandbox/clock", json={"ahead": 0}).raise_for_status()
        desk.sandbox.edit(number, "2", "promised_date", "2026-12-24")

    return mend


def locked(desk: Desk, _folder: Path) -> Callable[[], None]:
    store = desk.bench.desk.store
    own = driver(store._writer._connection)
    own.execute("PRAGMA busy_timeout = 50")
    other = connect(store._path)
    other.isolation_level = None
    other.execute("BEGIN IMMEDIATE")

    def mend() -> None:
        other.execute("ROLLBACK")
        other.close()

    return mend


def full(desk: Desk, _folder: Path) -> Callable[[], None]:
    """No connection of the desk gets another page, whichever one it writes by."""
    store = desk.bench.desk.store

    def small(connection: Any, *_: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    small(driver(store._writer._connection))
    event.listen(store._engine, "checkout", small)

    def mend() -> None:
        event.remove(store._engine, "checkout", small)
        store._engine.dispose()

    return mend


WHOLE = (
    whole_line("connection refused", refused_connection),
    whole_line("no such host (DNS)", no_such_host),
    whole_line("a certificate that is not trusted (TLS)", untrusted),
    whole_line("the desk's clock a day ahead, then back", a_day_ahead),
    whole_line("the ERP's clock a day ahead, then right", erp_clock_ahead),
    whole_line("the ERP's clock a day behind, then right", erp_clock_behind),
    whole_line("the database locked by another program", locked),
    whole_line("the disk full", full),
)


@pytest.mark.parametrize(("name", "breaks", "ends"), WHOLE)
def test_what_stops_everything_is_outlived(
    tmp_path: Path, name: str, breaks: Callable[[Desk, Path], Callable[[], None]], ends: str
) -> None:
    with desks(tmp_path) as desk:
        made = {call: desk.decided(call) for call in CALLS}
        mend = breaks(desk, tmp_path)
        for _ in range(2):
            desk.bench.sync()
        seen = {call: desk.seen(doc) for call, (_, doc) in made.items()}
        mend()
        settle(desk)
        for call, (number, _doc) in made.items():
            FOUND[name, call] = seen[call]
            assert set(desk.ended(number)) == {ends}
            assert desk.once(number)
        assert desk.pulled(made["pull"][0])
        assert desk.bench.holds()


# a process that dies

KILLED = "kill -9 at any step, then started again"

#: The decision that each kind of call brings.
DECIDES: dict[str, type] = {"push": ValueDecided, "attach": DocumentConfirmed, "comment": Escalated}


def bring(home: Path, sandbox: Sandbox, call: str, number: int) -> None:
    """In a process of its own, killed at its step of this number: decide what is not decided yet, and bring it."""
    steps = die_at(number)
    bench = Bench(home, sandbox)
    operator = bench.desk.operator
    doc = operator.queue()[0].document
    with bench.desk.store.reading() as unit:
        done = {type(entry.event) for entry in unit.entries_of_order("PO-1")}
    if call in DECIDES and DECIDES[call] not in done:
        {
            "push": lambda: operator.accept(doc, *PRICE), "attach": lambda: operator.confirm(doc),
            "comment": lambda: operator.escalate(doc, *COUNT, "Only three?"),
        }[call]()  # fmt: skip
    bench.sync()
    assert not operator.status().waiting_for_erp
    bench.close()
    (home / "steps").write_text(str(steps()))


def brought(home: Path, sandbox: Sandbox, call: str, number: int) -> int | None:
    """The exit code of such a process."""
    process = FORK.Process(target=bring, args=(home, sandbox, call, number))
    process.start()
    process.join(60)
    return process.exitcode


def killed_at(folder: Path, call: str, number: int) -> tuple[str, int]:
    """Kill it at one step (0: at none), look, and go on: what the person sees at the next start, and the steps."""
    with running(folder / "erp", [made_order("PO-1")]) as erp, Line(int(erp.url.rpartition(":")[2])) as line:
        desk = Desk(folder / "desk", erp, line)
        said = [{"unit_price": "131.50"}, {"quantity": "3"}] if call != "attach" else []
        doc = desk.bench.receive(document("PO-1", *said), "ack.json")
        desk.bench.close()
        erp.edit("PO-1", "2", "promised_date", "2026-12-24")
        assert brought(folder / "desk", erp, call, number) == (-signal.SIGKILL if number else 0)
        steps = int((folder / "desk" / "steps").read_text()) if not number else 0
        desk = Desk(folder / "desk", erp, line, pull=False)
        seen, decided = desk.seen(doc), desk.decided_as(call)
        desk.bench.close()
        assert brought(folder / "desk", erp, call, 0) == 0
        desk = Desk(folder / "desk", erp, line, pull=False)
        try:
            assert desk.decided_as(call) == (call in DECIDES)
            assert decided in (0, desk.decided_as(call))
            assert set(desk.ended("PO-1")) <= {"confirmed"}
            assert desk.once("PO-1")
            assert desk.pulled("PO-1")
            assert desk.bench.holds()
        finally:
            desk.bench.close()
        return seen, steps


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.timeout(400)
def test_a_process_killed_at_every_step_loses_and_doubles_nothing(tmp_path: Path, call: str) -> None:
    _seen, steps = killed_at(tmp_path / "whole", call, 0)
    assert steps > (4 if call == "pull" else 10)
    seen = {killed_at(tmp_path / str(number), call, number)[0] for number in range(1, steps + 1)}
    FOUND[KILLED, call] = " / ".join(sorted(seen))


def certificate(folder: Path) -> tuple[str, str]:
    """A key and a certificate that nobody vouches for."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "erp")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    (folder / "cert.pem").write_bytes(made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "key.pem").write_bytes(private)
    return str(folder / "cert.pem"), str(folder / "key.pem")


def table() -> str:
    """The page: what the person sees, a row for each fault."""
    names = dict.fromkeys(name for name, _ in FOUND)
    rows = [f"| {name} | " + " | ".join(FOUND.get((name, call), "") for call in CALLS) + " |" for name in names]
    return HEAD + "\n".join(rows) + "\n"


HEAD = """# What a fault does

Every fault below was played on every kind of call, by the whole workbench on an ERP in a process of its own. In each
case what was decided was in the journal before, during and after; once the fault was over it was confirmed by reading
back, or stood as refused with the reason, on its row and in the tray (F7); and the ERP's own log showed nothing written
twice. A process is killed before and after each write to the journal, each call to the ERP and each message, for every
kind of call; a whole day killed at each of its steps is tried in `tests/flows/test_killed.py`, days of everything in
any order in `tests/properties/test_desk_and_erp.py`. A call that fails three times in a row rests for a while, by
itself where only its kind fails. The words are those that the person sees in the foot of the window, or on the row that
came back. This page is written by `POWORKBENCH_WRITE_RELIABILITY=1 python -m pytest -m long tests/faults`; its faults
are held against those played.

| fault | of a pull | of a write | of an attachment | of a comment |
|---|---|---|---|---|
"""


def test_the_page_says_what_this_run_found(request: pytest.FixtureRequest) -> None:
    if len(FOUND) != (len(CASES) + len(WHOLE) + 1) * len(CALLS):
        pytest.skip("only some of the faults were played")
    if os.environ.get("POWORKBENCH_WRITE_RELIABILITY"):
        PAGE.write_text(table(), encoding="utf-8")
    assert listed(PAGE.read_text(encoding="utf-8")) == listed(table())


def listed(page: str) -> list[str]:
    """The faults a page tells of; its words vary with how far a round came before the line broke."""
    return [row.split("|")[1].strip() for row in page.splitlines() if row.startswith("| ")]
