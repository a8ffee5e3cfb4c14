"""What the ERP writes into a folder comes in by itself: whole files, each once, and a bad one keeps nothing back."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.exports import PLAYBOOK, HandBench, hand_benches, row, rows, write
from tests.sealed import with_keyring

from poworkbench.app import places, settings
from poworkbench.app.cli.main import main
from poworkbench.app.settings import Settings
from poworkbench.app.toml_files import TomlProblem
from poworkbench.app.watched_exports import Found, WatchedExports


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[HandBench]:
    with hand_benches(tmp_path / "desk") as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "from the erp"
    made.mkdir()
    return made


@pytest.fixture
def watched(bench: HandBench, folder: Path) -> WatchedExports:
    """Two looks without a change in between are enough: no test waits."""
    return WatchedExports(folder, bench.desk.exchange, settle_seconds=0)


def looks(watched: WatchedExports, many: int = 2) -> list[Found]:
    return [found for _ in range(many) for found in watched.look(lambda _done, _all: None, lambda: False)]


def names(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def test_an_export_comes_in_once_it_holds_still(watched: WatchedExports, bench: HandBench, folder: Path) -> None:
    file = write(folder / "open.csv", rows("PO-1"), bench.clock.now())
    assert looks(watched, 1) == []
    write(file, rows("PO-1", "PO-2"), bench.clock.now())  # the ERP goes on writing
    assert looks(watched, 1) == []
    (found,) = looks(watched, 1)
    assert found.sentence == "open.csv: 2 orders, 2 new or changed."
    assert looks(watched) == []
    assert names(folder) == ["filed/open.csv"]
    assert watched.trouble is None


def test_a_file_that_is_renamed_into_place_comes_in(watched: WatchedExports, bench: HandBench, folder: Path) -> None:
    part = write(folder / "open.csv.part", rows("PO-1"), bench.clock.now())
    assert looks(watched, 3) == []
    part.rename(folder / "open.csv")
    assert [found.name for found in looks(watched)] == ["open.csv"]


def test_the_same_bytes_come_in_once_whatever_they_are_called(
    watched: WatchedExports, bench: HandBench, folder: Path
) -> None:
    write(folder / "monday.csv", rows("PO-1"), bench.clock.now())
    assert len(looks(watched)) == 1
    write(folder / "tuesday.csv", rows("PO-1"), bench.clock.now())
    assert looks(watched, 4) == []
    assert names(folder) == ["filed/monday.csv", "filed/tuesday.csv"]


def test_of_several_files_the_oldest_comes_first(watched: WatchedExports, bench: HandBench, folder: Path) -> None:
    bench.later(minutes=2)
    write(folder / "a.csv", rows("PO-1", "PO-2"), bench.clock.now())
    write(folder / "b.csv", rows("PO-1"))
    assert [found.sentence for found in looks(watched)] == [
        "b.csv: 1 order, 1 new or changed.",
        "a.csv: 2 orders, 1 new or changed.",
    ]


def test_a_bad_file_is_named_and_left_and_the_others_come_in(
    watched: WatchedExports, bench: HandBench, folder: Path
) -> None:
    (folder / "a.xlsx").write_bytes(b"PK\x03\x04 cut off")
    (folder / "b.csv").write_text("Nr;Text\n1;x\n", encoding="utf-8")
    for name in ("a.xlsx", "b.csv"):
        os.utime(folder / name, (1, 1))
    write(folder / "c.csv", rows("PO-1"), bench.clock.now())
    found = {one.name: one for one in looks(watched)}
    assert found["c.csv"].taken
    assert found["a.xlsx"].taken is None
    assert found["b.csv"].sentence == (
        "b.csv: it has no column “PO No.”, which is the PO number. Show which one is: Shift F3."
    )
    assert names(folder) == ["a.xlsx", "b.csv", "filed/c.csv"]
    assert looks(watched)  # an export came in: what was left is tried once more, and left
    assert watched.trouble is not None
    assert looks(watched, 4) == []
    assert watched.trouble.splitlines()[1] == found["b.csv"].sentence
    (folder / "a.xlsx").unlink()
    (folder / "b.csv").unlink()
    looks(watched, 1)
    assert watched.trouble is None


def test_a_file_that_was_left_comes_in_when_the_layout_fits_it(
    watched: WatchedExports, bench: HandBench, folder: Path
) -> None:
    write(folder / "open.csv", rows("PO-1"), bench.clock.now())
    exchange, layout = bench.desk.exchange, bench.desk.exchange.rules.orders
    exchange.rules = replace(exchange.rules, orders=replace(layout, columns={**layout.columns, "line": "Position"}))
    (found,) = looks(watched)
    assert found.taken is None
    exchange.rules = replace(exchange.rules, orders=layout)
    (found,) = looks(watched)
    assert found.taken


def test_one_that_looks_cut_off_waits_for_a_person_and_is_filed_when_he_took_it(
    watched: WatchedExports, bench: HandBench, folder: Path
) -> None:
    bench.take(rows("PO-1", "PO-2", "PO-3"))
    bench.later(minutes=1)
    file = write(folder / "open.csv", rows("PO-2"), bench.clock.now())
    (found,) = looks(watched)
    assert found.sentence.startswith("open.csv: it has only 1 orders")
    assert found.sentence.endswith("If it is right, take it in with F3 and then Ctrl F3.")
    bench.desk.exchange.take(file, lambda _done, _all: None, lambda: False, anyway=True)
    assert looks(watched) == []
    assert names(folder) == ["filed/open.csv"]
    assert watched.trouble is None


def test_rows_that_were_not_understood_are_said_until_the_next_export(
    watched: WatchedExports, bench: HandBench, folder: Path
) -> None:
    write(folder / "a.csv", [row("PO-1", 1, Qty="x"), *rows("PO-2")], bench.clock.now())
    assert looks(watched)[0].taken
    assert watched.trouble == "a.csv, row 2, Qty: “x” is no number; PO-1 is left as it was."
    bench.later(minutes=1)
    write(folder / "b.csv", rows("PO-1", "PO-2"), bench.clock.now())
    assert looks(watched)[0].taken
    assert watched.trouble is None


def test_the_desk_looks_by_itself_and_its_foot_names_what_was_left(bench: HandBench, folder: Path) -> None:
    came, named = threading.Event(), threading.Event()

    def listen(_changes: object) -> None:
        status = bench.desk.operator.upkeep.status()
        if status.export_at:
            came.set()
        if status.trouble and "bad.csv" in status.trouble:
            named.set()

    bench.desk.listen(listen)
    bench.desk.exports.watch(folder)
    (folder / "bad.csv").write_text("Nr;Text\n1;x\n", encoding="utf-8")
    write(folder / "open.csv", rows("PO-1"), bench.clock.now())
    bench.desk.start()
    assert came.wait(60)
    assert named.wait(60)
    assert bench.desk.operator.upkeep.status().exports_watched


def a_desk(tmp_path: Path, **others: str) -> None:
    rules = tmp_path / "client.toml"
    rules.write_text(PLAYBOOK, encoding="utf-8")
    settings.save(Settings(person="ana", playbook=str(rules), **others), places.settings_file())


def test_the_command_takes_in_what_lies_there(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_keyring(monkeypatch)
    a_desk(tmp_path, exports=str(folder))
    write(folder / "open.csv", rows("PO-1"))
    assert main(["exchange", "watch", "--once"]) == 0
    assert capsys.readouterr() == ("open.csv: 1 order, 1 new or changed.\n", "")
    (folder / "bad.csv").write_text("Nr;Text\n1;x\n", encoding="utf-8")
    assert main(["exchange", "watch", str(folder), "--once"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "bad.csv: it has no column “PO No.”, which is the PO number. Show which one is: Shift F3.\n"


def test_the_command_asks_for_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_keyring(monkeypatch)
    a_desk(tmp_path)
    assert main(["exchange", "watch", "--once"]) == 2
    assert "Name the folder" in capsys.readouterr().err
    assert main(["exchange", "watch", str(tmp_path / "none"), "--once"]) == 2
    assert "is no folder" in capsys.readouterr().err


def test_exports_and_documents_do_not_share_a_folder(tmp_path: Path) -> None:
    with pytest.raises(TomlProblem, match="exports need one of their own"):
        settings.save(Settings(inbox=str(tmp_path), exports=str(tmp_path)))
