"""The desk's store: append-only, one chain, read tables that can be thrown away, and one changed byte that shows."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy.exc
import sqlcipher3.dbapi2 as sqlcipher
from tests.benches import document, given_reading
from tests.made_readings import order, ordered
from tests.sealed import KEYS, connect, sealed_again, unsealed

from poworkbench.adapters.clock import SystemClock
from poworkbench.adapters.store.desk import DeskStore
from poworkbench.app import playbook_files
from poworkbench.domain.erp_events import OrderSeen
from poworkbench.domain.events import About, DocumentLinked, DocumentReceived, Draft
from poworkbench.domain.orders import CLOSED
from poworkbench.domain.shares import share
from poworkbench.services.decisions import Decisions
from poworkbench.services.intake import Intake
from poworkbench.services.stores import Broken, Cancelled
from poworkbench.services.summaries import summarise

PLAYBOOK = playbook_files.load()
WHEN = datetime(2026, 11, 20, tzinfo=UTC)


@dataclass
class Kept:
    """A store with an order, a document and a decision."""

    path: Path
    store: DeskStore
    document: str


def opened(path: Path, edition: str = "1") -> DeskStore:
    return DeskStore(path, keys=KEYS, clock=SystemClock(), summarise=lambda e: summarise(e, PLAYBOOK), edition=edition)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    path = tmp_path / "workbench.sqlite3"
    store = opened(path)
    lines = (ordered("1", vendor_item="NV-1001"), ordered("2", vendor_item="NV-1002"))
    with store.writing() as unit:
        unit.append([Draft(OrderSeen(order(*lines), "v1", WHEN), About("PO-104233"))], "workbench")
    intake = Intake(store, given_reading, "1", lambda _: 0)
    intake.receive("ack.json", document("PO-104233", {"unit_price": "131.50"}), WHEN, "test")
    intake.read_waiting()
    with store.reading() as unit:
        found = unit.summaries()[0].document
    Decisions(store, PLAYBOOK, SystemClock(), "ana").accept(found, ("1", "unit_price"))
    yield Kept(path, store, found)
    store.close()


def verified(path: Path) -> Broken | None:
    store = opened(path)
    try:
        return store.verify(lambda _done, _all: None, lambda: False).broken
    finally:
        store.close()


@pytest.mark.parametrize("table", ["journal", "documents"])
@pytest.mark.parametrize("statement", ["UPDATE {0} SET rowid = rowid", "DELETE FROM {0}"])
def test_the_database_refuses_to_change_what_is_kept(kept: Kept, table: str, statement: str) -> None:
    connection = connect(kept.path)
    with pytest.raises(sqlcipher.IntegrityError, match="append-only"):
        connection.execute(statement.format(table))
    connection.close()


def test_an_untouched_store_holds(kept: Kept) -> None:
    assert verified(kept.path) is None


def test_read_tables_are_rebuilt_for_another_edition(kept: Kept) -> None:
    with kept.store.reading() as unit:
        before = (unit.summaries(), unit.owed(), unit.snapshot("PO-104233"))
    kept.store.close()
    again = opened(kept.path, edition="2")
    with again.reading() as unit:
        assert (unit.summaries(), unit.owed(), unit.snapshot("PO-104233")) == before
    again.close()


def test_orders_are_found_by_their_numbers_and_by_what_they_were_placed_for(kept: Kept) -> None:
    closed = replace(order(ordered("1"), po_number="PO-7", sales_order="SO-7"), state=CLOSED)
    placed = order(ordered("1"), po_number="PO-8", sales_order="SO-88213")
    with kept.store.writing() as unit:
        unit.append([Draft(OrderSeen(each, "v1", WHEN), About(each.po_number)) for each in (closed, placed)], "x")
    with kept.store.reading() as unit:
        assert unit.open_numbers() == ("PO-104233", "PO-8")
        assert [each.po_number for each in unit.orders_for(["so 88213", "4711", ""])] == ["PO-8"]
        assert unit.orders_for(["SO-7"]) == unit.orders_for([]) == ()


def test_one_order_s_share_of_a_document_is_a_review_of_its_own(kept: Kept) -> None:
    other = order(ordered("1"), po_number="PO-8")
    name = share(kept.document, "PO-8")
    with kept.store.writing() as unit:
        before = unit.entries_of_document(kept.document)
        unit.append([Draft(DocumentLinked(other, "matched", share=True), About("PO-8", kept.document))], "x")
    with kept.store.reading() as unit:
        assert unit.entries_of_document(kept.document) == before
        assert [entry.kind for entry in unit.entries_of_document(name)][-1] == "document_linked"
        assert unit.content(name) == unit.content(kept.document)
        assert {row.document: row.po_number for row in unit.summaries()} == {
            kept.document: "PO-104233",
            name: "PO-8",
        }
    kept.store.close()
    assert verified(kept.path) is None


def test_a_transaction_that_breaks_off_leaves_nothing(kept: Kept) -> None:
    with kept.store.reading() as unit:
        before = unit.entries()
    with pytest.raises(ZeroDivisionError):
        half_done(kept)
    with kept.store.reading() as unit:
        assert unit.entries() == before


def half_done(kept: Kept) -> None:
    with kept.store.writing() as unit:
        unit.keep_document(b"half")
        unit.append([Draft(DocumentReceived("half", 4, WHEN, "test"), About(document=kept.document))], "ana")
        raise ZeroDivisionError


def tampered(kept: Kept, tmp_path: Path, old: bytes, new: bytes, which: int = 0) -> Path:
    """A copy of the closed database with some bytes changed in place under the seal, by somebody who has the key."""
    kept.store.close()
    raw = unsealed(kept.path, tmp_path / "plain").read_bytes()
    at = -1
    for _ in range(which + 1):
        at = raw.index(old, at + 1)
    copy = tmp_path / "copy" / kept.path.name
    copy.parent.mkdir()
    changed = tmp_path / "changed"
    changed.write_bytes(raw[:at] + new + raw[at + len(new) :])
    sealed_again(changed, copy)
    shutil.copy(kept.path.with_suffix(".head"), copy.with_suffix(".head"))
    return copy


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"new":"131.50"', b'"new":"131.60"'),
        (b'"person":"ana"', b'"person":"eva"'),
        (b'"unit_price": "131.50"', b'"unit_price": "130.50"'),
        (b"value_decided", b"value_decidex"),
        (b"append-only", b"append-onlx"),
        (b"waiting", b"wbiting"),
    ],
)
def test_one_changed_byte_shows(kept: Kept, tmp_path: Path, old: bytes, new: bytes) -> None:
    path = tampered(kept, tmp_path, old, new)
    with contextlib.suppress(sqlalchemy.exc.DatabaseError):  # where SQLite itself finds it
        assert verified(path) is not None


def test_the_first_broken_entry_is_named(kept: Kept, tmp_path: Path) -> None:
    broken = verified(tampered(kept, tmp_path, b'"person":"ana"', b'"person":"eva"'))
    assert broken is not None
    assert broken.where is not None
    assert broken.where.endswith("/5")
    assert broken.detail == "is not what was recorded"


def test_a_rewritten_entry_breaks_the_one_after_it(kept: Kept) -> None:
    """Somebody who takes the triggers off and mends the hash of the entry itself still breaks the next."""
    kept.store.close()
    from poworkbench.domain.chain import link

    connection = connect(kept.path)
    triggers = [row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
    for name in [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
        connection.execute(f"DROP TRIGGER {name}")
    body, previous = connection.execute("SELECT body, previous FROM journal WHERE seq = 2").fetchone()
    changed = body.replace("ack.json", "bck.json")
    connection.execute("UPDATE journal SET body = ?, hash = ? WHERE seq = 2", (changed, link(previous, changed)))
    for trigger in triggers:
        connection.execute(trigger)
    connection.commit()
    connection.close()
    broken = verified(kept.path)
    assert broken is not None
    assert broken.where is not None
    assert broken.where.endswith("/3")


def test_a_tail_that_was_cut_off_shows(kept: Kept) -> None:
    kept.store.close()
    connection = connect(kept.path)
    guard = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'journal_refuses_delete'").fetchone()[0]
    connection.execute("DROP TRIGGER journal_refuses_delete")
    connection.execute("DELETE FROM journal WHERE seq = (SELECT MAX(seq) FROM journal)")
    connection.execute(guard)
    connection.commit()
    connection.close()
    broken = verified(kept.path)
    assert broken is not None
    assert "no longer there" in broken.detail


def test_a_crash_between_commit_and_head_is_no_fault(kept: Kept, tmp_path: Path) -> None:
    head = kept.path.with_suffix(".head")
    before = head.read_bytes()
    Decisions(kept.store, PLAYBOOK, SystemClock(), "ana").keep(kept.document, ("1", "unit_price"))
    head.write_bytes(before)
    kept.store.close()
    assert verified(kept.path) is None


def test_verifying_can_be_stopped(kept: Kept) -> None:
    with pytest.raises(Cancelled):
        kept.store.verify(lambda _done, _all: None, lambda: True)


def test_a_head_that_was_taken_away_shows_and_is_not_made_up_again(kept: Kept) -> None:
    kept.path.with_suffix(".head").unlink()
    Decisions(kept.store, PLAYBOOK, SystemClock(), "ana").keep(kept.document, ("1", "unit_price"))
    kept.store.close()
    broken = verified(kept.path)
    assert broken is not None
    assert (broken.what, broken.where) == ("head", None)


def test_a_head_that_cannot_be_written_undoes_nothing(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("poworkbench.adapters.store.heads.keep", full)
    Decisions(kept.store, PLAYBOOK, SystemClock(), "ana").keep(kept.document, ("1", "unit_price"))
    with kept.store.reading() as unit:
        assert type(unit.entries()[-1].event).__name__ == "ValueDecided"
    kept.store.close()
    assert verified(kept.path) is None


def test_another_program_with_another_playbook_raises_no_alarm(kept: Kept) -> None:
    opened(kept.path, edition="of another playbook").close()
    with connect(kept.path) as connection:
        connection.execute("UPDATE reviews SET needs = 99")
    connection.close()
    assert kept.store.verify(lambda _done, _all: None, lambda: False).broken is None


def test_decisions_while_the_journal_is_verified_raise_no_alarm(kept: Kept) -> None:
    def decide(done: int, _all: int) -> None:
        if done == 0:
            Decisions(kept.store, PLAYBOOK, SystemClock(), "ana").keep(kept.document, ("1", "unit_price"))

    assert kept.store.verify(decide, lambda: False).broken is None
    assert kept.store.verify(lambda _done, _all: None, lambda: False).broken is None


def test_two_programs_write_one_chain(kept: Kept) -> None:
    other = opened(kept.path)
    for store in (other, kept.store) * 3:
        with store.writing() as unit:
            unit.append([Draft(DocumentReceived("again", 4, WHEN, "test"), About(document=kept.document))], "ana")
    other.close()
    kept.store.close()
    assert verified(kept.path) is None
