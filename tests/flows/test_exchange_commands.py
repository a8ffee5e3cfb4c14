"""`poworkbench exchange`: imports, updates and where it stands, in a terminal; large exports, and stopping one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.benches import document
from tests.exports import PLAYBOOK, HandBench, hand_benches, read_back, row, rows, write
from tests.sealed import with_keyring

from poworkbench.app import places, settings, start
from poworkbench.app.cli.main import main
from poworkbench.app.settings import Settings
from poworkbench.app.wiring import Desk
from poworkbench.services.stores import Cancelled


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """A safe keyring for the desk's key."""
    with_keyring(monkeypatch)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A desk whose playbook knows its exports, and one of them."""
    rules = tmp_path / "client.toml"
    rules.write_text(PLAYBOOK, encoding="utf-8")
    settings.save(Settings(person="ana", playbook=str(rules)), places.settings_file())
    return write(tmp_path / "open.csv", rows("PO-1", "PO-2", "PO-3"))


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(["exchange", *words])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_a_day_in_a_terminal(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "import", str(export)) == (0, "open.csv: 3 orders, 3 new or changed.\n", "")
    assert said(capsys, "export", "--out", str(tmp_path / "u.csv")) == (
        0, "Nothing is to be given: no file was written.\n", "",
    )  # fmt: skip
    status, out, _err = said(capsys, "status")
    assert status == 0
    assert out.splitlines()[0].startswith("last export  open.csv (full, made ")
    assert "to give      0 values of 0 orders" in out


def test_what_is_wrong_with_rows_is_said_one_by_one(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = [row("PO-1", 1, Qty="x"), row("PO-2", 1, Promise_Date="2026/31/12"), *rows("PO-3")]
    status, out, err = said(capsys, "import", str(write(tmp_path / "bad.csv", table)))
    assert (status, out) == (1, "bad.csv: 1 order, 1 new or changed, 2 orders left as they were.\n")
    assert err.splitlines() == [
        "bad.csv, row 2, Qty: “x” is no number; PO-1 is left as it was.",
        "bad.csv, row 3, Promise Date: “2026/31/12” is no date; PO-2 is left as it was.",
    ]


def test_a_cut_off_export_needs_anyway(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "import", str(export), "--full")
    short = write(tmp_path / "short.csv", rows("PO-1"))
    status, _out, err = said(capsys, "import", str(short), "--full")
    assert status == 2
    assert err == (
        "short.csv: it has only 1 orders and the last full export had 3: more than half would be closed. "
        "Nothing was changed. With --anyway it is taken in all the same.\n"
    )
    assert said(capsys, "import", str(short), "--full", "--anyway")[1] == (
        "short.csv: 1 order, 0 new or changed, 2 closed.\n"
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is no workbook and no table"),
        (b"PK\x03\x04rubbish", "it is damaged"),
        (b"PO;Line\nPO-1;1\n", "it has no column"),
    ],
)
def test_a_file_that_is_no_export_is_said_in_a_line(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, words: str
) -> None:
    file = tmp_path / "what.csv"
    file.write_bytes(content)
    status, _out, err = said(capsys, "import", str(file))
    assert status == 2
    assert words in err
    assert err.count("\n") == 1


def test_a_file_that_is_not_there_and_a_client_with_an_interface(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, "import", str(tmp_path / "none.csv"))[2] == "none.csv: No such file or directory.\n"
    settings.save(Settings(erp_url="https://erp.example"), places.settings_file())
    status, _out, err = said(capsys, "import", str(export))
    assert (status, err) == (2, "This client's ERP has an interface: the workbench itself exchanges with it.\n")


def test_a_desk_starts_without_an_erp_once_its_playbook_knows_exports(export: Path) -> None:
    found = start.load()
    desk = Desk(start.setup(found, start.playbook(found), lambda: None))
    try:
        assert desk.setup.by_hand
        desk.start()
    finally:
        desk.close()
    settings.save(Settings(), places.settings_file())
    with pytest.raises(start.NotSetUp, match="poworkbench exchange map FILE"):
        start.setup(Settings(), start.playbook(Settings()), lambda: None)


def test_updates_up_to_a_day(tmp_path: Path) -> None:
    with hand_benches(tmp_path / "desk") as bench:
        bench.take(rows("PO-1", "PO-2"))
        for number in (1, 2):
            doc = bench.receive(document(f"PO-{number}", {"unit_price": "131.50"}), f"{number}.json")
            bench.desk.operator.accept(doc, "1", "unit_price")
            first = bench.clock.now()
            bench.later(days=1)
        give = bench.desk.exchange.give
        assert give(tmp_path / "one.csv", until=first.replace(microsecond=0)).orders == 1
        assert [line[0] for line in read_back(tmp_path / "one.csv")[1:]] == ["PO-1"]
        assert give(tmp_path / "two.csv").orders == 1


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[HandBench]:
    """An empty desk."""
    with hand_benches(tmp_path / "desk") as made:
        yield made


def large(folder: Path, bench: HandBench, orders: int, lines: int) -> Path:
    table = [row(f"PO-{number}", line) for number in range(orders) for line in range(1, lines + 1)]
    return write(folder / "large.csv", table, bench.clock.now())


def test_a_large_export_says_how_far_it_is_and_is_stopped_between_pages(bench: HandBench, tmp_path: Path) -> None:
    file = large(tmp_path, bench, 2000, 10)
    heard: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        bench.desk.exchange.take(file, lambda *told: heard.append(told), lambda: len(heard) > 45)
    watched = bench.desk.operator.status().orders_watched
    assert 0 < watched < 2000  # whole pages of orders came in and stay
    assert bench.desk.exchange.standing().last is None  # the export was not taken in
    assert all(done <= total for done, total in heard)
    heard.clear()
    taken = bench.desk.exchange.take(file, lambda *told: heard.append(told), lambda: False)
    assert (taken.event.rows, taken.event.orders, taken.changed) == (20_000, 2000, 2000 - watched)
    assert heard[-1][0] == heard[-1][1]
    assert bench.desk.operator.status().orders_watched == 2000


def test_an_export_is_stopped_while_it_is_read(bench: HandBench, tmp_path: Path) -> None:
    file = large(tmp_path, bench, 400, 5)
    with pytest.raises(Cancelled):
        bench.desk.exchange.take(file, lambda _done, _all: None, lambda: True)
    assert bench.desk.operator.status().orders_watched == 0
