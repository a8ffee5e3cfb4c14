"""A stolen disk: a whole desk is worked on real papers, then every byte that it wrote is searched for what it knew."""

from __future__ import annotations

import json
import logging
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.sandboxes import Sandbox, running
from tests.sealed import with_keyring
from tests.stolen import Found, Known, report, shown, spelled
from tests.unit.test_secrets import Vault

from poworkbench.adapters import secrets
from poworkbench.adapters.arrivals.folder import FolderArrivals
from poworkbench.adapters.store.engine import PAGE
from poworkbench.app import gui, logs, places, playbook_files, settings, start
from poworkbench.app.wiring import Desk
from poworkbench.ui.pictures import press, settle

PERSON = "Annegret Reyes-Thorvald"
QUESTION = "Only three of the walnut ones, is that right?"
DEMO = places.resources() / "demo"
PAPERS = ("ACK_4471820.pdf", "NV_713052_conf.pdf", "855_K778391.edi", "GB26-1107 PI.xlsx", "Loomhouse-L331044.pdf")

#: What lies open by design, and why. Everything else that a thief could read fails these tests.
OPEN_BY_DESIGN = {
    # Read before there is a key: who sits here and where the ERP is, no secret.
    "settings.toml": frozenset({"person"}),
    # Messages to buyers, for the mail program that sends them.
    "outgoing/*.eml": frozenset({"number", "vendor", "item", "price", "person", "question", "name of a paper"}),
}


#: What a desk at work writes, among others.
WRITTEN = {
    "workbench.sqlite3", "workbench.sqlite3-wal", "workbench.sqlite3-shm", "workbench.head", "workbench.lock",
    "window.ini", "window.lock", "poworkbench.log", "settings.toml",
}  # fmt: skip


