"""`poworkbench verify` and `poworkbench history`, on a desk that worked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.benches import Bench, document
from tests.sealed import sealed_again, unsealed, with_keyring

from poworkbench.app.cli.main import main


@pytest.fixture
def database(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a desk that accepted a price and asked about a quantity."""
    doc = bench.receive(document("PO-1", {"unit_price": "131.50", "quantity": "3"}))
    bench.desk.operator.accept(doc, "1", "unit_price")
    bench.desk.operator.escalate(doc, "1", "quantity", "Only three?")
    bench.desk.operator.confirm(doc)
    bench.sync()
    file = bench.home / "database" / "workbench.sqlite3"
    with_keyring(monkeypatch, file)
    return file


def test_verify_says_that_everything_holds(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--database", str(database)]) == 0
    said = capsys.readouterr().out
    assert "Everything holds" in said
    assert "Kept here: cache of " in said
    assert said.endswith(" MB.\n")


def test_verify_names_the_first_entry_that_does_not_hold(
    bench: Bench, database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.close()
    plain = unsealed(database, tmp_path / "plain")
    plain.write_bytes(plain.read_bytes().replace(b'"new":"131.50"', b'"new":"131.60"', 1))
    database.unlink()
    with_keyring(monkeypatch, sealed_again(plain, database))
    assert main(["verify", "--database", str(database), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["holds"] is False
    assert said["broken"]["what"] == "entry"
    assert said["broken"]["where"].startswith("desk-")


def test_verify_of_a_wrecked_file_is_a_sentence(
    bench: Bench, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.close()
    raw = bytearray(database.read_bytes())
    raw[0:4096] = b"x" * 4096
    database.write_bytes(raw)
    assert main(["verify", "--database", str(database)]) == 1
    said = capsys.readouterr().err
    assert "Does not hold" in said
    assert "Traceback" not in said


def test_verify_where_nothing_was_recorded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--database", str(tmp_path / "none.sqlite3")]) == 2
    assert "there is no database yet" in capsys.readouterr().err


def test_history_of_one_value(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["history", "po-1", "--line", "1", "--field", "unit_price", "--database", str(database), "--json"]
    assert main(asked) == 0
    rows = json.loads(capsys.readouterr().out)["history"]
    assert [row["kind"] for row in rows] == ["ordered", "read", "accepted", "erp_confirmed", "erp_changed"]
    accepted = rows[2]
    assert (accepted["person"], accepted["old"], accepted["new"]) == ("ana", "125.00", "131.50")
    assert accepted["evidence"][0]["page"] == 1
    assert len(accepted["document"]) == 64


def test_history_of_an_order_reads_as_a_story(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "PO-1", "--database", str(database)]) == 0
    story = capsys.readouterr().out
    for told in ("document arrived", "accepted the vendor's 131.50 instead of 125.00", "Only three?", "message given"):
        assert told in story


def test_history_of_an_unknown_order(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "PO-999", "--database", str(database)]) == 2
    assert "no such purchase order" in capsys.readouterr().err