@dataclass
class Day:
    """A desk at work, the folder of all that it writes, and the ERP beside it."""

    home: Path
    temporary: Path
    sandbox: Sandbox
    vault: Vault
    desk: Desk
    handler: logs.LogFile

    def known(self) -> Known:
        """Every text that must not be read by a thief, by its kind."""
        orders = json.loads((DEMO / "orders.json").read_text("utf-8"))
        lines = [line for order in orders for line in order["lines"]]
        papers = [(DEMO / "documents" / name).read_bytes() for name in PAPERS]
        keys = [bytes.fromhex(secret) for (_, name), secret in self.vault.held.items() if name.startswith("database")]
        return {
            "number": spelled(order["po_number"] for order in orders),
            "vendor": spelled(order["vendor"]["name"] for order in orders),
            "item": spelled(line[name] or "" for line in lines for name in ("vendor_item", "description")),
            "price": spelled(line["unit_price"] for line in lines if len(line["unit_price"]) >= 6),
            "person": spelled([PERSON]),
            "question": spelled([QUESTION]),
            "paper": frozenset({b"%PDF-", *(paper[len(paper) // 2 :][:48] for paper in papers)}),
            "name of a paper": spelled(PAPERS),
            "token": spelled([self.sandbox.token]),
            "key": frozenset(keys) | spelled(key.hex() for key in keys),
        }


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home_of_its_own: Path) -> Iterator[Day]:
    """Set up as a person does it: settings, a keyring with the token, folders of our own."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    vault = with_keyring(monkeypatch)
    with running(tmp_path / "erp", json.loads((DEMO / "orders.json").read_text("utf-8"))) as sandbox:
        settings.save(settings.Settings(person=PERSON, erp_url=sandbox.url))
        secrets.system_secrets().set(start.token_name(sandbox.url), sandbox.token)
        found = start.load()
        token = start.asked_token(secrets.system_secrets(), sandbox.url)
        desk = Desk(start.setup(found, playbook_files.load(), token))
        made = Day(home_of_its_own, temporary, sandbox, vault, desk, logs.start(places.logs()))
        yield made
        logs.stop(made.handler)
        desk.close()


def work(day: Day) -> None:
    """Orders, papers, a line that breaks, decisions, a question to a buyer, and what nobody foresaw."""
    desk, inbox = day.desk, places.inbox()
    desk.rounds.once()
    for name in PAPERS:
        (inbox / name).write_bytes((DEMO / "documents" / name).read_bytes())
    desk.arrivals = FolderArrivals(inbox, keep=desk.setup.keep_files, settle_seconds=0)
    for _ in range(2):
        desk.take_in()
    assert not list(inbox.iterdir())
    day.sandbox.fault("error", times=3)
    decide(desk)
    for _ in range(4):
        desk.rounds.once()
    stumble(day)


def decide(desk: Desk) -> None:
    """Accept what may be accepted; the first value of all is asked about."""
    asked = False
    for queued in desk.operator.queue():
        for row in desk.operator.review(queued.document).rows() if queued.po_number else ():
            if row.needs_person and not asked:
                desk.operator.escalate(queued.document, *row.key, QUESTION)
                asked = True
            elif row.needs_person and row.may_accept:
                desk.operator.accept(queued.document, *row.key)
    assert asked


def stumble(day: Day) -> None:
    """Errors that carry what they stumbled over, as libraries make them, are logged on the way."""
    number = json.loads((DEMO / "orders.json").read_text("utf-8"))[0]["po_number"]
    try:
        raise RuntimeError(f"{number}: {PERSON} {day.sandbox.token}")
    except RuntimeError:
        logging.getLogger("poworkbench.app.wiring").exception("the work of %s broke off", number)
    with day.desk.store.writing() as unit, pytest.raises(Exception, match="append-only"):
        unit._connection.exec_driver_sql("DELETE FROM journal")  # type: ignore[attr-defined]


def look_at_it(day: Day, qtbot: QtBot) -> None:
    """The window as it is used: a paper, its history, its question; what it remembers is kept as it closes."""
    window = gui.window(day.desk, day.desk.setup, client="Harbor & Hearth")
    qtbot.addWidget(window)
    window.show()
    settle(window)
    for keys in ("Down", "H", "Esc", "F"):
        press(window, keys)
        settle(window)
    window.close()


def unexpected(found: Found) -> Found:
    """What a thief reads beyond what lies open by design."""
    left: Found = {}
    for file, kinds in found.items():
        allowed = frozenset().union(*(k for pattern, k in OPEN_BY_DESIGN.items() if Path(file).match(pattern)))
        if set(kinds) - allowed:
            left[file] = kinds
    return left


@pytest.mark.qt_log_ignore(r".*does not support propagateSizeHints.*", extend=True)
def test_a_stolen_disk_shows_nothing_while_the_desk_is_open_and_after(day: Day, qtbot: QtBot) -> None:
    with gui.alone():
        work(day)
        look_at_it(day, qtbot)
        files = {path.name for path in day.home.rglob("*") if path.is_file()}
        assert WRITTEN <= files
        assert not unexpected(shown(day.home, day.known()))
    for moment in ("open", "closed"):
        found = shown(day.home, day.known())
        sys.stdout.write(f"\nA stolen disk, the desk {moment}: {report(found, len(files))}\n")
        assert not unexpected(found)
        assert "settings.toml" in found
        assert any(file.startswith("outgoing/") for file in found)
        assert not shown(day.temporary, day.known())
        day.desk.close()


def test_the_search_would_find_it(day: Day, tmp_path: Path) -> None:
    """The same database without its seal shows every kind of what was searched for, but tokens and keys."""
    work(day)
    day.desk.close()
    import sqlcipher3.dbapi2 as sqlcipher

    ((_, secret),) = [held for held in day.vault.held.items() if held[0][1].startswith("database-key")]
    database = places.database()
    connection = sqlcipher.connect(str(database))
    connection.execute(f"PRAGMA key = \"x'{secret}{database.read_bytes()[:16].hex()}'\"")
    connection.execute(f"PRAGMA {PAGE}")
    plain = tmp_path / "unsealed" / "plain.sqlite3"
    plain.parent.mkdir()
    connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
    connection.execute("SELECT sqlcipher_export('plain')")
    connection.close()
    found = shown(plain.parent, day.known())
    assert set(found["plain.sqlite3"]) == set(day.known()) - {"token", "key"}
